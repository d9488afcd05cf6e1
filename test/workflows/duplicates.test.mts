/** Duplicate protection in a real n8n that is killed, stopped, and asked twice. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { BUTTON, SENDER, workflowOf, type Campaign } from './campaigns.mts';
import type { Execution } from './api.mts';
import { json, outputOf, Stage } from './stage.mts';

const RECIPIENTS = 500;
/** Kill or stop when so many phones have the message. */
const SOME = 150;
const LIMIT_MS = 20_000;

let stage: Stage;
before(async () => {
	stage = await Stage.open();
	stage.simulator.settings.latencyMs = 40;
});
after(() => stage.close());

/** 500 phones that no other campaign has. */
const phonesOf = (campaign: number): string[] =>
	Array.from({ length: RECIPIENTS }, (_, n) => `+1415555${campaign}${String(n).padStart(3, '0')}`);

/** How many messages each of the phones has. */
function received(phones: readonly string[]): Map<string, number> {
	const counts = new Map(phones.map((phone) => [phone, 0]));
	for (const { phone } of stage.simulator.ledger) {
		const count = counts.get(phone);
		if (count !== undefined) counts.set(phone, count + 1);
	}
	return counts;
}

const reached = (phones: readonly string[]) =>
	[...received(phones).values()].filter((count) => count > 0).length;

/** The recipients of an execution, by what became of them. */
function byVerdict(execution: Execution): Record<string, string[]> {
	const found: Record<string, string[]> = { accepted: [], duplicate: [], unknown: [] };
	for (const { to, submission, reason } of outputOf(execution, SENDER)) {
		(found[String(reason ?? submission)] ??= []).push(String(to));
	}
	return found;
}

async function begin({ id }: Campaign, phones: readonly string[]): Promise<string> {
	const execution = await stage.call(id, `/webhook/${id}`, json({ phones }));
	const last = Date.now() + LIMIT_MS;
	while (reached(phones) < SOME) {
		assert.ok(Date.now() < last, `${reached(phones)} phones have the message`);
		await sleep(5);
	}
	return execution;
}

/** Nobody has two messages, everybody is named once, and what is said of each is so. */
function assertHonest(phones: readonly string[], execution: Execution, mostUnknown: number): void {
	const counts = received(phones);
	assert.deepEqual(
		[...counts].filter(([, count]) => count > 1),
		[],
		'nobody has two',
	);
	const { accepted = [], duplicate = [], unknown = [], ...others } = byVerdict(execution);
	assert.deepEqual(others, {});
	assert.deepEqual([...accepted, ...duplicate, ...unknown].toSorted(), phones.toSorted());
	for (const phone of [...accepted, ...duplicate]) assert.equal(counts.get(phone), 1, phone);
	assert.ok(unknown.length <= mostUnknown, `${unknown.length} are unknown`);
	assert.ok(duplicate.length >= SOME - mostUnknown, `${duplicate.length} were sent before`);
	assert.ok(accepted.length > 0, 'there was something left to do');
}

describe('n8n is killed in the middle of 500 recipients', { timeout: 300_000 }, () => {
	const campaigns: Campaign[] = [
		{ id: 'kill-one-by-one', provider: 'proTexting', concurrency: 10, batchSize: 1 },
		{ id: 'kill-in-batches', provider: 'smsScheduler', concurrency: 2, batchSize: 20 },
	];
	for (const [number, campaign] of campaigns.entries()) {
		test(`${campaign.id}: a retry from the list names who was sent and who is uncertain`, async (t) => {
			const phones = phonesOf(number);
			await stage.api.create(workflowOf(campaign));
			const killed = await begin(campaign, phones);
			await stage.n8n.killAndRestart();
			const before = reached(phones);
			assert.ok(before < RECIPIENTS, 'it was in the middle');
			assert.equal((await stage.api.until(killed, () => true)).status, 'crashed');

			const retried = await stage.ended(await stage.api.retry(campaign.id, killed));
			assertHonest(phones, retried, campaign.concurrency * campaign.batchSize);
			const { accepted, duplicate, unknown } = byVerdict(retried);
			t.diagnostic(
				`${before} before the kill; then ${accepted?.length} accepted, ${duplicate?.length} duplicates, ${unknown?.length} unknown`,
			);

			const third = await stage.post(campaign.id, campaign.id, { phones });
			const verdicts = byVerdict(third);
			assert.deepEqual(verdicts['accepted'], []);
			assert.deepEqual(verdicts['unknown'], unknown, 'what is uncertain stays so');
		});
	}
});

describe('n8n stops 500 recipients in the middle', { timeout: 300_000 }, () => {
	const campaign = (id: string, settings = {}): Campaign => ({
		id,
		provider: 'proTexting',
		concurrency: 10,
		batchSize: 1,
		settings,
	});
	/** What the log says of nodes that were stopped: how many they had sent. */
	const stops = async (): Promise<string[]> => {
		const said =
			/"Send" was stopped with .* In this execution: (\d+) accepted\. IDs at the provider: \w/g;
		return [...(await stage.n8n.log()).matchAll(said)].map(([, count]) => String(count));
	};
	/** Runs it again: those whom the log counts are duplicates, and the others get the message. */
	const runAgain = async ({ id }: Campaign, phones: readonly string[], stopped: number) => {
		const last = Date.now() + LIMIT_MS;
		while ((await stops()).length < stopped && Date.now() < last) await sleep(50);
		const before = reached(phones);
		assert.deepEqual((await stops()).slice(stopped - 1), [String(before)], 'what the log says');
		assert.ok(before < RECIPIENTS, 'it was in the middle');
		const again = await stage.post(id, id, { phones });
		assertHonest(phones, again, 0);
		assert.equal(byVerdict(again)['duplicate']?.length, before);
	};

	test('by the Stop button', async () => {
		const phones = phonesOf(2);
		const stopped = campaign('stop-button');
		await stage.api.create(workflowOf(stopped));
		const execution = await begin(stopped, phones);
		await stage.api.stop(execution);
		assert.equal((await stage.api.until(execution, () => true)).status, 'canceled');
		await runAgain(stopped, phones, 1);
	});

	test("by the workflow's time limit", async () => {
		const phones = phonesOf(3);
		// The second run has the same limit, and must end before it also on a busy machine.
		const limited = campaign('stop-limit', { executionTimeout: 12 });
		stage.simulator.settings.latencyMs = 400;
		await stage.api.create(workflowOf(limited));
		const execution = await begin(limited, phones);
		assert.notEqual((await stage.api.until(execution, () => true)).status, 'success');
		stage.simulator.settings.latencyMs = 0;
		await runAgain(limited, phones, 2);
	});
});

describe('A key that is claimed', () => {
	test("by the editor's button is claimed for the webhook, too", async () => {
		const id = 'manual-too';
		const campaign: Campaign = { id, provider: 'smsScheduler', concurrency: 1, batchSize: 1 };
		await stage.api.create(workflowOf(campaign));
		const [first] = outputOf(await stage.execute(id, BUTTON), SENDER);
		assert.equal(first?.['submission'], 'accepted');
		const [again] = outputOf(await stage.post(id, id, { phones: [first?.['to']] }), SENDER);
		assert.equal(again?.['reason'], 'duplicate');
	});

	test('by two calls of a webhook at the same instant is sent once', async () => {
		const id = 'same-instant';
		const campaign: Campaign = { id, provider: 'smsScheduler', concurrency: 1, batchSize: 1 };
		await stage.api.create(workflowOf(campaign));
		const phones = ['+14155559999'];
		const call = async () => await stage.api.fromOutside(`/webhook/${id}`, json({ phones }));
		await call();
		await Promise.all(Array.from({ length: 10 }, call));
		const ids = await stage.api.executions(id);
		const all = await Promise.all(ids.map(async (one) => await stage.ended(String(one))));
		const reasons = all.flatMap((one) => outputOf(one, SENDER)).map(({ reason }) => reason);
		assert.equal(reasons.filter((reason) => reason === 'duplicate').length, 10);
		assert.equal(received(phones).get('+14155559999'), 1);
	});
});
