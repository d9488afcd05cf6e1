import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();
const at = '2030-01-11T10:05:00Z';

describe('Items share a request', () => {
	const same: Record<string, [operation: string, INodeParameters]> = {
		'with the same text': ['message.send', {}],
		'with the same text and time': ['message.schedule', { sendAt: at }],
		'at times within one second': [
			'message.schedule',
			{ sendAt: '={{ "2030-01-11T10:05:00." + (100 + $json.n) + "Z" }}' },
		],
		'at one instant that is written in two ways': [
			'message.schedule',
			{ sendAt: `={{ $json.n ? "${at}" : "2030-01-11T11:05:00+01:00" }}` },
		],
	};
	for (const [name, [operation, parameters]] of Object.entries(same)) {
		test(name, async () => {
			const result = await bench().run('smsScheduler', operation, {
				items: phones(3),
				parameters: { to: toPhone, ...parameters },
			});
			assert.deepEqual(bench().recipients, [`${phone(0)} ${phone(1)} ${phone(2)}`]);
			const batches = new Set(shown(result).map(({ batchId }) => batchId));
			assert.equal(batches.size, 1);
			assert.equal(new Set(shown(result).map(({ id }) => id)).size, 3);
		});
	}
});

describe('Items do not share a request', () => {
	const different: Record<string, [operation: string, INodeParameters]> = {
		'with different texts': ['message.send', { message: '={{ "No. " + $json.n }}' }],
		'at different times': [
			'message.schedule',
			{ sendAt: '={{ "2030-01-11T10:0" + $json.n + ":00Z" }}' },
		],
		'with different senders': ['message.send', { senderId: '={{ 123 + $json.n }}' }],
		'with different options of the provider': [
			'message.send',
			{ options: { messageStop: '={{ $json.n === 1 }}' } },
		],
		'with different options of their own': [
			'message.send',
			{ options: { timeout: '={{ 9000 + $json.n }}' } },
		],
		'when Combine Items is off': ['message.send', { options: { combineItems: false } }],
		'when Batch Size is 1': ['message.send', { options: { batchSize: 1 } }],
	};
	for (const [name, [operation, parameters]] of Object.entries(different)) {
		test(name, async () => {
			const result = await bench().run('smsScheduler', operation, {
				items: phones(2),
				parameters: { to: toPhone, ...parameters },
			});
			assert.deepEqual(bench().recipients.toSorted(), [phone(0), phone(1)]);
			assert.deepEqual(
				shown(result).map(({ to, submission }) => [to, submission]),
				[0, 1].map((n) => [phone(n), 'accepted']),
			);
		});
	}

	test('with different senders at VoIP Communications', async () => {
		await bench().run('voipCommunications', 'message.send', {
			items: [{ from: '' }, { from: '17135550001' }, { from: '' }],
			parameters: { to: phone(1), from: '={{ $json.from }}' },
			onError: 'continueRegularOutput',
		});
		assert.equal(bench().requests.length, 3, 'the first and the third go to the same phone');
	});

	test('but one item with several numbers is one request even then', async () => {
		await bench().run('smsScheduler', 'message.send', {
			parameters: { to: `${phone(0)}, ${phone(1)}`, options: { combineItems: false } },
		});
		assert.deepEqual(bench().recipients, [`${phone(0)} ${phone(1)}`]);
	});
});

describe('Batch Size', () => {
	for (const [batchSize, sizes] of [
		[3, [3, 3, 1]],
		[7, [7]],
		[2.9, [2, 2, 2, 1]],
	] as const) {
		test(`${batchSize} cuts seven recipients into requests of ${sizes.join(', ')}`, async () => {
			const result = await bench().run('smsScheduler', 'message.send', {
				items: phones(7),
				parameters: { to: toPhone, options: { batchSize, concurrency: 1 } },
			});
			assert.deepEqual(
				bench().recipients.map((to) => to.split(' ').length),
				sizes,
			);
			assert.deepEqual(
				shown(result).map(({ to }) => to),
				phones(7).map((one) => one.phone),
			);
		});
	}
});

describe('The same phone twice', () => {
	const ways: Record<string, { items: Array<{ to: string }> }> = {
		'in two items': { items: [{ to: phone(0) }, { to: phone(1) }, { to: phone(0) }] },
		'in two spellings': { items: [{ to: phone(0) }, { to: phone(1) }, { to: '0033612100000' }] },
	};
	for (const [name, { items }] of Object.entries(ways)) {
		for (const provider of ['smsScheduler', 'voipCommunications'] as const) {
			test(`${name} gets two messages and two results (${provider})`, async () => {
				const result = await bench().run(provider, 'message.send', {
					items,
					parameters: { to: '={{ $json.to }}', options: { concurrency: 1 } },
				});
				assert.equal(bench().requests.length, 2);
				assert.deepEqual(
					shown(result).map(({ to }) => to),
					[phone(0), phone(1), phone(0)],
				);
				assert.equal(new Set(shown(result).map(({ id }) => id)).size, 3);
				const received = bench().simulator.ledger.filter((entry) => entry.phone === phone(0));
				assert.equal(received.length, 2);
			});
		}
	}

	const spelled = ['+33612100000', '0033612100000', '33612100000', '06 12 10 00 00'];
	for (const provider of [
		'smsScheduler',
		'voipCommunications',
		'enswitch',
		'proTexting',
	] as const) {
		test(`within one item, however it is spelled, gets one message (${provider})`, async () => {
			const result = await bench().run(provider, 'message.send', {
				parameters: { to: spelled.join(', '), options: { defaultCountry: 'FR' } },
			});
			assert.equal(bench().requests.length, 1);
			assert.equal(bench().simulator.ledger.length, 1);
			assert.deepEqual(
				shown(result).map(({ to, submission, reason }) => [to, reason ?? submission]),
				['accepted', ...spelled.slice(1).map(() => 'duplicate')].map((one) => [phone(0), one]),
			);
		});
	}
});
