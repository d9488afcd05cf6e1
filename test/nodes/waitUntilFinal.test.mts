import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { useBench } from '../shared/support.mts';

const report = (status: number) => ({
	provider: 'smsScheduler' as const,
	match: { method: 'GET' },
	answer: { body: JSON.stringify({ phone_number: '+33612345678', status }) },
});

const require = createRequire(import.meta.url);
const { readPatience } = require('../../dist/nodes/shared/patience.js') as {
	readPatience(parameters: { flag: unknown; number: unknown }): object;
};

/** The option Wait Until Final of Get Report. */
describe('waits for a report', () => {
	const bench = useBench();
	const waiting = { waitUntilFinal: true, pollInterval: 0.1, maxWait: 5 };
	const ask = async (id: string, options: object) =>
		await bench().run('smsScheduler', 'message.getReport', {
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
		const started = performance.now();
		const result = await bench().run('smsScheduler', 'message.getReport', {
			items: [{ id: '1' }, { id: '2' }],
			parameters: { id: '={{ $json.id }}', options: { ...waiting, maxWait: 20 } },
		});
		assert.equal(result.status, 'error');
		assert.ok(performance.now() - started < 15_000);
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
});
