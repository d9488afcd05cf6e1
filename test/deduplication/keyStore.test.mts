import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { DeduplicationItemTypes } from 'n8n-workflow';

import { MemoryDeduplicator } from '../../sandbox/engine/deduplication.mts';

type Standing = 'free' | 'sent' | 'unsure';
type Item = DeduplicationItemTypes;

interface Claim {
	standing: Standing;
}

/** As `nodes/shared/deduplication/deduplicationStore.ts` has it: each is the memory of one n8n process. */
interface DeduplicationStore {
	claim(context: object, keys: Array<{ id: string; window: number }>): Promise<Claim[]>;
	settle(context: object, settled: Array<{ claim: Claim; became: Standing }>): Promise<void>;
}

const { DeduplicationStore } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/deduplication/deduplicationStore.js',
) as {
	DeduplicationStore: new () => DeduplicationStore;
};

const hour = 3_600_000;

/** One row of n8n's table, as the nodes of all processes see it. */
function row() {
	const store = new MemoryDeduplicator();
	const about = { node: { id: 'node' }, workflow: { id: 'workflow' } } as never;
	const options = { mode: 'entries', maxEntries: 100_000 } as const;
	const helpers = {
		checkProcessedAndRecord: async (items: Item[]) =>
			await store.checkProcessedAndRecord(items, 'node', about, options),
		removeProcessed: async (items: Item[]) => await store.removeProcessed(items, 'node', about),
	};
	return { store, context: { helpers, logger: { warn: () => {} } } };
}

/** An n8n process: a new one knows nothing but what is in the table. */
function processOf({ context }: ReturnType<typeof row>) {
	const keys = new DeduplicationStore();
	const ask = async (id: string, window = hour) => {
		const [claim] = await keys.claim(context, [{ id, window }]);
		assert.ok(claim);
		return claim;
	};
	const settle = async (claim: Claim, became: Standing) =>
		await keys.settle(context, [{ claim, became }]);
	/** Asks for a key and settles it as sent, if it is free. */
	const send = async (id: string, window?: number) => {
		const claim = await ask(id, window);
		if (claim.standing === 'free') await settle(claim, 'sent');
		return claim.standing;
	};
	return { keys, ask, settle, send };
}

describe('A key of an n8n that was restarted', { timeout: 30_000 }, () => {
	const ends: Array<[string, Standing | undefined, Standing]> = [
		['was sent', 'sent', 'sent'],
		['was released', 'free', 'free'],
		['was left open, because nobody knows', 'unsure', 'unsure'],
		['was left open, because n8n was killed', undefined, 'unsure'],
	];
	for (const [name, became, expected] of ends) {
		test(`that ${name} comes out as ${expected}, however often it is asked for`, async () => {
			const table = row();
			const before = processOf(table);
			const claim = await before.ask('key');
			if (became) await before.settle(claim, became);
			for (const _of of ['one restart', 'another', 'a third']) {
				const after = processOf(table);
				const again = await after.ask('key');
				assert.equal(again.standing, expected);
				if (expected === 'free') await after.settle(again, 'free');
			}
		});
	}

	test('is remembered for its window, and for no more than two', async (t) => {
		t.mock.timers.enable({ apis: ['Date'], now: 1000.5 * hour });
		for (const [later, expected] of [
			[0.99, 'sent'],
			[2, 'free'],
		] as const) {
			const table = row();
			t.mock.timers.setTime(1000.5 * hour);
			await processOf(table).send('key');
			t.mock.timers.setTime((1000.5 + later) * hour);
			assert.equal(await processOf(table).send('key'), expected);
		}
	});
});

describe('A key of another worker', { timeout: 30_000 }, () => {
	test('is unsure while its request is under way, and sent afterwards', async () => {
		const table = row();
		const [one, other] = [processOf(table), processOf(table)];
		const claim = await one.ask('key');
		assert.equal((await other.ask('key')).standing, 'unsure');
		await one.settle(claim, 'sent');
		assert.equal((await other.ask('key')).standing, 'sent');
		assert.equal(await processOf(table).send('another key'), 'free');
	});
});

describe('The store of one process', { timeout: 30_000 }, () => {
	test('lets who asks for a key wait for the request under way', async () => {
		const { ask, settle } = processOf(row());
		const claim = await ask('key');
		const others = Promise.all([ask('key'), ask('key')]);
		const first = await Promise.race([others, new Promise((resolve) => setTimeout(resolve, 30))]);
		assert.equal(first, undefined, 'they wait');
		await settle(claim, 'sent');
		assert.deepEqual(
			(await others).map(({ standing }) => standing),
			['sent', 'sent'],
		);
	});

	test('asks for all keys that come up during a call in the next one', async () => {
		const table = row();
		const { ask } = processOf(table);
		const first = ask('first');
		await new Promise(setImmediate);
		await Promise.all([first, ...Array.from({ length: 100 }, async (_, n) => await ask(`${n}`))]);
		assert.equal(table.store.calls, 2);
	});

	test('forgets a key at the end of its window, whatever the windows of others', async (t) => {
		t.mock.timers.enable({ apis: ['Date'], now: 1000.9 * hour });
		const table = row();
		const { send } = processOf(table);
		await send('long', 5 * hour);
		await send('short');
		t.mock.timers.tick(hour);
		assert.equal(await send('long', 5 * hour), 'sent');
		assert.equal(await send('short'), 'free');
		t.mock.timers.tick(10 * hour);
		await send('last');
		assert.equal(table.store.records, 1, 'and its records are gone');
	});
});

describe('50,000 keys', { timeout: 30_000 }, () => {
	/** As n8n's, but for the time that it takes. */
	const quickRow = () => {
		const records = new Set<Item>();
		const seen = { calls: 0, most: 0, records };
		const checkProcessedAndRecord = async (items: Item[]) => {
			seen.calls += 1;
			const fresh = items.filter((item) => !records.has(item));
			for (const item of fresh) records.add(item);
			seen.most = Math.max(seen.most, records.size);
			return { new: fresh, processed: [] };
		};
		const removeProcessed = async (items: Item[]) => {
			seen.calls += 1;
			for (const item of items) records.delete(item);
		};
		return { seen, context: { helpers: { checkProcessedAndRecord, removeProcessed } } };
	};

	test('in requests of 500 take two calls for each, and leave one record for each key', async () => {
		const { seen, context } = quickRow();
		const keys = new DeduplicationStore();
		for (let chunk = 0; chunk < 100; chunk++) {
			const wanted = Array.from({ length: 500 }, (_, n) => ({ id: `${chunk} ${n}`, window: hour }));
			const claims = await keys.claim(context, wanted);
			await keys.settle(
				context,
				claims.map((claim) => ({ claim, became: 'sent' })),
			);
		}
		assert.equal(seen.calls, 200);
		assert.equal(seen.records.size, 50_000);
		assert.ok(seen.most <= 51_000, `${seen.most} records at once`);
		const [one] = await keys.claim(context, [{ id: '7 7', window: hour }]);
		assert.equal(one?.standing, 'sent');
		assert.equal(seen.calls, 202, 'one more key takes as few calls as the first');
	});
});
