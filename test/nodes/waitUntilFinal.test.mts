import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { useBench } from '../support/support.mts';

const report = (status: number) => ({
	provider: 'smsScheduler' as const,
	match: { method: 'GET' },
	answer: { body: JSON.stringify({ phone_number: '+33612345678', status }) },
});

const require = createRequire(import.meta.url);
const { longer, readPatience } = require('../../dist/nodes/shared/form/patience.js') as {
	readPatience(parameters: { flag: unknown; number: unknown }): object;
	longer(interval: number, patience: { pollInterval: number }): number;
};

/** The option Wait Until Final of Get Report. */
describe('waits for a report', { timeout: 60_000 }, () => {
	const bench = useBench();
	const waiting = { waitUntilFinal: true, pollInterval: 0.1, maxWait: 5 };
	const ask = (id: string, options: object) =>
		bench().run('smsScheduler', 'message.getReport', {
			parameters: { id, options: { ...options } },
		});

	test('asks again until the message has arrived', async () => {
		for (const status of [10, 11, 12, 13]) bench().simulator.script(report(status));
		const result = await ask('1', waiting);
		assert.equal(result.outputs[0]?.[0]?.json.deliveryState, 'delivered');
		assert.equal(bench().simulator.requests.length, 4);
	});

	test('gives up after the time that the user sets, with what it knows', async () => {
		bench().simulator.script({ ...report(11), times: 1000 });
		const result = await ask('1', { ...waiting, maxWait: 0.15 });
		assert.equal(result.status, 'success');
		assert.equal(result.outputs[0]?.[0]?.json.deliveryState, 'enroute');
		assert.equal(result.outputs[0]?.[0]?.json.final, false);
	});

	test('asks once without the option', async () => {
		bench().simulator.script({ ...report(11), times: 2 });
		await ask('1', {});
		assert.equal(bench().simulator.requests.length, 1);
	});

	test('asks again only for the items that are not final', async () => {
		for (const status of [13, 11, 13]) bench().simulator.script(report(status));
		const result = await bench().run('smsScheduler', 'message.getReport', {
			items: [{ id: '1' }, { id: '2' }],
			parameters: { id: '={{ $json.id }}', options: waiting },
		});
		assert.deepEqual(
			bench().simulator.requests.map(({ path }) => path),
			['sms/1', 'sms/2', 'sms/2'],
		);
		assert.deepEqual(
			result.outputs[0]?.map(({ json }) => json.deliveryState),
			['delivered', 'delivered'],
		);
	});

	test('waits no longer when another report fails, on Stop', async () => {
		bench().simulator.script(report(11));
		bench().answer('smsScheduler', '{}', 404);
		const result = await bench().run('smsScheduler', 'message.getReport', {
			items: [{ id: '1' }, { id: '2' }],
			parameters: { id: '={{ $json.id }}', options: { ...waiting, maxWait: 20 } },
		});
		assert.equal(result.status, 'error');
		// 20 seconds are a dozen of them.
		assert.ok(bench().simulator.requests.length < 6);
	});

	test('refuses to ask without a pause', async () => {
		const result = await ask('1', { ...waiting, pollInterval: 0 });
		assert.match(result.error?.message ?? '', /'Poll Interval' must be 0\.1 or more, but is '0'/);
		assert.equal(bench().simulator.requests.length, 0);
	});

	test('refuses a negative wait before any request', async () => {
		const result = await ask('1', { ...waiting, maxWait: -1 });
		assert.match(result.error?.message ?? '', /'Max Wait' must be 0 or more, but is '-1'/);
		assert.equal(bench().simulator.requests.length, 0);
	});

	test('asks every five seconds for five minutes, where the user says nothing else', () => {
		const asItIs = (_path: string, fallback: unknown) => fallback;
		const usual = { waitUntilFinal: false, pollInterval: 5_000, maxWait: 300_000 };
		assert.deepEqual(readPatience({ flag: asItIs, number: asItIs }), usual);
	});

	test('waits half as long again each time, up to a minute or what the user wants', () => {
		const pauses = (pollInterval: number, count: number) => {
			const found = [pollInterval];
			while (found.length < count) found.push(longer(found.at(-1) ?? 0, { pollInterval }));
			return found.map((pause) => pause / 1000);
		};
		assert.deepEqual(pauses(5_000, 4), [5, 7.5, 11.25, 16.875]);
		assert.deepEqual(pauses(5_000, 12).slice(-3), [60, 60, 60]);
		assert.deepEqual(pauses(100_000, 3), [100, 100, 100]);
	});

	test('leaves the pauses between the questions that it says', async () => {
		for (const status of [11, 11, 11, 13]) bench().simulator.script(report(status));
		await ask('1', waiting);
		const times = bench().simulator.requests.map(({ at }) => at);
		const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0));
		for (const [n, least] of [100, 150, 225].entries()) {
			assert.ok((gaps[n] ?? 0) >= least - 5, `${String(gaps)} at ${n}`);
		}
	});

	test('asks a last time when the time is over', async () => {
		bench().simulator.script(report(11));
		bench().simulator.script(report(13));
		const result = await ask('1', { waitUntilFinal: true, pollInterval: 3600, maxWait: 0.3 });
		assert.equal(result.outputs[0]?.[0]?.json.deliveryState, 'delivered');
		assert.equal(bench().simulator.requests.length, 2);
	});

	test('ends for all items at one time', async () => {
		bench().simulator.script({ ...report(11), times: 100_000 });
		const result = await bench().run('smsScheduler', 'message.getReport', {
			items: Array.from({ length: 40 }, (_, n) => ({ id: String(n + 1) })),
			parameters: { id: '={{ $json.id }}', options: { ...waiting, maxWait: 1 } },
		});
		assert.equal(result.outputs[0]?.length, 40);
		assert.ok(result.outputs[0].every(({ json }) => json.final === false));
		// Each on its own, ten at a time, the last would not be asked before the first has ended.
		const asked = bench().simulator.requests.map(({ path }) => path);
		const [first = ''] = asked;
		const begun = Math.max(...Array.from(new Set(asked), (path) => asked.indexOf(path)));
		assert.equal(new Set(asked).size, 40);
		assert.ok(begun < asked.lastIndexOf(first));
	});

	test('ends when the workflow is stopped', async () => {
		bench().simulator.script({ ...report(11), times: 1000 });
		const running = ask('1', { waitUntilFinal: true, pollInterval: 30, maxWait: 3600 });
		while (bench().simulator.requests.length === 0) await sleep(10);
		await sleep(50);
		running.cancel();
		await running.catch(() => undefined);
		assert.equal(bench().simulator.requests.length, 1);
	});
});
