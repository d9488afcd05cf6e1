import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { contextOf, phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();
const require = createRequire(import.meta.url);

describe('What has to wait for its turn', { timeout: 30_000 }, () => {
	test('claims its Duplicate Key and is written down only when it leaves', async () => {
		const { deduplication } = bench().engine;
		const before = deduplication.records;
		const running = bench().run('smsScheduler', 'message.send', {
			items: phones(2),
			parameters: {
				to: toPhone,
				options: { duplicateKey: 'order', batchSize: 1, concurrency: 1, requestsPerMinute: 40 },
			},
		});
		while (bench().simulator.ledger.length < 1) await sleep(2);
		await sleep(300);
		assert.equal(bench().requests.length, 1, 'the second one waits');
		assert.equal(deduplication.records - before, 1, 'and has claimed nothing');
		await running;
		assert.equal(deduplication.records - before, 2);
	});

	test('is looked at again when a claim has waited for another execution', async (t) => {
		const start = Date.parse('2030-05-17T17:59:58Z');
		let ahead = 0;
		t.mock.method(Date, 'now', () => start + ahead);
		const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
		const hours = { from: '08:00', to: '18:00', days, timezone: 'UTC' };
		const send = () =>
			bench().run('smsScheduler', 'message.send', {
				parameters: {
					to: phone(0),
					options: { duplicateKey: 'hours', sendingHours: { hours } },
				},
				onError: 'continueRegularOutput',
			});
		const answer = { status: 400, body: '' };
		bench().simulator.script({ provider: 'smsScheduler', delayMs: 200, answer });
		const first = send();
		while (bench().requests.length < 1) await sleep(2);
		const second = send();
		await sleep(100);
		ahead = 60_000;
		await first;
		const [one] = shown(await second);
		assert.equal(one?.reason, 'sendingHours');
		assert.equal(bench().requests.length, 1);
		ahead = 15 * 3_600_000;
		assert.equal(shown(await send())[0]?.submission, 'accepted', 'its key is free again');
	});

	test('has claimed nothing when the run is stopped', async () => {
		const { deduplication } = bench().engine;
		const before = deduplication.records;
		const running = bench().run('smsScheduler', 'message.send', {
			items: phones(3),
			parameters: {
				to: toPhone,
				options: { duplicateKey: 'stopped', batchSize: 1, concurrency: 3, requestsPerMinute: 6 },
			},
		});
		while (bench().simulator.ledger.length < 1) await sleep(2);
		running.cancel();
		await running.catch(() => undefined);
		await sleep(300);
		assert.equal(deduplication.records - before, 1);
	});
});

/** Makes a function of a module of the nodes throw in some of its calls. */
function breakCalls(
	t: TestContext,
	file: string,
	name: string,
	when: (call: number) => boolean,
): void {
	const loaded = require(`../../dist/nodes/shared/${file}.js`) as Record<string, unknown>;
	const real = loaded[name] as (...given: unknown[]) => unknown;
	let calls = 0;
	t.mock.method(
		loaded as Record<string, (...given: unknown[]) => unknown>,
		name,
		(...given: unknown[]) => {
			if (when(++calls)) throw new Error('a fault of our own');
			return real(...given);
		},
	);
}

describe('A fault of the node itself', { timeout: 60_000 }, () => {
	const send = async (onError: 'continueRegularOutput' | 'stopWorkflow') =>
		await bench().run('smsScheduler', 'message.send', {
			items: phones(6),
			parameters: { to: toPhone, options: { batchSize: 1, concurrency: 3 } },
			onError,
		});

	for (const [where, file, name, what] of [
		['before a request', 'submit/departure', 'departing', 'rejected'],
		['while a request is made', 'http/requestWithRetry', 'requestOnce', 'unknown'],
		['after a response', 'submit/readOutcomes', 'readOutcomes', 'unknown'],
	] as const) {
		test(`${where} costs one message, and the others are sent`, async (t) => {
			breakCalls(t, file, name, (call) => call === 2);
			const result = await send('continueRegularOutput');
			const all = shown(result).map(({ submission }) => submission);
			assert.deepEqual(all.toSorted(), [...Array<string>(5).fill('accepted'), what]);
			const failed = shown(result).find(({ submission }) => submission === what);
			assert.match(failed?.failure?.message ?? '', /a fault of our own/);
		});
	}

	test('after a response is accounted for when the node stops, and in a retry', async (t) => {
		breakCalls(t, 'submit/readOutcomes', 'readOutcomes', (call) => call === 2);
		const failed = await send('stopWorkflow');
		assert.match(failed.error?.description ?? '', /5 accepted, 1 unknown/);
		await bench().engine.retry(failed);
		assert.equal(bench().requests.length, 6);
	});

	test('while results are made has an error that accounts for everybody', async (t) => {
		breakCalls(t, 'output/campaignResult', 'toUnitResult', (call) => call === 6);
		const failed = await send('stopWorkflow');
		assert.equal(failed.status, 'error');
		assert.match(failed.error?.message ?? '', /failed after submitting messages/);
		assert.match(failed.error?.description ?? '', /6 accepted/);
		assert.equal(Object.keys(contextOf(failed, 'smsSubmissions')).length, 6);
		await bench().engine.retry(failed);
		assert.equal(bench().requests.length, 6);
	});
});

interface Ledger {
	begin(recipients: object[], provider: string, draft: object): object[];
	settle(recipients: object[]): void;
	recall(recipients: object[]): Array<{ attempts: Array<{ outcome: { submission: string } }> }>;
}

test('Two tries whose responses come in the wrong order send once, and the later one is not undone', () => {
	const { RetryLedger } = require('../../dist/nodes/shared/submit/retryLedger.js') as {
		RetryLedger: new (run: object) => Ledger;
	};
	const kept = {};
	const context = { getContext: () => kept, getWorkflowDataProxy: () => ({ $runIndex: 0 }) };
	const recipient = (): { attempts: object[] } & object => ({
		...{ item: 0, position: 0, to: phone(0), readings: [] },
		attempts: [],
	});
	const draft = { at: null, asked: null, segments: { encoding: 'GSM-7', segments: 1 } };
	const [early, late] = [new RetryLedger({ context }), new RetryLedger({ context })];
	const [first, second] = [recipient(), recipient()];
	assert.equal(early.begin([first], 'a', draft).length, 1);
	assert.deepEqual(late.begin([second], 'a', draft), [], 'the first one is under way');
	const outcome = (submission: string) => [{ outcome: { submission, raw: {}, cause: {} } }];
	second.attempts = outcome('rejected');
	late.settle([second]);
	first.attempts = outcome('accepted');
	early.settle([first]);
	const [recalled] = new RetryLedger({ context }).recall([recipient()]);
	assert.equal(recalled?.attempts[0]?.outcome.submission, 'accepted');
});
