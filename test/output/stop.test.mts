import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';

import { warnings } from '../support/log.mts';
import { serveHttp } from '../support/servers.mts';
import { phone, phones, shown, toPhone, useBench, type Bench } from '../support/support.mts';

const bench = useBench();

/** Waits until so many requests have come. */
async function requests(open: Bench, count: number): Promise<void> {
	for (let left = 200; open.requests.length < count && left > 0; left--) await sleep(5);
	assert.ok(open.requests.length >= count, `there are ${open.requests.length} requests`);
}

/** Stops a run of 30 items when the given number of requests has come, and lets it settle. */
async function stopAfter(count: number, options: INodeParameters, settleMs: number): Promise<void> {
	const running = bench().run('smsScheduler', 'message.send', {
		items: phones(30),
		parameters: { to: toPhone, options: { batchSize: 1, ...options } },
	});
	await requests(bench(), count);
	running.cancel();
	const result = await running.catch((error: unknown) => error as Error);
	if (!(result instanceof Error)) assert.notEqual(result.status, 'success');
	await sleep(settleMs);
}

describe('Stop', { timeout: 30_000 }, () => {
	test('lets the request in flight end, and makes no other', async () => {
		bench().simulator.settings.latencyMs = 100;
		await stopAfter(3, { concurrency: 1 }, 400);
		assert.equal(bench().requests.length, 3);
		assert.equal(bench().simulator.ledger.length, 3, 'what left has arrived');
	});

	test('does not break off the request in flight', async () => {
		const finished: boolean[] = [];
		const server = await serveHttp((_request, response) => {
			response.on('close', () => finished.push(response.writableFinished));
			setTimeout(() => response.end('{}'), 300);
		});
		const running = bench().run('smsScheduler', 'message.send', {
			parameters: { to: phone(0) },
			credential: { baseUrl: server.url },
		});
		while (server.connections === 0) await sleep(5);
		running.cancel();
		await running.catch(() => undefined);
		await sleep(450);
		assert.deepEqual(finished, [true], 'the provider could answer to the end');
	});

	test('ends all of ten requests in flight, and makes no other', async () => {
		bench().simulator.settings.latencyMs = 100;
		await stopAfter(10, { concurrency: 10 }, 400);
		assert.equal(bench().requests.length, 10);
		assert.equal(bench().simulator.ledger.length, 10);
	});

	test('makes no request that was waiting for its turn', async (t) => {
		const said = warnings(t);
		await stopAfter(2, { requestsPerMinute: 120 }, 700);
		assert.equal(bench().requests.length, 2);
		assert.match(
			said.join(),
			/with 28 of 30 messages not submitted\. In this execution: 2 accepted\./,
		);
	});

	test('does not ask again a provider that had asked to wait', async () => {
		bench().simulator.script({
			provider: 'smsScheduler',
			times: 1,
			answer: { status: 429, headers: { 'Retry-After': '1' } },
		});
		await stopAfter(1, { concurrency: 1 }, 1200);
		assert.equal(bench().requests.length, 1);
		assert.equal(bench().simulator.ledger.length, 0);
	});

	test('leaves in the log of n8n how many were sent, and their ids', async (t) => {
		const said = warnings(t);
		bench().simulator.settings.latencyMs = 100;
		await stopAfter(3, { concurrency: 1 }, 400);
		assert.equal(
			said.join(),
			'The node "Node" was stopped with 27 of 30 messages not submitted. In this execution: 3 accepted. IDs at the provider: 7000001, 7000002, 7000003.',
		);
	});

	test('leaves no word in the log when nothing was stopped', async (t) => {
		const said = warnings(t);
		await bench().run('smsScheduler', 'message.send', { parameters: { to: phone(0) } });
		assert.deepEqual(said, []);
	});

	const again: Array<[string, INodeParameters, number, number]> = [
		['with a Duplicate Key, sends the rest alone', { duplicateKey: 'stopped' }, 10, 30],
		['without one, sends to all', {}, 0, 40],
	];
	for (const [name, options, duplicates, sent] of again) {
		test(`and a new execution, ${name}`, async () => {
			bench().simulator.settings.latencyMs = 100;
			await stopAfter(10, { concurrency: 10, ...options }, 400);
			bench().simulator.settings.latencyMs = 0;
			const result = await bench().run('smsScheduler', 'message.send', {
				items: phones(30),
				parameters: { to: toPhone, options: { batchSize: 1, ...options } },
			});
			const held = shown(result).filter(({ reason }) => reason === 'duplicate');
			assert.equal(held.length, duplicates);
			assert.equal(bench().simulator.ledger.length, sent);
		});
	}

	test('ends a list between its pages', async () => {
		bench().simulator.settings.latencyMs = 60;
		const running = bench().run('voipCommunications', 'message.getMany', {
			items: phones(20),
			parameters: { returnAll: true },
		});
		await requests(bench(), 3);
		running.cancel();
		await running.catch(() => undefined);
		await sleep(300);
		// Ten are asked at a time: what was under way came to its end, and no more.
		assert.ok(bench().requests.length <= 10, String(bench().requests.length));
	});
});
