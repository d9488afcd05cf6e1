import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { phone, phones, shown, toPhone, useBench, type Shown } from '../support/support.mts';

const bench = useBench();

describe('A thousand recipients, three of them bad', () => {
	const bad = [3, 500, 999];

	test('come out as 997 accepted and 3 rejected, nobody twice', async () => {
		// The simulator refuses numbers of +1 that are not ten digits long, as the documents do.
		const items = phones(1000);
		const { simulator } = bench();
		const named = bad.map((n) => `The following phone number is invalid: ${phone(n)}`);
		simulator.script({
			provider: 'smsScheduler',
			answer: { status: 400, body: { errors: { phone_numbers: named } } },
		});
		const result = await bench().run('smsScheduler', 'message.send', {
			items,
			parameters: { to: toPhone, options: { batchSize: 1000 } },
			onError: 'continueRegularOutput',
		});
		const results = shown(result);
		assert.deepEqual(
			results.map(({ to }) => to),
			items.map((one) => one.phone),
		);
		const rejected = results.flatMap(({ submission }, n) => (submission === 'rejected' ? n : []));
		assert.deepEqual(rejected, bad);
		assert.ok(results.every(({ failure }) => !failure || failure.kind === 'recipient'));
		assert.equal(results.filter(({ submission }) => submission === 'accepted').length, 997);
		const received = simulator.ledger.map((entry) => entry.phone);
		assert.equal(received.length, 997);
		assert.equal(new Set(received).size, 997);
		assert.equal(bench().requests.length, 2);
		assert.match(result.hints.map(({ message }) => message).join(), /997 accepted, 3 rejected/);
	});

	test('are all rejected when the refusal complains of more than numbers', async () => {
		const errors = { phone_numbers: [`is invalid: ${phone(0)}`], sender_id: ['Unknown'] };
		bench().answer('smsScheduler', JSON.stringify({ errors }), 400);
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(3),
			parameters: { to: toPhone },
			onError: 'continueRegularOutput',
		});
		assert.deepEqual(
			shown(result).map(({ submission }) => submission),
			['rejected', 'rejected', 'rejected'],
		);
		assert.equal(bench().requests.length, 1);
	});
});

const [a, b, c] = [phone(0), phone(1), phone(2)];
const summary = (one: Shown) => `${one.submission} ${one.ids?.join('+') ?? one.id ?? 'no id'}`;

describe('SMS Scheduler answers', () => {
	const answers: Record<string, [ids: object, expected: string[]]> = {
		'in another order': [{ [c]: 3, [a]: 1, [b]: 2 }, ['1', '2', '3']],
		'without one of them': [{ [a]: 1, [c]: 3 }, ['1', '', '3']],
		'with blanks in the numbers': [{ '+33 6 12 10 00 00': 1, [b]: 2, [c]: 3 }, ['1', '2', '3']],
		'with 00 for the plus': [{ [a]: 1, '0033612100001': 2, [c]: 3 }, ['1', '2', '3']],
		'with national numbers': [
			{ '0612100002': 3, '06 12 10 00 00': 1, '612100001': 2 },
			['1', '2', '3'],
		],
		'with lists of ids': [{ [a]: [1, 11], [b]: [2], [c]: 3 }, ['1+11', '2', '3']],
		'with ids of 20 digits': [
			{ [a]: '12345678901234567890', [b]: 2, [c]: 3 },
			['12345678901234567890', '2', '3'],
		],
		'with an empty list': [{ [a]: [], [b]: 2, [c]: 3 }, ['', '2', '3']],
		'with someone else': [{ '+447700900123': 9, [b]: 2, [c]: 3 }, ['', '2', '3']],
	};
	for (const [name, [ids, expected]] of Object.entries(answers)) {
		test(`${name}: each recipient gets its own id, or is unknown`, async () => {
			const body = JSON.stringify({ message_id: 7, sms_ids: ids });
			bench().answer(
				'smsScheduler',
				body.replace('"12345678901234567890"', '12345678901234567890'),
			);
			const result = await bench().run('smsScheduler', 'message.send', {
				parameters: { to: [a, b, c].join() },
				onError: 'continueRegularOutput',
			});
			assert.deepEqual(
				shown(result).map(summary),
				expected.map((id) => (id === '' ? 'unknown no id' : `accepted ${id}`)),
			);
			assert.deepEqual(new Set(shown(result).map(({ batchId }) => batchId)), new Set(['7']));
		});
	}

	test('with endings that two recipients share: the whole number tells them apart', async () => {
		const body = JSON.stringify({
			message_id: 7,
			sms_ids: { '0033712100000': 2, '0033612100000': 1 },
		});
		bench().answer('smsScheduler', body);
		const result = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: '+33612100000, +33712100000' },
		});
		assert.deepEqual(shown(result).map(summary), ['accepted 1', 'accepted 2']);
	});

	test('with endings that two recipients share: neither gets a wrong id', async () => {
		const body = JSON.stringify({ message_id: 7, sms_ids: { '12100000': 1 } });
		bench().answer('smsScheduler', body);
		const result = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: '+33612100000, +33712100000' },
			onError: 'continueRegularOutput',
		});
		assert.deepEqual(shown(result).map(summary), ['unknown no id', 'unknown no id']);
	});
});

describe('VoIP Communications logs', () => {
	const entry = (to: string, smsid: string, more: object = {}) => ({
		code: 200,
		to: to.replace('+', ''),
		smsid,
		sale: 0.01,
		...more,
	});
	const logs: Record<string, [log: object[], expected: string[]]> = {
		'in another order': [
			[entry(c, 'C'), entry(a, 'A'), entry(b, 'B')],
			['accepted A', 'accepted B', 'accepted C'],
		],
		'several entries for one number': [
			[entry(a, 'A1'), entry(b, 'B'), entry(a, 'A2'), entry(c, 'C')],
			['accepted A1+A2', 'accepted B', 'accepted C'],
		],
		'codes as text': [
			[entry(a, 'A', { code: '200' }), entry(b, 'B', { code: '400' }), entry(c, 'C')],
			['accepted A', 'unknown B', 'accepted C'],
		],
		'a refusal without an id': [
			[entry(a, 'A'), entry(b, '', { code: '400' }), entry(c, 'C')],
			['accepted A', 'rejected no id', 'accepted C'],
		],
		'a yes and a no for one number': [
			[entry(a, 'A1'), entry(a, 'A2', { code: 500 }), entry(b, 'B'), entry(c, 'C')],
			['unknown A1+A2', 'accepted B', 'accepted C'],
		],
		'no code at all': [
			[entry(a, 'A', { code: null }), entry(b, 'B'), entry(c, 'C')],
			['unknown A', 'accepted B', 'accepted C'],
		],
		'nothing for one number': [
			[entry(a, 'A'), entry(c, 'C')],
			['accepted A', 'unknown no id', 'accepted C'],
		],
		'numbers with a plus and blanks': [
			[entry(a, 'A', { to: '+33 6 12 10 00 00' }), entry(b, 'B'), entry(c, 'C')],
			['accepted A', 'accepted B', 'accepted C'],
		],
	};
	for (const [name, [log, expected]] of Object.entries(logs)) {
		test(`${name}: each recipient gets what its own entries say`, async () => {
			bench().answer('voipCommunications', JSON.stringify({ send_log: log }));
			const result = await bench().run('voipCommunications', 'message.send', {
				parameters: { to: [a, b, c].join() },
				onError: 'continueRegularOutput',
			});
			assert.deepEqual(shown(result).map(summary), expected);
		});
	}

	test('prices of several entries: their sum is the cost', async () => {
		const log = [entry(a, 'A1', { sale: '0.1' }), entry(a, 'A2', { sale: 0.2 })];
		bench().answer('voipCommunications', JSON.stringify({ send_log: log }));
		const result = await bench().run('voipCommunications', 'message.send', {
			parameters: { to: a },
		});
		assert.equal(shown(result)[0]?.cost, 0.3);
		assert.deepEqual(shown(result)[0]?.raw, { entries: log });
	});
});
