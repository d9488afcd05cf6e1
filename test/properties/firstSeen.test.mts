import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import fc from 'fast-check';

interface Sighting {
	item: number;
	at: number;
	content: readonly unknown[];
}
interface Seen {
	since: number;
	known: Record<string, readonly [number, number]>;
}

const { firstSeen } = createRequire(import.meta.url)(
	'../../dist/nodes/ProTexting/trigger/firstSeen.js',
) as {
	firstSeen(
		seen: Seen,
		list: readonly Sighting[],
		lateness: number,
		now: number,
	): { fresh: number[]; seen: Seen };
};

const lateness = 100;

/** Messages in the order in which they turn up: some late, some alike, some at the same time. */
const arrivals = fc.array(
	fc.record({
		/** Time since the arrival before. */
		pause: fc.integer({ min: 0, max: 60 }),
		/** How long ago it happened when it turns up. */
		late: fc.integer({ min: 0, max: lateness - 1 }),
		text: fc.constantFrom('yes', 'no', 'STOP'),
		/** Whether the list is read after it. */
		isPolled: fc.boolean(),
	}),
	{ maxLength: 60 },
);
const orders: Record<string, (list: Sighting[]) => Sighting[]> = {
	'the newest first': (list) => list.toSorted((a, b) => b.at - a.at),
	'the oldest first': (list) => list.toSorted((a, b) => a.at - b.at),
	'as it comes': (list) => list,
};

for (const [order, sorted] of Object.entries(orders)) {
	test(`Every message is new once, however polls and arrivals alternate, ${order}`, () => {
		const property = fc.property(arrivals, (all) => {
			let now = 1000;
			let seen: Seen = { since: now - lateness, known: {} };
			const list: Sighting[] = [];
			const found: number[] = [];
			const look = () => {
				const listed = sorted(list).filter(({ at }) => at >= seen.since);
				// What is kept goes through JSON, as it does when n8n is restarted.
				const read = firstSeen(JSON.parse(JSON.stringify(seen)) as Seen, listed, lateness, now);
				found.push(...read.fresh);
				seen = read.seen;
			};
			for (const [item, { pause, late, text, isPolled }] of all.entries()) {
				now += pause;
				list.push({ item, at: now - late, content: [text] });
				if (isPolled) look();
			}
			look();
			look();
			const byContent = (items: number[]) =>
				items.map((item) => `${list[item]?.at} ${String(list[item]?.content)}`).sort();
			assert.deepEqual(byContent(found), byContent(list.map(({ item }) => item)));
		});
		fc.assert(property, { numRuns: 2000 });
	});
}

test('Of too many messages at one time the latest are remembered, and nothing before them is read', () => {
	const list = Array.from(
		{ length: 12_000 },
		(_, n): Sighting => ({ item: n, at: n, content: [n] }),
	);
	const { fresh, seen } = firstSeen({ since: 0, known: {} }, list, 1_000_000, 12_000);
	assert.equal(fresh.length, 12_000);
	assert.ok(Object.keys(seen.known).length <= 10_000);
	const again = firstSeen(seen, list, 1_000_000, 12_000);
	assert.deepEqual(again.fresh, []);
	const one: Sighting = { item: 12_000, at: 12_000, content: ['new'] };
	assert.deepEqual(firstSeen(seen, [...list, one], 1_000_000, 12_000).fresh, [12_000]);
});
