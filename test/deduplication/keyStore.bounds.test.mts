import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { DeduplicationItemTypes } from 'n8n-workflow';

import { hour, DeduplicationStore } from '../support/keyTable.mts';

type Item = DeduplicationItemTypes;

interface SettledKey {
	name: string;
	standing: 'sent' | 'unsure';
	until: number;
	records: readonly string[];
}

interface SettledKeys {
	readonly size: number;
	get(name: string): SettledKey | undefined;
	add(key: SettledKey): void;
	takeDue(names: readonly string[], most: number): string[];
}

interface DueQueue {
	readonly size: number;
	push(item: { until: number }): void;
	takeDue(by: number): { until: number } | undefined;
}

const require = createRequire(import.meta.url);
const shared = '../../dist/nodes/shared';
const { SettledKeys } = require(`${shared}/deduplication/settledKeys.js`) as {
	SettledKeys: new (most: number) => SettledKeys;
};
const { DueQueue } = require(`${shared}/lib/dueQueue.js`) as { DueQueue: new () => DueQueue };

/** As n8n's, but for the time that it takes; the oldest records go first. */
function quickTable() {
	const records = new Set<Item>();
	const seen = { records, mostRemoved: 0 };
	const helpers = {
		checkProcessedAndRecord: async (
			items: Item[],
			_scope: string,
			{ maxEntries }: { maxEntries: number },
		) => {
			const fresh = items.filter((item) => !records.has(item));
			for (const item of fresh) records.add(item);
			let tooMany = records.size - maxEntries;
			for (const item of records) if (tooMany-- > 0) records.delete(item);
			return { new: fresh, processed: [] };
		},
		removeProcessed: async (items: Item[]) => {
			seen.mostRemoved = Math.max(seen.mostRemoved, items.length);
			for (const item of items) records.delete(item);
		},
		getProcessedDataCount: async () => records.size,
	};
	return { seen, context: { helpers, logger: { warn: () => {} } } };
}

const keysOf = (count: number, window = hour, prefix = '') =>
	Array.from({ length: count }, (_, n) => ({ id: `${prefix}${n}`, window }));

async function sendAll(
	store: InstanceType<typeof DeduplicationStore>,
	context: object,
	count: number,
) {
	const claims = await store.claim(context, keysOf(count));
	const free = claims.filter(({ standing }) => standing === 'free');
	await store.settle(
		context,
		free.map((claim) => ({ claim, became: 'sent' })),
	);
	return free.length;
}

describe('Very many keys of one node', { timeout: 60_000 }, () => {
	test('45,000 that fall due at once are all free again the next day', async (t) => {
		t.mock.timers.enable({ apis: ['Date'], now: 1000.5 * hour });
		const { context } = quickTable();
		const store = new DeduplicationStore();
		await sendAll(store, context, 45_000);
		t.mock.timers.tick(24 * hour);
		assert.equal(await sendAll(store, context, 45_000), 45_000);
	});

	test('that are not asked for again are forgotten little by little', async (t) => {
		t.mock.timers.enable({ apis: ['Date'], now: 1000.5 * hour });
		const { context, seen } = quickTable();
		const store = new DeduplicationStore();
		await sendAll(store, context, 43_000);
		t.mock.timers.tick(24 * hour);
		seen.mostRemoved = 0;
		for (let n = 0; n < 50; n++) await store.claim(context, keysOf(1, hour, `later ${n} `));
		assert.ok(seen.mostRemoved <= 2_000, `${seen.mostRemoved} at once`);
		assert.equal(seen.records.size, 150, 'the records of those under way');
	});

	test('70,000 in one request all have their record afterwards', async () => {
		const { context, seen } = quickTable();
		assert.equal(await sendAll(new DeduplicationStore(), context, 70_000), 70_000);
		assert.equal(seen.records.size, 70_000);
		assert.equal(
			await sendAll(new DeduplicationStore(), context, 70_000),
			0,
			'also after a restart',
		);
	});
});

describe(
	'70,000 keys whose n8n is killed while their request is under way',
	{ timeout: 60_000 },
	() => {
		test('are all unsure: n8n has dropped none of their records', async () => {
			const { context } = quickTable();
			await new DeduplicationStore().claim(context, keysOf(70_000));
			const claims = await new DeduplicationStore().claim(context, keysOf(70_000));
			assert.ok(claims.every(({ standing }) => standing === 'unsure'));
		});
	},
);

describe('What a process remembers of the keys that it settled', () => {
	const key = (name: string, until: number, standing: 'sent' | 'unsure' = 'sent'): SettledKey => ({
		name,
		standing,
		until,
		records: [`${name} record`],
	});

	test('is never more than so many, whatever their windows are', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 20 }),
				fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 50 }),
				(most, added) => {
					const keys = new SettledKeys(most);
					for (const [n, until] of added.entries()) keys.add(key(`${n}`, until));
					assert.equal(keys.size, Math.min(most, added.length));
				},
			),
		);
	});

	test('of too many, is of those whose windows end last', () => {
		const keys = new SettledKeys(2);
		for (const hours of [3, 1, 2]) keys.add(key(`of ${hours}`, Date.now() + hours * hour));
		assert.deepEqual(
			[1, 2, 3].map((hours) => keys.get(`of ${hours}`) !== undefined),
			[false, true, true],
		);
	});

	test('is given up when its window is over: all that are asked for, of the others so many', () => {
		const keys = new SettledKeys(100);
		for (let n = 0; n < 10; n++) keys.add(key(`${n}`, Date.now() - 1));
		keys.add(key('not due', Date.now() + hour));
		const records = keys.takeDue(['9', '8', 'not due', 'unknown'], 3);
		assert.ok(records.includes('9 record') && records.includes('8 record'));
		assert.ok(records.length <= 2 + 3, `${records.length} at once`);
		assert.equal(records.length + keys.takeDue([], 100).length, 10);
		assert.equal(keys.size, 1);
	});

	test('of a key that was settled anew is what it came to last', () => {
		const keys = new SettledKeys(100);
		keys.add(key('again', Date.now() - 1));
		keys.takeDue(['again'], 0);
		keys.add(key('again', Date.now() + hour, 'unsure'));
		assert.deepEqual(keys.takeDue([], 100), []);
		assert.equal(keys.get('again')?.standing, 'unsure');
	});
});

test('What is due first comes out first, in whichever order it went in', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 })), (times) => {
			const queue = new DueQueue();
			for (const until of times) queue.push({ until });
			const due: number[] = [];
			for (let one = queue.takeDue(0); one; one = queue.takeDue(0)) due.push(one.until);
			const expected = times.filter((time) => time <= 0).sort((a, b) => a - b);
			assert.deepEqual(due, expected);
			assert.equal(queue.size, times.length - due.length);
		}),
	);
});
