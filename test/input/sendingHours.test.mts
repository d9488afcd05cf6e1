import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { everyDay, later, open, schedule, type Wish } from '../support/hours.mts';
import { only, phone, useBench } from '../support/support.mts';

const bench = useBench();

describe('A time moves to the next minute of the sending hours', () => {
	// 2030-07-01 is a Monday.
	const ways: Record<string, [wish: Wish, scheduledFor: string, movedFrom?: string]> = {
		'and stays where it is within them': [{}, '2030-07-01T10:00:00.000Z'],
		'at their first minute it stays': [{ sendAt: '2030-07-01 08:00' }, '2030-07-01T06:00:00.000Z'],
		'in the morning': [
			{ sendAt: '2030-07-01 07:59:59' },
			'2030-07-01T06:00:00.000Z',
			'2030-07-01T05:59:59.000Z',
		],
		'in the evening, to the next day': [
			{ sendAt: '2030-07-01 20:00' },
			'2030-07-02T06:00:00.000Z',
			'2030-07-01T18:00:00.000Z',
		],
		'on Friday evening, to Monday': [
			{ sendAt: '2030-07-05 21:00' },
			'2030-07-08T06:00:00.000Z',
			'2030-07-05T19:00:00.000Z',
		],
		'of the days that were chosen': [
			{ hours: { days: ['saturday'], from: '9' } },
			'2030-07-06T07:00:00.000Z',
			'2030-07-01T10:00:00.000Z',
		],
		'in the zone that was chosen': [
			{ hours: { timezone: 'America/New_York' } },
			'2030-07-01T12:00:00.000Z',
			'2030-07-01T10:00:00.000Z',
		],
		'of hours that pass midnight, begun the day before': [
			{ sendAt: '2030-07-02 05:00', hours: { from: '22:00', to: '06:00', days: ['monday'] } },
			'2030-07-02T03:00:00.000Z',
		],
		'of hours that pass midnight, not on a day that begins none': [
			{ sendAt: '2030-07-02 23:00', hours: { from: '22:00', to: '06:00', days: ['monday'] } },
			'2030-07-08T20:00:00.000Z',
			'2030-07-02T21:00:00.000Z',
		],
		'of whole days': [
			{ sendAt: '2030-07-06 23:59', hours: { from: '00:00', to: '24:00', days: ['sunday'] } },
			'2030-07-06T22:00:00.000Z',
			'2030-07-06T21:59:00.000Z',
		],
		'that the clocks do not skip': [
			{ sendAt: '2030-03-31 01:00', hours: { from: '02:30', to: '04:00', days: everyDay } },
			'2030-03-31T01:00:00.000Z',
			'2030-03-31T00:00:00.000Z',
		],
	};
	for (const [name, [wish, scheduledFor, movedFrom]] of Object.entries(ways)) {
		test(name, async () => {
			const result = only(await schedule(bench(), { hours: {}, ...wish }));
			assert.equal(result.submission, 'accepted', result.failure?.message);
			assert.deepEqual([result.scheduledFor, result.movedFrom], [scheduledFor, movedFrom]);
			const told = (JSON.parse(bench().requests[0]?.body ?? '{}') as IDataObject).delivery_date;
			const inParis = DateTime.fromISO(scheduledFor, { zone: 'Europe/Paris' });
			assert.equal(told, inParis.toFormat('yyyy-MM-dd HH:mm:ss'), 'what the provider is told');
		});
	}

	test("and past an hour that the provider's clocks show twice", async () => {
		const hours = { from: '00:30', to: '05:00', days: everyDay, timezone: 'UTC' };
		const result = only(await schedule(bench(), { sendAt: '2030-10-26T22:00:00Z', hours }));
		assert.equal(result.scheduledFor, '2030-10-27T02:00:00.000Z');
	});

	test('and a note says for how many items', async () => {
		const result = await schedule(bench(), { sendAt: '2030-07-01 21:00', hours: {} });
		assert.deepEqual(
			result.hints.map(({ message }) => message),
			['The sending hours moved the send time of 1 item.'],
		);
	});

	test('of a campaign, which says from when', async () => {
		const result = await bench().run('smsScheduler', 'campaign.schedule', {
			parameters: {
				to: `${phone(0)}, ${phone(1)}`,
				sendAt: '2030-07-01 21:00',
				options: { sendingHours: { hours: {} } },
			},
			settings: { timezone: 'Europe/Paris' },
		});
		const { scheduledFor, movedFrom } = only(result);
		assert.equal(scheduledFor, '2030-07-02T06:00:00.000Z');
		assert.equal(movedFrom, '2030-07-01T19:00:00.000Z');
	});

	test('also when it has passed, and would go out now', async () => {
		const result = only(
			await schedule(bench(), {
				sendAt: '={{ $now.minus(2, "hours") }}',
				hours: later(),
				options: { ifPast: 'sendNow' },
			}),
		);
		assert.ok(result.scheduledFor && result.movedFrom && result.movedFrom < result.scheduledFor);
		assert.equal(bench().simulator.ledger.length, 0, 'nothing goes out now');
	});

	test('and one that has passed goes out now within them', async () => {
		const sendAt = '={{ $now.minus(2, "hours") }}';
		const result = only(
			await schedule(bench(), { sendAt, hours: open(), options: { ifPast: 'sendNow' } }),
		);
		assert.deepEqual([result.submission, result.scheduledFor], ['accepted', null]);
		assert.equal(result.movedFrom, undefined);
	});
});
