import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { Simulator } from '../../sandbox/simulator/simulator.mts';
import { call, useSimulator, type Reply } from '../simulator/support.mts';
import { control, inboxOf, proTexting, smsScheduler, voip, VOIP_LOGIN } from './support.mts';

const PHONE = '+33612345678';
const JSON_TYPE = { 'Content-Type': 'application/json' };

type Case = {
	readonly provider: string;
	/** For 2 March 2026, 09:30 in the provider's zone. */
	readonly schedule: (simulator: Simulator) => Promise<Reply>;
	readonly remove: (simulator: Simulator, scheduled: Reply) => Promise<Reply>;
	readonly zone: string;
	readonly at: string;
};

const CASES: readonly Case[] = [
	{
		provider: 'proTexting',
		schedule: (simulator) => {
			const fields = {
				MobilePhone: PHONE.slice(1),
				Message: 'Later',
				DateTime: '2026-03-02 09:30:00',
			};
			return proTexting(simulator, 'sms/send-single-schedule-message', fields);
		},
		remove: (simulator, { json }) => {
			const path = `sms/delete-single-schedule-message?id=${json[0]?.['Id']}`;
			const url = `${simulator.baseUrls.proTexting}/${path}&access_token=your_access_token`;
			return call(url, 'DELETE', undefined, JSON_TYPE);
		},
		zone: 'Etc/GMT+5',
		at: '2026-03-02T14:30:00Z',
	},
	{
		provider: 'smsScheduler',
		schedule: (simulator) => smsScheduler(simulator, [PHONE], 'Later', '2026-03-02'),
		remove: (simulator, { json }) => {
			const url = `${simulator.baseUrls.smsScheduler}/message/${json['message_id']}`;
			return call(url, 'DELETE', undefined, { Authorization: 'Bearer YourApiKey' });
		},
		zone: 'Europe/Paris',
		at: '2026-03-02T08:30:00Z',
	},
	{
		provider: 'voipCommunications',
		schedule: (simulator) => {
			const fields = { to: PHONE.slice(1), msg: 'Later', delivery_date: '2026-03-02 09:30' };
			return voip(simulator, fields);
		},
		remove: (simulator, { json }) => {
			const path = `sms/scheduled/delete?smsid=${json['send_log']?.[0]?.['smsid']}`;
			return call(`${simulator.baseUrls.voipCommunications}/${path}`, 'GET', undefined, VOIP_LOGIN);
		},
		zone: 'America/Chicago',
		at: '2026-03-02T15:30:00Z',
	},
];

describe('The inbox shows what is scheduled', () => {
	const simulator = useSimulator();

	for (const { provider, schedule, remove, zone, at } of CASES) {
		test(`at ${provider}, with the provider's zone`, async () => {
			assert.equal((await schedule(simulator())).status, 200);
			const { scheduled, phones, campaigns, providers } = await inboxOf(simulator());
			const [plan] = scheduled.shown;
			assert.deepEqual([plan?.provider, plan?.text, plan?.phones], [provider, 'Later', [PHONE]]);
			assert.equal(plan?.at, Date.parse(at));
			assert.equal(providers.find((one) => one.provider === provider)?.zone, zone);
			assert.deepEqual([phones.shown.length, campaigns.shown.length], [0, 0]);
		});

		test(`at ${provider}, and on the phone once the clock is moved to its time`, async () => {
			await schedule(simulator());
			const { scheduled } = await inboxOf(simulator());
			await control(simulator(), 'clock', { to: scheduled.shown[0]?.at });
			const after = await inboxOf(simulator());
			assert.equal(after.scheduled.shown.length, 0);
			const [message] = after.phones.shown[0]?.messages ?? [];
			assert.deepEqual([message?.text, message?.arrivedAt], ['Later', Date.parse(at)]);
		});

		test(`at ${provider}, and as deleted on its phone when it was deleted`, async () => {
			const scheduled = await schedule(simulator());
			assert.equal((await remove(simulator(), scheduled)).status, 200);
			simulator().clock.set(at);
			const view = await inboxOf(simulator());
			assert.equal(view.scheduled.shown.length, 0);
			const messages = view.phones.shown[0]?.messages ?? [];
			assert.deepEqual(
				messages.map(({ state, arrivedAt }) => [state, arrivedAt]),
				[['deleted', null]],
			);
		});
	}

	test('the earliest first, and only so many', async () => {
		for (let index = 0; index < 25; index++) {
			const day = String(((index * 7) % 25) + 2).padStart(2, '0');
			await smsScheduler(simulator(), [PHONE], `On day ${day}`, `2026-03-${day}`);
		}
		const { scheduled } = await inboxOf(simulator());
		assert.deepEqual([scheduled.shown.length, scheduled.more], [20, 5]);
		const times = scheduled.shown.map(({ at }) => at);
		assert.deepEqual(
			times,
			times.toSorted((a, b) => a - b),
		);
		assert.equal(scheduled.shown[0]?.text, 'On day 02');
	});
});

describe('The inbox shows campaigns', () => {
	const simulator = useSimulator();

	test('with their groups, and what became of their messages', async () => {
		simulator().setPhone('+16465550003', 'unreachable');
		await proTexting(simulator(), 'sms/send-group-schedule-message', {
			CampaignName: 'Spring',
			Message: 'Hello all',
			DateTime: '2026-03-02 09:30:00',
			GroupIds: [100, 101],
		});
		const before = await inboxOf(simulator());
		const [waiting] = before.campaigns.shown;
		assert.deepEqual(
			[waiting?.name, waiting?.state, waiting?.recipients],
			['Spring', 'scheduled', 150],
		);
		assert.deepEqual(waiting?.groups, [
			{ name: 'My Group', recipients: 100 },
			{ name: 'Newsletter', recipients: 50 },
		]);
		assert.equal(before.scheduled.shown[0]?.number, waiting?.number);
		simulator().clock.set('2026-03-02T15:00:00Z');
		const after = await inboxOf(simulator());
		assert.equal(after.campaigns.shown[0]?.state, 'out');
		assert.deepEqual(after.campaigns.shown[0]?.counts, { delivered: 149, undeliverable: 1 });
	});

	test('that are one request to several recipients, without the ones that were deleted', async () => {
		const phones = ['+33612345001', '+33612345002', '+33612345003'];
		const { json } = await smsScheduler(simulator(), phones, 'Lunch', '2026-03-02');
		const id = Number(json['sms_ids']?.['+33612345002']);
		const headers = { Authorization: 'Bearer YourApiKey' };
		await call(`${simulator().baseUrls.smsScheduler}/sms/${id}`, 'DELETE', undefined, headers);
		simulator().clock.set('2026-03-03T00:00:00Z');
		const { campaigns } = await inboxOf(simulator());
		const [campaign] = campaigns.shown;
		assert.deepEqual([campaign?.name, campaign?.recipients], [null, 3]);
		assert.deepEqual(campaign?.counts, { delivered: 2, deleted: 1 });
	});

	test('that went out at once', async () => {
		await voip(simulator(), { to: '33612345001,33612345002,1', msg: 'Now' });
		const { campaigns, scheduled } = await inboxOf(simulator());
		const [campaign] = campaigns.shown;
		assert.deepEqual([campaign?.recipients, campaign?.state], [2, 'out']);
		assert.deepEqual([campaign?.counts, scheduled.shown.length], [{ enroute: 2 }, 0]);
	});
});
