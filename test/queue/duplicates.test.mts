/** How often two workers send what a Duplicate Key should send once: a measurement, not a promise. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { SENDER, workflowOf, type Campaign } from '../workflows/campaigns.mts';
import { json } from '../workflows/stage.mts';
import { settings } from './settings.mts';
import { QueueStage } from './stage.mts';

const LIMIT_MS = 120_000;

let stage: QueueStage;
before(async () => {
	stage = await QueueStage.open();
	await stage.useWorkers(2);
});
after(() => stage.close());

const campaign = (id: string, more: Partial<Campaign> = {}): Campaign => ({
	id,
	provider: 'smsScheduler',
	concurrency: 1,
	batchSize: 100,
	responseMode: 'lastNode',
	duplicateKey: '={{ $json.body.key }}',
	...more,
});

async function call(id: string, body: object): Promise<void> {
	const response = await stage.api.fromOutside(`/webhook/${id}`, json(body));
	const says = await response.text();
	assert.ok(response.ok, `${response.status} ${says}`);
}

test('two calls with one key at the same instant', { timeout: 600_000 }, async (t) => {
	const id = 'pairs';
	await stage.api.create(workflowOf(campaign(id)));
	const phoneOf = (pair: number) => `+1415666${String(pair).padStart(4, '0')}`;
	await call(id, { key: 'first', phones: ['+14156669999'] });
	const pairs: string[][] = [];
	for (let pair = 0; pair < settings.pairs; pair++) {
		const body = { key: `order-${pair}`, phones: [phoneOf(pair)] };
		await Promise.all([call(id, body), call(id, body)]);
		pairs.push([...(await stage.api.statuses(id, 2)).keys()]);
	}
	assert.equal(new Set(pairs.flat()).size, 2 * settings.pairs, 'each call is an execution');
	const takers = await stage.takers();
	const counts = stage.counts();
	const figures = { apart: 0, apartTwice: 0, together: 0, togetherTwice: 0 };
	for (const [pair, executions] of pairs.entries()) {
		assert.ok(
			executions.every((one) => takers.has(one)),
			'a worker had it',
		);
		const isApart = new Set(executions.map((one) => takers.get(one)?.name)).size === 2;
		const isTwice = counts.get(phoneOf(pair)) === 2;
		assert.ok((counts.get(phoneOf(pair)) ?? 0) >= 1, `pair ${pair} was sent`);
		figures[isApart ? 'apart' : 'together'] += 1;
		if (isTwice) figures[isApart ? 'apartTwice' : 'togetherTwice'] += 1;
	}
	const { apart, apartTwice, together, togetherTwice } = figures;
	t.diagnostic(
		`${settings.pairs} pairs: ${apart} on two workers, ${apartTwice} of them sent twice; ${together} on one worker, ${togetherTwice} sent twice`,
	);
	assert.equal(togetherTwice, 0, 'one worker sends a key once');
});

test('one node that two workers run: what its store forgets', { timeout: 600_000 }, async (t) => {
	const id = 'one-node';
	await stage.api.create(workflowOf(campaign(id, { responseMode: 'onReceived' })));
	const size = 2500;
	const half = (first: number) =>
		Array.from({ length: size }, (_, n) => `+1415777${String(first + n).padStart(4, '0')}`);
	const halves = [half(0), half(size)];
	const sendBoth = async (): Promise<void> => {
		const known = (await stage.api.statuses(id)).size;
		await Promise.all(halves.map((phones) => call(id, { key: 'spring', phones })));
		const last = Date.now() + LIMIT_MS;
		for (;;) {
			const statuses = [...(await stage.api.statuses(id)).values()];
			const isOver = statuses.length === known + 2 && statuses.every((one) => one === 'success');
			if (isOver) return;
			assert.ok(Date.now() < last, statuses.join());
			await sleep(200);
		}
	};
	await sendBoth();
	const takers = await stage.takers();
	const first = [...(await stage.api.statuses(id)).keys()];
	const isApart = new Set(first.map((one) => takers.get(one)?.name)).size === 2;
	await sendBoth();
	const counts = stage.counts();
	const twice = halves.flat().filter((phone) => (counts.get(phone) ?? 0) > 1).length;
	t.diagnostic(
		`${2 * size} recipients in two executions at once on ${isApart ? 'two workers' : 'one worker'}, and all of it again: ${twice} phones got two`,
	);
	if (!isApart) assert.equal(twice, 0);
	for (const [execution] of await stage.api.statuses(id)) {
		const { runData } = await stage.api.execution(execution);
		const sent = runData[SENDER]?.[0]?.data?.['main']?.[0] ?? [];
		assert.equal(sent.length, size, 'every recipient comes out');
	}
});
