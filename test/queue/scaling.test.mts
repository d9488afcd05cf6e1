/** n8n in queue mode under load: throughput, and a worker that is killed in the middle. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';

import { SENDER } from '../workflows/campaigns.mts';
import { json } from '../workflows/stage.mts';
import { Bill } from './bill.mts';
import { Campaign, until, type Part } from './campaign.mts';
import { contact, CRM, floor, FLOOR } from './crm.mts';
import { describe, type Load } from './load.mts';
import { settings } from './settings.mts';
import { QueueStage } from './stage.mts';

/** n8n notices a worker that is gone after a minute or two. */
const NOTICE_MS = 300_000;
const DRAIN_MS = 1_800_000;
/** How long one worker, and n8n without us, are called, in seconds: enough to see how fast. */
const SHORT = Math.min(settings.seconds, 10);

let stage: QueueStage;
before(async () => {
	stage = await QueueStage.open(settings.engine);
	await stage.useWorkers(1);
	await stage.api.create(floor());
	await stage.api.publish(CRM.id);
	for (const { path } of [FLOOR, CRM]) {
		await stage.api.fromOutside(path, json({ id: 'first', agreedToTexts: false }));
	}
});
after(() => stage.close());

/** How many of these calls' contacts have a message; nobody may have two. */
function reached(series: number, { taken }: Load): number {
	const counts = stage.counts();
	const own = taken.map((call) => counts.get(contact(series, call).phone) ?? 0);
	assert.ok(
		own.every((count) => count <= 1),
		'nobody has two',
	);
	return own.filter((count) => count === 1).length;
}

for (const workers of [1, 2]) {
	for (const [flow, series, seconds] of [
		[FLOOR, 210 + workers, SHORT],
		[CRM, 212 + workers, workers === 1 ? SHORT : settings.seconds],
	] as const) {
		const name = `${flow.name} through ${workers} worker(s)`;
		test(name, { timeout: 2_400_000 }, async (t) => {
			await stage.useWorkers(workers);
			const bill = await Bill.open(stage);
			const load = await stage.call(flow, seconds, series);
			t.diagnostic(describe(load));
			assert.equal(load.taken.length, settings.rate * seconds, 'every call is taken');
			await stage.idle(flow.id, DRAIN_MS);
			if (flow === CRM) assert.equal(reached(series, load), load.taken.length, 'nobody is missing');
			for (const line of await bill.lines(load.taken.length)) t.diagnostic(line);
		});
	}
}

test(
	'a worker is killed amid CRM contacts and a campaign; a retry accounts for everybody',
	{ timeout: 3_600_000 },
	async (t) => {
		await stage.useWorkers(2);
		const begin = performance.now();
		const since = () => (performance.now() - begin) / 1000;
		const campaign = new Campaign(stage, settings.recipients);
		await campaign.begin();
		const bill = await Bill.open(stage);
		const calls = stage.call(CRM, settings.seconds, 215).then(async (load) => {
			t.diagnostic(describe(load));
			const each = await bill.share('webhook', load.taken.length);
			t.diagnostic(`CPU of the webhook process per call: ${each.toFixed(1)} ms`);
			return load;
		});
		const [victim, killed] = await campaign.midway(DRAIN_MS);
		await stage.kill(victim);
		for (const part of killed) {
			const sent = campaign.sent(part);
			t.diagnostic(
				`${victim.name} killed with ${sent} of ${part.phones.length} of ${part.id} sent`,
			);
			assert.ok(sent < part.phones.length, 'it was in the middle');
		}
		const retries = await Promise.all(killed.map(async (part) => await campaign.retry(part)));
		await stage.useWorkers(2);
		for (const part of campaign.parts.filter((one) => !killed.includes(one))) {
			t.diagnostic(`${part.id}: ${await campaign.account(part, part.execution, DRAIN_MS)}`);
		}
		for (const [place, part] of killed.entries()) {
			const account = await campaign.account(part, retries[place] ?? '', DRAIN_MS);
			t.diagnostic(`${part.id}, retried: ${account}; ${since().toFixed(1)} s after the beginning`);
		}
		await noticed(t, campaign, killed);
		const load = await calls;
		await stage.idle(CRM.id, DRAIN_MS);
		assert.equal(load.taken.length, settings.rate * settings.seconds, 'every call is taken');
		const served = reached(215, load);
		const lost = load.taken.length - served;
		t.diagnostic(
			`${served} CRM contacts have their message; ${lost} were with the killed worker, and have none; ${since().toFixed(1)} s after the beginning`,
		);
		assert.ok(lost <= 10, 'no more than the worker had at a time');
		const twice = [...stage.counts()].filter(([, count]) => count > 1);
		assert.deepEqual(twice, [], 'no phone has two');
	},
);

/** What n8n makes of the executions itself, and that their calls can be made again. */
async function noticed(t: TestContext, campaign: Campaign, killed: readonly Part[]): Promise<void> {
	for (const part of killed) {
		const status = async () => await campaign.statusOf(part, part.execution);
		const isNoticed = async () => (await status()) !== 'running';
		await until(isNoticed, NOTICE_MS, 'n8n notices that the worker is gone');
		const late = await campaign.retry(part);
		const isOver = async () => !['new', 'running'].includes(await campaign.statusOf(part, late));
		await until(isOver, DRAIN_MS, 'the late retry ends');
		const { runData } = await stage.api.execution(late);
		const ran = SENDER in runData ? 'runs the node' : 'runs nothing';
		t.diagnostic(`${part.id}: n8n says ${await status()}; from then on, Retry ${ran}`);
		const account = await campaign.account(part, await campaign.call(part), DRAIN_MS);
		t.diagnostic(`${part.id}, called again: ${account}`);
	}
}
