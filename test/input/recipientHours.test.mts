import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { dry, previewOf } from '../support/dry.mts';
import { everyDay } from '../support/hours.mts';
import { only, shown, useBench, type How } from '../support/support.mts';

const bench = useBench();

const hoursOf = (hours: INodeParameters = {}) => ({
	sendingHours: { hours: { days: everyDay, timezone: 'recipient', ...hours } },
});

/** Schedules in a workflow of Paris, where the account is, too. */
async function schedule(to: string, sendAt: string, hours?: INodeParameters, how: How = {}) {
	return await bench().run('smsScheduler', 'message.schedule', {
		parameters: { to, sendAt, options: hoursOf(hours) },
		settings: { timezone: 'Europe/Paris' },
		onError: 'continueRegularOutput',
		...how,
	});
}

const newYork = '+12025550101';
const losAngeles = '+12135550101';
const idaho = '+12085550101';
const london = '+447700900123';
const paris = '+33612345678';
const tokyo = '+819012345678';
const satellite = '+870773111632';

describe('Sending hours in the time zone of the recipient move a message', () => {
	const ways: Record<string, [to: string, sendAt: string, scheduledFor: string]> = {
		'of New York at its midnight': [newYork, '2030-07-01T04:00:00Z', '2030-07-01T12:00:00.000Z'],
		'of Los Angeles at the same time': [
			losAngeles,
			'2030-07-01T04:00:00Z',
			'2030-07-01T15:00:00.000Z',
		],
		'of Tokyo not at all, where it is afternoon': [
			tokyo,
			'2030-07-01T04:00:00Z',
			'2030-07-01T04:00:00.000Z',
		],
		'of an area with two zones in the morning, to that of the later one': [
			idaho,
			'2030-07-01T14:30:00Z',
			'2030-07-01T15:00:00.000Z',
		],
		'of an area with two zones in the evening, by that of the earlier one': [
			idaho,
			'2030-07-02T02:30:00Z',
			'2030-07-02T15:00:00.000Z',
		],
		'of Australia by all of its clocks, since a mobile number is from anywhere': [
			'+61412345678',
			'2030-07-01T00:00:00Z',
			'2030-07-01T01:30:00.000Z',
		],
		'of a satellite by the clocks of the workflow': [
			satellite,
			'2030-07-01T04:00:00Z',
			'2030-07-01T06:00:00.000Z',
		],
		'on the day before New York changes to summer time': [
			newYork,
			'2030-03-09T05:00:00Z',
			'2030-03-09T13:00:00.000Z',
		],
		'on the day on which New York does': [
			newYork,
			'2030-03-10T05:00:00Z',
			'2030-03-10T12:00:00.000Z',
		],
		'of London, which changes three weeks later': [
			london,
			'2030-03-10T05:00:00Z',
			'2030-03-10T08:00:00.000Z',
		],
		'on the day on which London changes': [
			london,
			'2030-03-31T00:30:00Z',
			'2030-03-31T07:00:00.000Z',
		],
		'on the day before New York changes back': [
			newYork,
			'2030-11-02T05:00:00Z',
			'2030-11-02T12:00:00.000Z',
		],
		'on the day on which New York changes back': [
			newYork,
			'2030-11-03T05:00:00Z',
			'2030-11-03T13:00:00.000Z',
		],
	};
	for (const [name, [to, sendAt, scheduledFor]] of Object.entries(ways)) {
		test(name, async () => {
			const result = only(await schedule(to, sendAt));
			assert.equal(result.submission, 'accepted', result.failure?.message);
			assert.equal(result.scheduledFor, scheduledFor);
			const wasMoved = new Date(sendAt).toISOString() !== scheduledFor;
			assert.equal(result.movedFrom !== undefined, wasMoved);
		});
	}

	test('each recipient of an item on its own', async () => {
		const result = await schedule(
			`${newYork}, ${losAngeles}, +12125550102, ${paris}`,
			'2030-07-01T04:00:00Z',
		);
		assert.deepEqual(
			shown(result).map(({ to, scheduledFor }) => [to, scheduledFor]),
			[
				[newYork, '2030-07-01T12:00:00.000Z'],
				[losAngeles, '2030-07-01T15:00:00.000Z'],
				['+12125550102', '2030-07-01T12:00:00.000Z'],
				[paris, '2030-07-01T06:00:00.000Z'],
			],
		);
		const requests = bench().requests.map(({ body }) => JSON.parse(body) as object);
		assert.deepEqual(
			requests.map((body) => 'phone_numbers' in body && body.phone_numbers),
			[[newYork, '+12125550102'], [losAngeles], [paris]],
		);
	});

	test('or hold it back, if so wished', async () => {
		const result = await schedule(`${newYork}, ${tokyo}`, '2030-07-01T04:00:00Z', {
			otherwise: 'refuse',
		});
		const [held, sent] = shown(result);
		assert.deepEqual([held?.reason, held?.heldUntil], ['sendingHours', '2030-07-01T12:00:00.000Z']);
		assert.match(
			held?.reasonText ?? '',
			/\(08:00 to 20:00, Monday to Sunday, America\/New_York\)\. The next allowed time is 2030-07-01 08:00/,
		);
		assert.equal(sent?.submission, 'accepted');
	});

	test('and few notes say so, however many zones there are', async () => {
		const many = [newYork, losAngeles, paris, tokyo, london].join();
		const result = await schedule(many, '2030-07-01T04:00:00Z', {
			otherwise: 'refuse',
			days: ['sunday'],
		});
		const notes = result.hints.map(({ message }) => message.replace(/\. .*/, '.'));
		assert.deepEqual(notes, [
			'5 held back by sending hours.',
			'1 message was not sent.',
			'1 message was not sent.',
			'1 message was not sent.',
			'2 more messages were not sent.',
		]);
	});

	test('and refuse it where it is never day in all of its zones', async () => {
		const { failure } = only(
			await schedule('+18005550100', '2030-07-01T04:00:00Z', { from: '09:00', to: '18:00' }),
		);
		assert.deepEqual([failure?.kind, failure?.field], ['invalidInput', 'sendingHours']);
		assert.match(
			failure?.message ?? '',
			/^'Sending Hours' has no minute that fits all time zones of the phone number \(America\/Adak, .*, and \d+ more\): choose a time zone/,
		);
		assert.equal(bench().requests.length, 0);
	});
});

describe('A campaign whose hours are in the time zones of its recipients', () => {
	const run = async (operation: string, to: string, sendAt: string, hours?: INodeParameters) =>
		await bench().run('smsScheduler', operation, {
			parameters: { to, sendAt, recipientsFrom: 'allItems', options: hoursOf(hours) },
			settings: { timezone: 'Europe/Paris' },
			onError: 'continueRegularOutput',
		});

	test('is one, at a time that all of them allow', async () => {
		const result = await run(
			'campaign.schedule',
			`${newYork}, ${losAngeles}, ${paris}`,
			'2030-07-01T04:00:00Z',
		);
		const { submission, scheduledFor, movedFrom } = only(result);
		assert.deepEqual(
			[submission, scheduledFor, movedFrom],
			['accepted', '2030-07-01T15:00:00.000Z', '2030-07-01T04:00:00.000Z'],
		);
		assert.equal(bench().requests.length, 1);
	});

	test('counts the workflow’s clocks for a number of no known country', async () => {
		const result = await run('campaign.schedule', `${tokyo}, ${satellite}`, '2030-07-01T01:00:00Z');
		assert.equal(only(result).scheduledFor, '2030-07-01T06:00:00.000Z');
	});

	test('is refused where it is never day for all', async () => {
		const result = await run('campaign.schedule', `${newYork}, ${tokyo}`, '2030-07-01T04:00:00Z', {
			from: '09:00',
			to: '18:00',
		});
		assert.equal(only(result).submission, 'rejected');
		assert.equal(bench().requests.length, 0);
	});

	test('is refused where the groups are the provider’s', async () => {
		const result = await bench().run('proTexting', 'campaign.send', {
			parameters: { groupIds: [100], campaignName: 'x', options: hoursOf() },
			onError: 'continueRegularOutput',
		});
		assert.match(
			only(result).failure?.message ?? '',
			/^'Sending Hours' has the time zone of the recipient, but only the provider knows who is in the groups: choose a time zone$/,
		);
		assert.equal(bench().requests.length, 0);
	});
});

describe('The dry run says whose clocks count', () => {
	const ways: Record<string, [to: string, says: RegExp]> = {
		'of a number of one zone': [newYork, / those of America\/New_York, by the phone number$/],
		'of a number of several': [idaho, / America\/(Boise|Denver) and America\/Los_Angeles, by /],
		'of a number of many': [
			'+79123456789',
			/ of \S+, \S+, \S+, and \d+ more, by the phone number$/,
		],
		'of a number of no known country': [
			satellite,
			/^The sending hours are those of America\/New_York, the workflow's time zone: that of the phone number is not known$/,
		],
	};
	for (const [name, [to, says]] of Object.entries(ways)) {
		test(name, async () => {
			const hours = hoursOf({ from: '00:00', to: '24:00' });
			const result = await dry(bench(), 'message.send', { to }, { options: hours });
			assert.match(previewOf(only(result)).warnings.join('\n'), says);
		});
	}

	test('of an internal line of Enswitch', async () => {
		const hours = hoursOf({ from: '00:00', to: '24:00' });
		const options = { options: hours, provider: 'enswitch' } as const;
		const result = await dry(bench(), 'message.send', { to: '101' }, options);
		assert.match(
			previewOf(only(result)).warnings.join('\n'),
			/the workflow's time zone: that of the phone number is not known$/,
		);
	});
});
