import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { useBench } from '../support/support.mts';

const bench = useBench();
const waiting = { waitUntilFinal: true, pollInterval: 0.1, maxWait: 5 };

const answer = (body: unknown) => ({
	provider: 'smsScheduler' as const,
	match: { method: 'GET' },
	answer: { body: JSON.stringify(body) },
});
const report = (status: number) => answer({ phone_number: '+33612345678', status });

/** What may happen while a report is waited for. */
describe('A report that is waited for', { timeout: 60_000 }, () => {
	const ask = async (options: object) =>
		await bench().run('smsScheduler', 'message.getReport', {
			parameters: { id: '1', options: { ...options } },
		});

	const faults: Record<string, object> = {
		'a passing fault': { status: 503, body: '' },
		'an answer that cannot be read': { body: '<html></html>' },
		'a report that is not there for a while': { status: 404, body: '{}' },
	};
	for (const [name, answer] of Object.entries(faults)) {
		const fault = { ...report(0), answer, times: 4 };
		test(`goes on after ${name}`, async () => {
			bench().simulator.script(report(11));
			bench().simulator.script({ ...fault, times: 1 });
			bench().simulator.script(report(13));
			const result = await ask(waiting);
			assert.equal(result.outputs[0]?.[0]?.json.deliveryState, 'delivered');
		});

		test(`keeps what it knew at the end, after ${name}`, async () => {
			bench().simulator.script(report(11));
			bench().simulator.script({ ...fault, times: 1000 });
			const result = await ask({ ...waiting, maxWait: 0.3 });
			assert.equal(result.status, 'success');
			const { deliveryState, final, failure } = result.outputs[0]?.[0]?.json ?? {};
			assert.deepEqual([deliveryState, final, failure], ['enroute', false, undefined]);
		});
	}
});

describe('The report of a campaign that is waited for', { timeout: 60_000 }, () => {
	const ask = async () => {
		const { outputs } = await bench().run('smsScheduler', 'campaign.getReport', {
			parameters: { id: '5', options: waiting },
		});
		return outputs[0]?.map(({ json }) => json.deliveryState);
	};
	const recipients = (...states: number[]) =>
		bench().simulator.script(answer(states.map((status, id) => ({ status, id }))));

	test('may name nobody at first', async () => {
		recipients();
		recipients(11);
		recipients(13);
		assert.deepEqual(await ask(), ['delivered']);
	});

	test('is complete when every recipient has a final state', async () => {
		recipients(13, 11, 11);
		recipients(13, 29, 11);
		recipients(13, 29, 32);
		assert.deepEqual(await ask(), ['delivered', 'undeliverable', 'expired']);
		assert.equal(bench().requests.length, 3);
	});
});
