import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { only, shown, useBench } from '../support/support.mts';

const bench = useBench();

/** What looks like a value, and would send something else than the user means. */
const cases: Record<
	string,
	[ProviderName, operation: string, parameters: INodeParameters, field: string, message: RegExp]
> = {
	'a dry run that is neither yes nor no': [
		'proTexting',
		'message.send',
		{ to: '16461234567', options: { dryRun: 'maybe' } },
		'dryRun',
		/'Dry Run' must be true or false/,
	],
	'groups that hold an object': [
		'proTexting',
		'campaign.send',
		{ groupIds: '={{ ["100", { id: 101 }] }}' },
		'groupIds',
		/contains an object/,
	],
	'two numbers with a blank between them': [
		'enswitch',
		'message.send',
		{ to: '2125551234 2125559999' },
		'to',
		/which is not a phone number: enter 2 to 18 digits/,
	],
	'a date in the place of a number': [
		'enswitch',
		'message.send',
		{ to: '2026-12-25' },
		'to',
		/which is not a phone number/,
	],
	'a number with a minus before it': [
		'smsScheduler',
		'message.send',
		{ to: '-33612345678' },
		'to',
		/which is not a phone number/,
	],
	'a sender of punctuation alone': [
		'voipCommunications',
		'message.send',
		{ to: '12812345678', from: '+' },
		'from',
		/'From' is '\+', which is not a number/,
	],
	'a sender with a word behind it': [
		'voipCommunications',
		'message.send',
		{ to: '12812345678', from: '12025550100 Jane' },
		'from',
		/'From' is '12025550100 Jane', which is not a number/,
	],
	'a sender of more digits than a number has': [
		'voipCommunications',
		'message.send',
		{ to: '12812345678', from: '1234567890123456' },
		'from',
		/'From' is '1234567890123456', which is not a number/,
	],
};

describe('Nothing else is sent than the user means', () => {
	for (const [name, [provider, operation, parameters, field, message]] of Object.entries(cases)) {
		test(`${name} is refused`, async () => {
			const how = { parameters, onError: 'continueRegularOutput' } as const;
			const result = await bench().run(provider, operation, how);
			const { failure, submission } = only(result);
			assert.equal(submission, 'rejected');
			assert.equal(failure?.field, field);
			assert.match(failure?.message ?? '', message);
			assert.equal(bench().requests.length, 0);
		});
	}

	test('groups in lists within lists all go out', async () => {
		const parameters = { groupIds: '={{ [[100, "101"]] }}' };
		await bench().run('proTexting', 'campaign.send', { parameters });
		assert.match(bench().requests[0]?.body ?? '', /"GroupIds":\["100","101"\]/);
	});
});

describe('A credential that cannot be used', () => {
	test('is a result for every recipient, with Continue', async () => {
		const result = await bench().run('smsScheduler', 'message.send', {
			items: [{}, {}],
			parameters: { to: '+33612345678, +33612345679' },
			credential: { baseUrl: 'nowhere' },
			onError: 'continueRegularOutput',
		});
		assert.deepEqual(
			shown(result).map(({ to, submission }) => [to, submission]),
			[0, 1].flatMap(() => [
				['+33612345678', 'rejected'],
				['+33612345679', 'rejected'],
			]),
		);
	});

	test('is one result for a campaign, with counts', async () => {
		const result = await bench().run('smsScheduler', 'campaign.send', {
			parameters: { to: '+33612345678, +33612345679' },
			credential: { accountTimezone: '' },
			onError: 'continueRegularOutput',
		});
		const json = result.outputs[0]?.[0]?.json;
		assert.deepEqual([json?.submission, json?.recipients, json?.rejected], ['rejected', 2, 2]);
	});

	test('names the report that was asked for', async () => {
		const result = await bench().run('smsScheduler', 'message.getReport', {
			parameters: { id: '7' },
			onError: 'continueErrorOutput',
		});
		assert.deepEqual(
			result.outputs[1]?.map(({ json }) => (json.details as { id?: string }).id),
			['7'],
		);
	});
});

describe('A campaign in which nobody was accepted', () => {
	const answers: Array<[bodies: string[], submission: string]> = [
		[['', '{"errors":{"phone_numbers":["no"]}}'], 'unknown'],
		[['{"errors":{"phone_numbers":["no"]}}', '{"errors":{"phone_numbers":["no"]}}'], 'rejected'],
	];
	for (const [bodies, submission] of answers) {
		test(`is ${submission}, not partial`, async () => {
			for (const body of bodies) bench().answer('smsScheduler', body, body === '' ? 500 : 400);
			const result = await bench().run('smsScheduler', 'campaign.send', {
				parameters: { to: '+33612345678, +33612345679', options: { batchSize: 1, concurrency: 1 } },
				onError: 'continueRegularOutput',
			});
			assert.equal(result.outputs[0]?.[0]?.json.submission, submission);
		});
	}
});
