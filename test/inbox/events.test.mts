import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { useSimulator } from '../simulator/support.mts';
import {
	control,
	inboxOf,
	listen,
	proTexting,
	SEND,
	SENDING,
	smsScheduler,
	type Events,
} from './support.mts';

const PHONE = '+16461234567';

describe('Who listens hears at once', () => {
	const simulator = useSimulator();
	const listening = async (what: (events: Events) => Promise<void>): Promise<void> => {
		const events = await listen(simulator());
		try {
			await what(events);
		} finally {
			events.stop();
		}
	};

	for (const provider of SENDING) {
		test(`that ${provider} sent a message, that it arrived, and what became of it`, () =>
			listening(async (events) => {
				await SEND[provider](simulator(), { to: PHONE, text: 'Hello' });
				const dispatched = await events.next('dispatched');
				assert.equal(String(dispatched['message']?.['phone']), PHONE);
				const arrived = await events.next('arrived');
				assert.equal(String(arrived['message']?.['text']), 'Hello');
				assert.equal(String((await events.next('provider'))['provider']), provider);
				simulator().clock.advance(2000);
				const state = await events.next('state');
				assert.equal(String(state['message']?.['state']), 'delivered');
			}));
	}

	test('that a message is scheduled, that the clock was moved, and that it is out', () =>
		listening(async (events) => {
			await smsScheduler(simulator(), [PHONE], 'Later', '2026-03-02');
			const scheduled = await events.next('scheduled');
			await control(simulator(), 'clock', { to: Number(scheduled['plan']?.['at']) });
			await events.next('clock');
			assert.equal(String((await events.next('arrived'))['message']?.['text']), 'Later');
		}));

	test('of a campaign, a phone, a reply and a reset', () =>
		listening(async (events) => {
			const campaign = { CampaignName: 'Spring', Message: 'Hello', GroupIds: [1] };
			await proTexting(simulator(), 'sms/send-group-schedule-message', campaign);
			assert.equal(String((await events.next('campaign'))['plan']?.['name']), 'Spring');
			await control(simulator(), `phones/${PHONE}`, { condition: 'optedOut' });
			assert.equal(String((await events.next('phone'))['condition']), 'optedOut');
			const reply = { provider: 'proTexting', from: PHONE, to: '82257', text: 'STOP' };
			await control(simulator(), 'inbound', reply);
			assert.equal(String((await events.next('reply'))['message']?.['text']), 'STOP');
			await control(simulator(), 'reset', {});
			await events.next('reset');
		}));

	test('how much happened, when it is too much to tell one by one', () =>
		listening(async (events) => {
			const phones = Array.from({ length: 500 }, (_, index) => `+3361234${1000 + index}`);
			await smsScheduler(simulator(), phones, 'To all', '2020-01-01');
			const { count, arrived } = await events.next('more');
			assert.ok(Number(count) > 500);
			assert.ok(Number(arrived) > 400 && Number(arrived) <= 500);
			assert.equal((await inboxOf(simulator())).messages, 500);
		}));
});
