import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { processOf, Table, type Outage, type Standing } from '../support/keyTable.mts';

/** Calls that an execution makes of n8n's store at most, where nothing fails, and some more. */
const mostCalls = 6;

const outages: Outage[] = (['before', 'after'] as const).flatMap((moment) =>
	Array.from({ length: mostCalls }, (_, n) => n + 1).flatMap((from) =>
		[0, 1, 2, Infinity].map((more) => ({ from, to: from + more, moment })),
	),
);

/** What stands in n8n's store before: of an earlier n8n, and of how many other keys. */
interface Before {
	key: Standing;
	others: number;
}

interface Case {
	before: Before;
	outage: Outage;
	/** What the provider does with the message. */
	became: Standing;
	/** Whether n8n starts anew while the store is still gone. */
	restarts: boolean;
}

async function tableOf({ key, others }: Before): Promise<Table> {
	const table = new Table();
	const earlier = processOf(table);
	for (let other = 0; other < others; other++) await earlier.send(`other ${other}`);
	if (key !== 'free') await earlier.settle(await earlier.ask('key'), key);
	return table;
}

/** Executes a workflow that sends with a key. @returns how the key stood; none: the store failed */
async function execute({ ask, settle }: ReturnType<typeof processOf>, became: Standing) {
	try {
		const claim = await ask('key');
		if (claim.standing === 'free') await settle(claim, became);
		return claim.standing;
	} catch {
		return undefined;
	}
}

/** What three executions find, of which the store fails in the first two, and how it stands then. */
async function run({ before, outage, became, restarts }: Case) {
	const table = await tableOf(before);
	const n8n = processOf(table);
	table.fail(outage);
	const first = await execute(n8n, became);
	const second = await execute(n8n, became);
	table.heal();
	const third = await execute(restarts ? processOf(table) : n8n, became);
	const asked = [first, second, third];
	return { asked, made: asked.filter((standing) => standing === 'free').length };
}

async function everyOutage(one: Omit<Case, 'outage'>, check: (found: Found) => boolean) {
	const wrong = await Promise.all(
		outages.map(async (outage) => {
			const found = await run({ ...one, outage });
			return check(found) ? [] : [{ ...outage, asked: found.asked.map(String).join() }];
		}),
	);
	assert.deepEqual(wrong.flat(), []);
}

type Found = Awaited<ReturnType<typeof run>>;

const befores: Record<string, Before> = {
	'in an empty store': { key: 'free', others: 0 },
	'beside the keys of an earlier n8n': { key: 'free', others: 3 },
};

describe("When n8n's store fails at any call, before or after it has written", () => {
	for (const [where, before] of Object.entries(befores)) {
		test(`${where}, a message that was accepted is never sent again`, async () => {
			for (const restarts of [false, true]) {
				await everyOutage({ before, became: 'sent', restarts }, ({ made, asked }) => {
					const last = asked[2];
					return made <= 1 && (made === 1 || restarts) && (last !== 'unsure' || restarts);
				});
			}
		});

		test(`${where}, a message that was refused is sent again, once the store is back`, async () => {
			await everyOutage(
				{ before, became: 'free', restarts: false },
				({ asked }) => asked[2] === 'free' && !asked.includes('unsure'),
			);
		});

		test(`${where}, a message that was refused is sent or unknown after a restart`, async () => {
			await everyOutage(
				{ before, became: 'free', restarts: true },
				({ asked }) => asked[2] === 'free' || asked[2] === 'unsure',
			);
		});

		test(`${where}, a message that may have been sent is unknown, and not sent again`, async () => {
			for (const restarts of [false, true]) {
				await everyOutage(
					{ before, became: 'unsure', restarts },
					({ made, asked }) => made <= 1 && asked[2] !== 'sent' && (made === 1 || restarts),
				);
			}
		});
	}

	for (const key of ['sent', 'unsure'] as const) {
		for (const others of [0, 3]) {
			test(`a key that an earlier n8n left as ${key}, beside ${others} others, is never free`, async () => {
				for (const restarts of [false, true]) {
					await everyOutage(
						{ before: { key, others }, became: 'sent', restarts },
						({ made, asked }) => made === 0 && asked[2] !== undefined,
					);
				}
			});
		}
	}

	test('once while a message is released, that it was refused is known after a restart', async () => {
		for (const moment of ['before', 'after'] as const) {
			const table = new Table();
			const n8n = processOf(table);
			const claim = await n8n.ask('key');
			table.fail({ from: 1, to: 1, moment });
			await n8n.settle(claim, 'free');
			assert.equal((await processOf(table).ask('key')).standing, 'free');
		}
	});

	test('to a key that another worker has sent meanwhile, it is not sent again', async () => {
		const table = new Table();
		const [one, other] = [processOf(table), processOf(table)];
		table.fail({ from: 2, to: 2, moment: 'before' });
		await assert.rejects(one.ask('key'));
		await other.send('key');
		assert.notEqual((await one.ask('key')).standing, 'free');
	});

	test('and its records are lost to another worker, this process knows what it sent', async () => {
		const table = new Table();
		const n8n = processOf(table);
		await n8n.send('key');
		table.store.forget('workflow');
		assert.equal((await n8n.ask('key')).standing, 'sent');
	});

	test('many keys in one call that was written are free again, those sent before are not', async () => {
		const table = new Table();
		const n8n = processOf(table);
		for (let n = 0; n < 10; n += 2) await n8n.send(`${n}`);
		table.fail({ from: 1, to: 1, moment: 'after' });
		const keys = Array.from({ length: 10 }, (_, n) => ({ id: `${n}`, window: 3_600_000 }));
		await assert.rejects(n8n.keys.claim(table.context, keys), /its answer is lost/);
		const claims = await n8n.keys.claim(table.context, keys);
		assert.deepEqual(
			claims.map(({ standing }) => standing),
			keys.map((_, n) => (n % 2 === 0 ? 'sent' : 'free')),
		);
	});
});
