import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { RunResult } from '../../sandbox/engine/engine.mts';
import { contextOf, phone, useBench } from '../support/support.mts';

/** What the node keeps for Retry on Fail, in its context. */
describe('The memory of a node', () => {
	const bench = useBench();
	const send = async (to: string, onError: 'stopWorkflow' | 'continueRegularOutput') =>
		await bench().run('smsScheduler', 'message.send', { parameters: { to }, onError });
	const remembered = (result: RunResult) =>
		Object.values(contextOf(result, 'smsSubmissions')).map(
			(one) => (one as { outcome: { submission: string } }).outcome,
		);

	test('is empty after a run that succeeds', async () => {
		const result = await send(`${phone(0)}, ${phone(1)}`, 'stopWorkflow');
		assert.equal(result.status, 'success');
		assert.deepEqual(remembered(result), []);
	});

	test('holds what may have been taken after a run that stops', async () => {
		bench().answer('smsScheduler', '', 500);
		const result = await send(phone(0), 'stopWorkflow');
		assert.equal(result.status, 'error');
		assert.deepEqual(
			remembered(result).map(({ submission }) => submission),
			['unknown'],
		);
	});

	test('a retry from the list of executions repeats nothing that may have been taken', async () => {
		bench().answer('smsScheduler', '', 500);
		const failed = await send(`${phone(0)}, ${phone(1)}`, 'stopWorkflow');
		const again = await bench().engine.retry(failed);
		assert.equal(again.status, 'error');
		assert.equal(bench().requests.length, 1);
	});

	test('a retry from the list of executions submits what was refused', async () => {
		bench().answer('smsScheduler', '', 401);
		const failed = await send(phone(0), 'stopWorkflow');
		const again = await bench().engine.retry(failed);
		assert.equal(again.status, 'success', again.error?.message ?? '');
		assert.equal(bench().simulator.ledger.length, 1);
	});

	test('holds no secret that an answer gave back: n8n keeps it with the failed run', async () => {
		const { apiKey } = bench().simulator.credentials.smsScheduler;
		const body = JSON.stringify({ message_id: apiKey, sms_ids: { [phone(0)]: 1 } });
		bench().answer('smsScheduler', body);
		const result = await send(`${phone(0)}, ${phone(1)}`, 'stopWorkflow');
		assert.equal(result.status, 'error');
		const kept = JSON.stringify(remembered(result));
		assert.match(kept, /\[hidden\]/);
		assert.ok(!kept.includes(apiKey), kept);
	});
});
