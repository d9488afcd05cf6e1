import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { MessageView } from '../../sandbox/simulator/inbox/server/view.mts';
import type { DeliveryState } from '../../sandbox/simulator/types.mts';
import { START, useSimulator } from '../simulator/support.mts';
import { control, inboxOf, SEND, SENDING, smsScheduler } from './support.mts';

const PHONE = '+16461234567';

const SENDERS: Readonly<Record<keyof typeof SEND, string>> = {
	proTexting: '16463498001',
	smsScheduler: 'SCHEDULER',
	enswitch: '2125551234',
	voipCommunications: '17134567890',
};

/** How a message ends that the phone cannot get. */
const UNREACHABLE: Readonly<Record<keyof typeof SEND, DeliveryState>> = {
	proTexting: 'undeliverable',
	smsScheduler: 'expired',
	enswitch: 'undeliverable',
	voipCommunications: 'undeliverable',
};

describe('The inbox shows messages', () => {
	const simulator = useSimulator();
	const firstMessage = async (): Promise<MessageView> => {
		const { phones } = await inboxOf(simulator());
		const message = phones.shown[0]?.messages[0];
		assert.ok(message);
		return message;
	};

	for (const provider of SENDING) {
		test(`from ${provider} on their phone, with sender and segments, until they are delivered`, async () => {
			const text = '<script>alert("é")</script> '.repeat(6);
			await SEND[provider](simulator(), { to: PHONE, text });
			const sent = await firstMessage();
			assert.deepEqual(
				[sent.phone, sent.provider, sent.from, sent.text, sent.segments, sent.encoding],
				[PHONE, provider, SENDERS[provider], text, 2, 'GSM-7'],
			);
			assert.deepEqual([sent.at, sent.arrivedAt, sent.state], [START, START, 'enroute']);
			simulator().clock.advance(2000);
			assert.equal((await firstMessage()).state, 'delivered');
		});

		test(`from ${provider} to a phone out of reach as not arrived`, async () => {
			await control(simulator(), `phones/${PHONE}`, { condition: 'unreachable' });
			await SEND[provider](simulator(), { to: PHONE, text: 'Hello?' });
			simulator().clock.advance(2000);
			const { arrivedAt, state } = await firstMessage();
			assert.deepEqual([arrivedAt, state], [null, UNREACHABLE[provider]]);
			assert.equal(simulator().ledger.length, 0);
		});

		test(`from ${provider} to a slow phone only later as arrived`, async () => {
			await control(simulator(), `phones/${PHONE}`, { condition: 'slow' });
			await SEND[provider](simulator(), { to: PHONE, text: 'Hello?' });
			assert.equal((await firstMessage()).arrivedAt, null);
			simulator().clock.advance(60_000);
			assert.equal((await firstMessage()).arrivedAt, START + 60_000);
		});

		test(`from a phone to ${provider} beside what it received`, async () => {
			await SEND[provider](simulator(), { to: PHONE, text: 'Coming?' });
			const reply = { provider, from: PHONE, to: SENDERS[provider], text: 'Yes' };
			await control(simulator(), 'inbound', reply);
			const { phones } = await inboxOf(simulator());
			const messages = phones.shown[0]?.messages ?? [];
			assert.deepEqual(
				messages.map(({ direction, text, state }) => [direction, text, state]),
				[
					['toPhone', 'Coming?', 'enroute'],
					['fromPhone', 'Yes', null],
				],
			);
		});
	}

	test('of the phone with the latest one first, and a phone that was only set up too', async () => {
		await SEND.enswitch(simulator(), { to: '+33612345001', text: 'a' });
		await SEND.enswitch(simulator(), { to: '+33612345002', text: 'b' });
		await SEND.enswitch(simulator(), { to: '+33612345001', text: 'c' });
		await control(simulator(), 'phones/0033612345003', { condition: 'slow' });
		const { phones, messages } = await inboxOf(simulator());
		assert.deepEqual(
			phones.shown.map(({ phone, condition }) => [phone, condition]),
			[
				['+33612345003', 'slow'],
				['+33612345001', 'normal'],
				['+33612345002', 'normal'],
			],
		);
		assert.equal(messages, 3);
	});

	test('only some of many, and says how many more there are', async () => {
		const phones = Array.from({ length: 100_000 }, (_, index) => `+336${10_000_000 + index}`);
		await smsScheduler(simulator(), phones, 'To all', '2020-01-01');
		for (let count = 0; count < 6; count++) {
			await SEND.enswitch(simulator(), { to: PHONE, text: String(count) });
		}
		const view = await inboxOf(simulator());
		assert.ok(JSON.stringify(view).length < 100_000);
		assert.deepEqual([view.messages, view.phones.shown.length], [100_006, 24]);
		assert.equal(view.phones.more, 100_001 - 24);
		const [first] = view.phones.shown;
		assert.deepEqual([first?.phone, first?.messages.length, first?.more], [PHONE, 4, 2]);
		const opened = await inboxOf(simulator(), `open=${encodeURIComponent(PHONE)}`);
		assert.equal(opened.phones.shown[0]?.messages.length, 6);
		const found = await inboxOf(simulator(), 'find=99%20999&phones=1000000');
		assert.deepEqual(
			found.phones.shown.map(({ phone }) => phone),
			['+33610099999'],
		);
	});

	test('cut when they are very long, and never in the middle of a character', async () => {
		await SEND.enswitch(simulator(), { to: PHONE, text: `${'a'.repeat(999)}😀 and more` });
		const { text, cut, segments } = await firstMessage();
		assert.deepEqual([text, cut, segments], ['a'.repeat(999), 11, 16]);
	});

	test('no longer after everything was cleared', async () => {
		await SEND.proTexting(simulator(), { to: PHONE, text: 'Hi' });
		await control(simulator(), 'reset', {});
		const { messages, phones, providers } = await inboxOf(simulator());
		assert.deepEqual([messages, phones.shown.length], [0, 0]);
		assert.ok(providers.every(({ requests }) => requests === 0));
	});
});
