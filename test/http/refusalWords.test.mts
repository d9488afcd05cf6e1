import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only, phone, phones, shown, toPhone } from '../support/support.mts';

const { bench, ask, askedOf } = useGateway();

/** Sentences of providers, by what they blame. */
const stays: Record<string, string[]> = {
	optedOut: [
		'Recipient has opted out',
		'Number is on the opt-out list',
		'The subscriber unsubscribed',
		'Number on Do-Not-Contact list',
		'DNC match',
		'User replied STOP',
	],
	recipient: [
		'Number is blacklisted',
		'Blocklisted destination',
		'Invalid number',
		'Invalid destination address',
		'The phone number is not valid',
		'Not a mobile number',
		'Landline',
		'Unallocated number',
		'Number suppressed',
		'Unknown subscriber',
	],
	content: [
		'Message contains forbidden words',
		'Spam detected',
		'Text too long',
		'Message content blocked',
		'Invalid message',
		'Profanity is not allowed',
	],
	provider: ['Refused', 'Error 17', 'Request denied', 'Unable to process', 'No'],
};

/** Sentences that speak of an account, and are about one recipient or one text. */
const ambiguous = [
	'You are not authorized to send SMS to this number',
	'Unauthorized content',
	'Unauthorized keyword',
	'Unknown user',
	'Sending to this country is not permitted',
	'Toll-free numbers not permitted',
	'International SMS is not permitted',
	'Permission to text this number was withdrawn',
	'This is a prepaid number and cannot receive messages',
	'Credit repair offers are not allowed',
	'Payment related words',
	'no credit for this country',
	'The number has no balance',
	'The user blocked the sender',
	'Sender ID not supported in this country',
	'This number can not be texted',
];
const goesOn: Record<string, string[]> = {
	credit: ['Insufficient credit', 'Not enough balance', 'Out of credits', 'Insufficient funds'],
	sender: ['Unknown sender ID', 'Sender is blocked', 'Caller ID is not verified'],
	authentication: ['Invalid API key', 'Login failed', 'Authentication failed'],
	permission: ['Account suspended', 'IP address is not allowed'],
};

/** A refusal in these words, where each provider has no code for it. */
const says: Partial<Record<ProviderName, (words: string) => [body: object, status: number]>> = {
	proTexting: (message) => [{ name: 'Unprocessable', message, code: 0, status: 400 }, 400],
	smsScheduler: (message) => [{ message }, 400],
	enswitch: (message) => [{ responses: [{ code: '418', key: '', message }] }, 200],
	voipCommunications: (words) => [
		{ send_log: [{ code: 400, code_desc: words, to: phone(0).slice(1) }] },
		200,
	],
};

async function meet(provider: ProviderName, words: string) {
	bench().simulator.reset();
	const [body, status] = says[provider]?.(words) ?? assert.fail(`${provider} has no refusal`);
	bench().answer(provider, JSON.stringify(body), status);
	const other = provider === 'voipCommunications' ? 'smsScheduler' : 'voipCommunications';
	const result = await ask([provider, other], {
		parameters: { from: '2125550000', senderId: 123, options: {} },
	});
	return { one: only(result), first: provider, other };
}

describe('A refusal for the sake of the recipient or the text stays', { timeout: 120_000 }, () => {
	for (const provider of Object.keys(says) as ProviderName[]) {
		for (const [kind, sentences] of Object.entries(stays)) {
			test(`${provider}: ${kind}`, async () => {
				for (const words of sentences) {
					const { one } = await meet(provider, words);
					assert.deepEqual(askedOf(), [provider], words);
					assert.deepEqual([one.submission, one.failure?.kind], ['rejected', kind], words);
				}
			});
		}
	}

	test('and ends no run: the others are sent', async () => {
		for (const words of [...ambiguous, ...Object.values(stays).flat()]) {
			bench().simulator.reset();
			bench().answer('voipCommunications', JSON.stringify({ error: true, error_message: words }));
			const result = await ask(['voipCommunications', 'smsScheduler'], {
				items: phones(3),
				parameters: { to: toPhone, from: '', options: { concurrency: 1, batchSize: 1 } },
			});
			const all = shown(result).map(({ submission }) => submission);
			assert.deepEqual(all, ['rejected', 'accepted', 'accepted'], words);
			assert.deepEqual(new Set(askedOf()), new Set(['voipCommunications']), words);
		}
	});

	test('and the words of the message itself, which a response repeats, say nothing', async () => {
		for (const msg of ['Your payment is due', 'Your account balance is low', 'Login failed']) {
			bench().simulator.reset();
			const log = [{ code: 400, code_desc: '', to: phone(0).slice(1), msg }];
			bench().answer('voipCommunications', JSON.stringify({ send_log: log }), 400);
			const result = await ask(['voipCommunications', 'smsScheduler'], {
				parameters: { from: '' },
			});
			assert.equal(only(result).failure?.kind, 'provider', msg);
		}
	});

	test('whatever the HTTP status says of the account', async () => {
		for (const status of [402, 403, 409, 422]) {
			for (const words of ['Recipient has opted out', 'Number is blacklisted']) {
				bench().simulator.reset();
				bench().answer('smsScheduler', JSON.stringify({ message: words }), status);
				await ask(['smsScheduler', 'voipCommunications']);
				assert.deepEqual(askedOf(), ['smsScheduler'], `HTTP ${status}: ${words}`);
			}
		}
	});
});

describe('A status says what the words do not', () => {
	const bodies: Array<[ProviderName, body: object, status: number, kind: string]> = [
		['voipCommunications', { error: true, error_message: 'Access denied' }, 403, 'permission'],
		['voipCommunications', { error: true, error_message: 'Rejected' }, 402, 'credit'],
		['voipCommunications', { error: { code: 401, message: 'No' } }, 200, 'authentication'],
		['voipCommunications', [{ error: true, error_message: 'No' }], 401, 'authentication'],
		['smsScheduler', { message: 'Invalid message authentication code' }, 401, 'authentication'],
		['smsScheduler', { errors: { credits: ['Not enough credits'] } }, 400, 'credit'],
		['smsScheduler', { errors: { sender_id: ['No'] } }, 422, 'sender'],
		['proTexting', [{ name: 'x', message: 'API App', code: 6, status: 422 }], 422, 'permission'],
		['proTexting', { error: { message: 'x', code: 5, status: 422 } }, 422, 'credit'],
		['proTexting', { message: 'No credit', code: 5 }, 422, 'credit'],
		['enswitch', [{ responses: [{ code: '401' }] }], 200, 'authentication'],
		['enswitch', { responses: [{ code: '400', key: 'auth_password' }] }, 200, 'authentication'],
		['enswitch', { responses: [{ code: '402', key: 'cnumber' }] }, 200, 'recipient'],
		['enswitch', { responses: [{ code: '403', message: 'No calls to +44' }] }, 200, 'recipient'],
	];
	for (const [provider, body, status, kind] of bodies) {
		test(`${provider}: ${JSON.stringify(body)} with HTTP ${status} is ${kind}`, async () => {
			bench().answer(provider, JSON.stringify(body), status);
			const parameters = { from: '2125550000' };
			assert.equal(only(await ask([provider], { parameters })).failure?.kind, kind);
		});
	}

	for (const key of ['constructor', '__proto__', 'toString']) {
		test(`a field that is called ${key} is no fault of the node`, async () => {
			const all: Array<[ProviderName, object, number]> = [
				['enswitch', { responses: [{ code: '400', key }] }, 200],
				['smsScheduler', { errors: { [key]: null } }, 400],
				['proTexting', { name: 'x', message: 'x', code: key, status: 422 }, 422],
			];
			for (const [provider, body, status] of all) {
				bench().answer(provider, JSON.stringify(body), status);
				const one = only(await ask([provider], { parameters: { from: '2125550000' } }));
				assert.equal(one.submission, 'rejected', provider);
				assert.equal(typeof one.failure?.kind, 'string');
			}
		});
	}
});

describe('A refusal for the sake of the account goes to the fallback', { timeout: 120_000 }, () => {
	for (const provider of ['voipCommunications', 'smsScheduler', 'proTexting'] as const) {
		for (const [kind, sentences] of Object.entries(goesOn)) {
			test(`${provider}: ${kind}`, async () => {
				for (const words of sentences) {
					const { one, other } = await meet(provider, words);
					assert.deepEqual(askedOf(), [provider, other], words);
					assert.equal(one.submission, 'accepted');
					assert.equal(one.refusedBy?.[0]?.failure.kind, kind, words);
				}
			});
		}
	}
});
