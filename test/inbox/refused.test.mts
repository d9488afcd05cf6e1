import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { MessageView } from '../../sandbox/simulator/inbox/server/view.mts';
import { useSimulator } from '../simulator/support.mts';
import { control, inboxOf, listen, proTexting, SEND, SENDING, smsScheduler } from './support.mts';

const PHONE = '+16461234567';

type Way = keyof typeof SEND;

/** The reason when a provider is too busy. */
const BUSY: Readonly<Record<Way, string>> = {
	proTexting: 'Rate limit exceeded.',
	smsScheduler: 'HTTP 429, too many requests',
	enswitch: 'HTTP 429, too many requests',
	voipCommunications: 'Too many requests',
};

describe('An attempt that a provider refuses', () => {
	const simulator = useSimulator();
	const shown = async (phone = PHONE): Promise<MessageView[]> => {
		const { phones } = await inboxOf(simulator());
		return [...(phones.shown.find((one) => one.phone === phone)?.messages ?? [])];
	};

	for (const provider of SENDING) {
		test(`appears on its phone with the reason (${provider})`, async () => {
			await control(simulator(), `providers/${provider}`, { mood: 'throttling', times: 1 });
			await SEND[provider](simulator(), { to: PHONE, text: 'Now?' });
			const [message, ...more] = await shown();
			assert.deepEqual(
				[message?.provider, message?.text, message?.state, message?.arrivedAt, message?.refusal],
				[provider, 'Now?', 'rejected', null, BUSY[provider]],
			);
			assert.equal(more.length, 0);
			assert.equal((await inboxOf(simulator())).messages, 0, 'it is no message of the phone');
		});

		test(`is none when the provider accepted it, or never responds (${provider})`, async () => {
			await SEND[provider](simulator(), { to: PHONE, text: 'One' });
			await control(simulator(), `providers/${provider}`, { mood: 'hanging', times: 1 });
			const hanging = SEND[provider](simulator(), { to: PHONE, text: 'Two' }).catch(() => {});
			while ((await shown()).length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
			assert.deepEqual(
				(await shown()).map(({ refusal }) => refusal),
				[null, null],
			);
			await control(simulator(), 'reset', {});
			await hanging;
		});
	}

	test('is none when the provider sent the message, and failed only then', async () => {
		simulator().script({ provider: 'proTexting', fault: 'HTTP 500 after acting' });
		const { status } = await SEND.proTexting(simulator(), { to: PHONE, text: 'One' });
		assert.equal(status, 500);
		assert.deepEqual(
			(await shown()).map(({ refusal }) => refusal),
			[null],
		);
	});

	for (const [provider, reason] of [
		['proTexting', 'Phone number is opted out.'],
		['voipCommunications', 'The destination does not accept messages'],
	] as const) {
		test(`has the provider's own words where the phone opted out (${provider})`, async () => {
			await control(simulator(), `phones/${PHONE}`, { condition: 'optedOut' });
			await SEND[provider](simulator(), { to: PHONE, text: 'Sale' });
			assert.equal((await shown()).at(-1)?.refusal, reason);
		});
	}

	test('appears for every recipient of its request', async () => {
		await smsScheduler(simulator(), ['+33612345678', '+123456789'], 'To all', '2020-01-01');
		const reason = 'The following phone number is invalid: +123456789';
		for (const phone of ['+33612345678', '+123456789']) {
			assert.deepEqual(
				(await shown(phone)).map(({ refusal }) => refusal),
				[reason],
			);
		}
	});

	test('is told at once', async () => {
		const events = await listen(simulator());
		await control(simulator(), `phones/${PHONE}`, { condition: 'optedOut' });
		await SEND.proTexting(simulator(), { to: PHONE, text: 'Sale' });
		assert.equal(String((await events.next('refused'))['message']?.['text']), 'Sale');
		events.stop();
	});

	test('names no phone where there is no number', async () => {
		await proTexting(simulator(), 'sms/send', { MobilePhone: 'nobody', Message: 'Hi' });
		assert.equal((await inboxOf(simulator())).phones.shown.length, 0);
	});
});

describe('A phone that an operation opted out', () => {
	const simulator = useSimulator();
	const optOut = () => proTexting(simulator(), 'contacts/opt-out', { PhoneNumber: '16461234567' });
	const view = async () => (await inboxOf(simulator())).phones.shown[0];

	test('shows at which provider, also before its first message', async () => {
		await optOut();
		const phone = await view();
		assert.deepEqual(
			[phone?.phone, phone?.condition, phone?.optedOutOf],
			[PHONE, 'normal', ['proTexting']],
		);
	});

	test('is refused by that provider only, until it is made normal', async () => {
		await optOut();
		const refused = await SEND.proTexting(simulator(), { to: PHONE, text: 'Sale' });
		const sent = await SEND.enswitch(simulator(), { to: PHONE, text: 'Hello' });
		assert.deepEqual([refused.status, sent.status], [422, 200]);
		await control(simulator(), `phones/${PHONE}`, { condition: 'normal' });
		assert.deepEqual((await view())?.optedOutOf, []);
		assert.equal((await SEND.proTexting(simulator(), { to: PHONE, text: 'Hi' })).status, 200);
	});
});
