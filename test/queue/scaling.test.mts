/** n8n in queue mode under load: throughput, and a worker that is killed in the middle. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';

import { SENDER } from '../workflows/campaigns.mts';
import { json } from '../workflows/stage.mts';
import { Campaign, until, type Part } from './campaign.mts';
import { callSteadily, type Load } from './load.mts';
import { settings } from './settings.mts';
import { QueueStage } from './stage.mts';

/** The example that chains CRM data to an SMS. */
const CRM = { id: 'smsExample000001', path: '/webhook/crm-contact' };
/** n8n notices a worker that is gone after a minute or two. */
const NOTICE_MS = 300_000;
const DRAIN_MS = 1_800_000;
const QUIET_MS = 20_000;

let stage: QueueStage;
before(async () => {
	stage = await QueueStage.open();
	await stage.useWorkers(1);
	await stage.api.publish(CRM.id);
	await stage.api.fromOutside(CRM.path, json({ id: 'first', agreedToTexts: false }));
});
after(() => stage.close());

const calls = settings.rate * settings.seconds;
const contact = (series: number) => (number: number) => ({
	id: `C-${series}-${number}`,
	firstName: 'Ann',
	phone: `+1${series}${String(2_000_000 + number)}`,
	agreedToTexts: true,
});

/** How many of these calls' contacts have a message; nobody may have two. */
function reached(series: number, { taken }: Load): number {
	const counts = stage.counts();
	const own = taken.map((call) => counts.get(contact(series)(call).phone) ?? 0);
	assert.ok(
		own.every((count) => count <= 1),
		'nobody has two',
	);
	return own.filter((count) => count === 1).length;
}

function report(t: TestContext, what: string, load: Load, sent: number, seconds: number): void {
	const asked = `${calls} calls at ${settings.rate} per second`;
	const refused = [...load.refused].map(([why, count]) => `, ${count} refused (${why})`).join('');
	const answered = `${load.taken.length} taken${refused} in ${load.seconds.toFixed(1)} s, answered in ${load.median} ms (median), ${load.p99} ms (99 %)`;
	const through = `${sent} SMS in ${seconds.toFixed(1)} s: ${(sent / seconds).toFixed(1)} per second`;
	t.diagnostic(`${what}: ${asked}; ${answered}; ${through}`);
}

for (const [workers, series] of [
	[1, 212],
	[2, 213],
] as const) {
	test(`CRM contacts to SMS through ${workers} worker(s)`, { timeout: 2_400_000 }, async (t) => {
		await stage.useWorkers(workers);
		const address = stage.webhookUrl + CRM.path;
		const begin = performance.now();
		const load = await callSteadily(address, settings.rate, calls, contact(series));
		assert.ok(load.taken.length > 0, [...load.refused.keys()].join());
		const isDone = () => reached(series, load) === load.taken.length;
		await until(isDone, DRAIN_MS, 'all get their message');
		const seconds = (performance.now() - begin) / 1000;
		report(t, `${workers} worker(s)`, load, load.taken.length, seconds);
	});
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
		const load = callSteadily(stage.webhookUrl + CRM.path, settings.rate, calls, contact(214));
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
		await stage.quiet(QUIET_MS);
		const served = reached(214, await load);
		const lost = (await load).taken.length - served;
		t.diagnostic(
			`${served} CRM contacts have their message; ${lost} were with the killed worker, and have none`,
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
