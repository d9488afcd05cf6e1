import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OnError } from 'n8n-workflow';

import { contextOf, only, phone, phones, toPhone, useBench } from '../support/support.mts';

const bench = useBench();

const oneBad = [{ phone: phone(0) }, { phone: 'nobody' }, { phone: phone(2) }];
const withOneBad = async (onError: OnError) =>
	await bench().run('smsScheduler', 'campaign.send', {
		items: oneBad,
		parameters: { to: toPhone },
		onError,
	});

describe('One bad number in a campaign', () => {
	test('with Continue: the others get it, the result is partial and names who failed', async () => {
		const result = await withOneBad('continueRegularOutput');
		const campaign = only(result);
		assert.equal(campaign.submission, 'partial');
		assert.deepEqual([campaign.recipients, campaign.accepted, campaign.rejected], [3, 2, 1]);
		assert.deepEqual(
			campaign.failures.map(({ to, failure }) => [to, failure.kind, failure.field]),
			[['nobody', 'invalidInput', 'to']],
		);
		assert.deepEqual(bench().recipients, [`${phone(0)} ${phone(2)}`]);
	});

	test('with the error output: the whole result leaves there, with its counts', async () => {
		const result = await withOneBad('continueErrorOutput');
		assert.equal(result.outputs[0]?.length ?? 0, 0);
		const { error, details } = only(result, 1);
		assert.match(error ?? '', /'nobody', which is not a phone number/);
		assert.deepEqual([details.submission, details.accepted, details.rejected], ['partial', 2, 1]);
	});

	test('with Stop: nothing is sent at all', async () => {
		const result = await withOneBad('stopWorkflow');
		assert.match(result.error?.message ?? '', /'nobody', .*/);
		assert.equal(result.error?.context?.itemIndex, 1);
		assert.match(result.error?.description ?? '', /Nothing was sent\.$/);
		assert.equal(bench().requests.length, 0);
	});
});

describe('A campaign that fails in part', () => {
	const inThree = { to: toPhone, options: { batchSize: 2, concurrency: 1 } };
	const withFailures = async (onError: OnError) => {
		const { simulator } = bench();
		simulator.script({ provider: 'smsScheduler', delayMs: 1 });
		simulator.script({ provider: 'smsScheduler', error: 'invalidPhone' });
		simulator.script({ provider: 'smsScheduler', error: 'serverError' });
		return await bench().run('smsScheduler', 'campaign.send', {
			items: phones(6),
			parameters: inThree,
			onError,
		});
	};

	test('counts accepted, rejected and unknown, and names each failure', async () => {
		const campaign = only(await withFailures('continueRegularOutput'));
		assert.deepEqual(
			[campaign.submission, campaign.accepted, campaign.rejected, campaign.unknown],
			['partial', 2, 2, 2],
		);
		assert.deepEqual(
			campaign.failures.map(({ to, failure }) => [to, failure.kind, failure.retrySafe]),
			[
				[phone(2), 'recipient', true],
				[phone(3), 'recipient', true],
				[phone(4), 'provider', false],
				[phone(5), 'provider', false],
			],
		);
		assert.equal(campaign.id, '123456');
	});

	test('has no one state when it may be scheduled for some, and is for others', async () => {
		const provider = 'voipCommunications';
		bench().simulator.script({ provider, delayMs: 1 });
		bench().simulator.script({ provider, error: 'serverError' });
		const from = '17134567890';
		const result = await bench().run(provider, 'campaign.schedule', {
			items: phones(4),
			parameters: { ...inThree, from, sendAt: '2030-01-11T10:05:00Z' },
			onError: 'continueRegularOutput',
		});
		const { accepted, unknown, deliveryState } = only(result);
		assert.deepEqual([accepted, unknown, deliveryState], [2, 2, null]);
	});

	test('is an error of the run with Stop, and gives the account of it', async () => {
		const result = await withFailures('stopWorkflow');
		assert.equal(result.status, 'error');
		const account =
			/In this execution: 2 accepted, 2 rejected, 2 unknown. IDs at the provider: 123456\./;
		assert.match(result.error?.description ?? '', account);
		assert.deepEqual(contextOf(result, 'smsAccount').ids, ['123456']);
	});

	test('whose items do not agree says so for every recipient, with Continue', async () => {
		const result = await bench().run('smsScheduler', 'campaign.send', {
			items: phones(2),
			parameters: { to: toPhone, message: '={{ "No. " + $json.n }}' },
			onError: 'continueRegularOutput',
		});
		const { submission, failures } = only(result);
		assert.equal(submission, 'rejected');
		assert.ok(failures.every(({ failure }) => failure.field === 'recipientsFrom'));
		assert.equal(bench().requests.length, 0);
	});

	const withOneBadTime = async (onError: OnError) =>
		await bench().run('smsScheduler', 'campaign.schedule', {
			items: phones(3),
			parameters: { to: toPhone, sendAt: '={{ $json.n === 1 ? "soon" : "2030-01-11 10:05" }}' },
			onError,
		});

	test('for one bad time is sent to nobody, with Continue', async () => {
		const { submission, rejected } = only(await withOneBadTime('continueRegularOutput'));
		assert.deepEqual([submission, rejected], ['rejected', 3]);
		assert.equal(bench().requests.length, 0);
	});

	test('for one bad time names that item and its reason, with Stop', async () => {
		const result = await withOneBadTime('stopWorkflow');
		assert.match(result.error?.message ?? '', /'soon', which is not a date.*/);
		assert.equal(result.error?.context?.itemIndex, 1);
		assert.equal(bench().requests.length, 0);
	});

	test('to groups of the provider is one failure without a recipient', async () => {
		bench().simulator.script({ provider: 'proTexting', error: 5 });
		const result = await bench().run('proTexting', 'campaign.send', {
			parameters: { groupIds: ['100'] },
			onError: 'continueRegularOutput',
		});
		const { submission, recipients, failures } = only(result);
		assert.deepEqual([submission, recipients], ['rejected', null]);
		assert.deepEqual(
			failures.map(({ to, failure }) => [to, failure.kind]),
			[[null, 'credit']],
		);
	});
});
