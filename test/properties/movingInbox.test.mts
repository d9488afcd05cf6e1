import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { account, Message, newMessages, World } from './movingInbox.mts';
import { Clock, listings, MovingList } from './movingList.mts';

const minute = 60_000;
const hour = 60 * minute;

/** How the clock runs between two polls, and how old the messages are when they turn up. */
const paces = { 'a poll each minute': 2 * minute, 'polls that fail for hours': 7 * hour };

/** Worlds in which something was lost or doubled once. */
const hard: Array<[seed: number]> = [[951_481_631], [1_560_790_933]];

const sequences = Number(process.env['SEQUENCES'] ?? 5);

for (const listing of listings) {
	for (const [pace, longest] of Object.entries(paces)) {
		test(`Each received message starts the workflow once while the inbox moves: ${listing.order}, ${listing.headers}, ${pace}`, async (t) => {
			const numRuns = listing.headers === 'with page headers' ? 4 * sequences : sequences;
			let violations = 0;
			let first: string[] = [];
			const property = fc.asyncProperty(fc.nat(), async (seed) => {
				const world = new World(listing, seed);
				await world.clock.around(async () => await world.run(longest));
				const faults = world.faults();
				if (faults.length > 0) {
					violations += 1;
					if (first.length === 0) first = [`seed ${seed}`, ...faults];
				}
			});
			await fc.assert(property, { numRuns, examples: hard });
			t.diagnostic(`${violations} of ${numRuns} sequences lose or double a message`);
			assert.deepEqual(first, []);
		});
	}
}

test('A message that moved to a page that was read already is found by the next poll, however old it is', async () => {
	const clock = new Clock();
	const list = new MovingList<Message>({
		order: 'newest first',
		headers: 'without page headers',
	});
	const poll = async (before: unknown) => await newMessages(list.ask, account, {}, before);
	await clock.around(async () => {
		const first = await poll(undefined);
		clock.now += 7 * hour;
		// What begins the second page is older than what a poll reads back behind the newest message.
		for (let n = 0; n < 150; n++) {
			const age = n < 100 ? n * 10_000 : 4 * hour + n * 10_000;
			list.add(new Message(clock.now - age, `text ${n}`, 'after'));
		}
		list.meanwhile = () => {
			list.records.shift();
			list.meanwhile = () => undefined;
		};
		const second = await poll(first.kept);
		const third = await poll(second.kept);
		const found = [...second.messages, ...third.messages].map(({ Message: text }) => text);
		assert.ok(!second.messages.some(({ Message: text }) => text === 'text 100'));
		assert.equal(new Set(found).size, 150);
		assert.equal(found.length, 150);
	});
});
