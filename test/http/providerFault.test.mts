import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { only, phone, useBench } from '../support/support.mts';

const bench = useBench();

const send = async () =>
	await bench().run('smsScheduler', 'message.send', {
		parameters: { to: phone(0) },
		onError: 'continueRegularOutput',
	});

describe('A fault of the provider', () => {
	for (const status of [500, 502, 503, 504]) {
		test(`with HTTP ${status} leaves a send unknown, and it is not made again`, async () => {
			bench().answer('smsScheduler', '', status);
			const { submission, failure } = only(await send());
			assert.deepEqual([submission, failure?.kind], ['unknown', 'provider']);
			assert.equal(bench().requests.length, 1);
		});
	}

	test('that says when to come back does not make a send go out again', async () => {
		bench().answer('smsScheduler', '', 503, { 'Retry-After': '0' });
		assert.equal(only(await send()).submission, 'unknown');
		assert.equal(bench().requests.length, 1);
	});

	const report = async () =>
		await bench().run('smsScheduler', 'message.getReport', {
			parameters: { id: '7000001' },
			onError: 'continueRegularOutput',
		});

	test('twice in a row does not stop a report: it is asked a third time', async () => {
		const { simulator } = bench();
		simulator.script({ provider: 'smsScheduler', error: 'unavailable', times: 2 });
		simulator.script({
			provider: 'smsScheduler',
			answer: { body: { phone_number: phone(0), status: 13 } },
		});
		assert.equal(only(await report()).deliveryState, 'delivered');
		assert.equal(bench().requests.length, 3);
	});

	test('three times in a row is a failure of the report', async () => {
		bench().simulator.script({ provider: 'smsScheduler', error: 'serverError', times: 5 });
		const { failure } = only(await report());
		assert.deepEqual([failure?.kind, failure?.code], ['provider', '500']);
		assert.equal(bench().requests.length, 3);
	});

	test('does not make a deletion go out again', async () => {
		bench().simulator.script({ provider: 'smsScheduler', error: 'serverError', times: 5 });
		await bench().run('smsScheduler', 'message.delete', { parameters: { id: '7000001' } });
		assert.equal(bench().requests.length, 1);
	});
});
