import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { spacedNumber } from '../../sandbox/simulator/inbox/server/numbers.mts';
import { useSimulator } from '../simulator/support.mts';
import { inboxOf, SEND, smsScheduler } from './support.mts';

const NUMBERS: readonly (readonly [number: string, shown: string])[] = [
	['+16461234567', '+1 646 123 4567'],
	['16463498001', '+1 646 349 8001'],
	['2125551234', '(212) 555-1234'],
	['+33612345678', '+33 6 12 34 56 78'],
	['+447700900123', '+44 7700 900123'],
	['+4520123456', '+45 20 12 34 56'],
	['82257', '82257'],
	['1234567', '1234567'],
	['SCHEDULER', 'SCHEDULER'],
	['+999123456789', '+999123456789'],
	['+12', '+12'],
	['', ''],
];

describe('A number is shown as people write it', () => {
	const simulator = useSimulator();

	for (const [number, shown] of NUMBERS) {
		test(`${number} as ${shown}`, () => assert.equal(spacedNumber(number), shown));
	}

	test('on the phone, in its messages, and in what is scheduled', async () => {
		await SEND.enswitch(simulator(), { to: '+16461234567', text: 'Hi' });
		await smsScheduler(simulator(), ['+33612345678'], 'Later', '2026-03-02');
		const { phones, scheduled } = await inboxOf(simulator());
		const [phone] = phones.shown;
		assert.deepEqual(
			[phone?.shown, phone?.messages[0]?.sender, phone?.messages[0]?.shown.to],
			['+1 646 123 4567', '(212) 555-1234', '+1 646 123 4567'],
		);
		assert.deepEqual(scheduled.shown[0]?.shownPhones, ['+33 6 12 34 56 78']);
	});
});

describe('The connection details', () => {
	const simulator = useSimulator({ enswitch: { extraSenders: 100 } });

	test('name valid senders of each provider, the first few', async () => {
		const { providers } = await inboxOf(simulator());
		const values = providers.map(({ provider, senders }) => [
			provider,
			senders.slice(0, 3).map(({ value, note }) => `${value} ${note}`.trim()),
		]);
		assert.deepEqual(Object.fromEntries(values), {
			proTexting: ['16463498001', '16463498002', '82257'],
			smsScheduler: ['123 SCHEDULER', '124 +33 6 00 00 01 24'],
			enswitch: ['2125551234 example1', '2125550000 example2', '2125559000 extra1'],
			voipCommunications: [
				'17134567890 takes replies',
				'17134567891 takes replies',
				'left empty: the bulk route, without replies',
			],
		});
		assert.ok(providers.every(({ senders }) => senders.length <= 8));
	});
});
