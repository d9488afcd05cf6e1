import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';

import { warnings } from '../support/log.mts';
import { phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();
const gone = new Error('the database is gone');

const send = async (duplicateKey: string, retryOnFail = false) =>
	await bench().run('smsScheduler', 'message.send', {
		parameters: { to: `${phone(0)}, ${phone(1)}`, options: { duplicateKey, batchSize: 1 } },
		retryOnFail,
	});

describe("When n8n's store can't be used", { timeout: 30_000 }, () => {
	afterEach(() => {
		bench().engine.deduplication.trouble = undefined;
	});

	test('nothing is sent, and the error says what to do', async (t) => {
		const said = warnings(t);
		bench().engine.deduplication.trouble = gone;
		const { status, error } = await send('gone 1');
		assert.equal(status, 'error');
		assert.match(error?.message ?? '', /store of duplicate keys can't be used.*database is gone/);
		assert.match(error?.description ?? '', /Without the option 'Duplicate Key'/);
		assert.match(error?.description ?? '', /Nothing was sent\./);
		assert.equal(bench().requests.length, 0);
		assert.match(said.join(), /Duplicate protection: .*the database is gone/);
	});

	test('messages without a key are sent', async () => {
		bench().engine.deduplication.trouble = gone;
		assert.equal((await send('')).status, 'success');
		assert.equal(bench().requests.length, 2);
	});

	test('and is back, the message is sent', async () => {
		bench().engine.deduplication.trouble = gone;
		await send('gone 2');
		bench().engine.deduplication.trouble = undefined;
		assert.equal((await send('gone 2')).status, 'success');
	});

	test('after a message was sent, that is told once it is back', async (t) => {
		const said = warnings(t);
		bench().simulator.settings.latencyMs = 60;
		const running = send('gone 3');
		while (bench().requests.length < 2) await sleep(2);
		bench().engine.deduplication.trouble = gone;
		const { status } = await running;
		assert.equal(status, 'success', 'what was sent was sent');
		assert.notEqual(said.length, 0);
		bench().engine.deduplication.trouble = undefined;
		const again = shown(await send('gone 3'));
		assert.deepEqual(
			again.map(({ reason }) => reason),
			['duplicate', 'duplicate'],
		);
	});
});

describe('A node that is tried again', { timeout: 30_000 }, () => {
	test('by Retry on Fail, gives the outcome of its first try, not a duplicate', async () => {
		bench().answer('smsScheduler', '', 403);
		const result = await send('again 1', true);
		assert.equal(result.tries, 2);
		assert.deepEqual(
			shown(result).map(({ submission }) => submission),
			['accepted', 'accepted'],
		);
	});

	test('from the list of executions, too', async () => {
		bench().answer('smsScheduler', '', 403);
		const failed = await send('again 2');
		const again = await bench().engine.retry(failed);
		assert.equal(again.status, 'success', again.error?.message ?? '');
		assert.equal(bench().simulator.ledger.length, 2);
	});
});

describe("The calls of n8n's store", { timeout: 30_000 }, () => {
	const cost = async (options: INodeParameters, count: number) => {
		const { deduplication } = bench().engine;
		const [calls, records] = [deduplication.calls, deduplication.records];
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(count),
			parameters: { to: toPhone, options },
		});
		assert.equal(result.status, 'success', result.error?.message ?? '');
		return [deduplication.calls - calls, deduplication.records - records];
	};

	test('are none without a key', async () => {
		assert.deepEqual(await cost({}, 5), [0, 0]);
	});

	test('are two for a request, whatever the number of recipients; a key leaves one record', async () => {
		assert.deepEqual(await cost({ duplicateKey: 'cost 1' }, 400), [2, 400]);
	});

	test('are two for a list of duplicates, who leave nothing', async () => {
		await cost({ duplicateKey: 'cost 2' }, 100);
		assert.deepEqual(await cost({ duplicateKey: 'cost 2' }, 100), [2, 0]);
	});

	test('are never more than two for a request, and shared by those under way together', async () => {
		const options = { duplicateKey: 'cost 3', batchSize: 1, concurrency: 10 };
		const [calls = 0, records] = await cost(options, 200);
		assert.equal(records, 200);
		assert.ok(calls < 400, `${calls} calls for 200 requests`);
	});
});
