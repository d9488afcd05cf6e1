import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from './gateway.mts';
import { only, phone } from './support.mts';

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
const goesOn: Record<string, string[]> = {
	credit: ['Insufficient credit', 'Not enough balance', 'Out of credits', 'Insufficient funds'],
	sender: ['Unknown sender ID', 'Sender is blocked', 'Caller ID is not verified'],
	authentication: ['Invalid API key', 'Login failed', 'Authentication failed'],
	permission: ['Account suspended', 'IP address is not allowed'],
};

/** A refusal in these words, where each provider has no code for it. */
const says: Record<ProviderName, (words: string) => [body: object, status: number]> = {
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
	const [body, status] = says[provider](words);
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

	test('whatever the HTTP status says of the account', async () => {
		for (const status of [401, 402, 403, 409, 422]) {
			for (const words of ['Recipient has opted out', 'Number is blacklisted']) {
				bench().simulator.reset();
				bench().answer('smsScheduler', JSON.stringify({ message: words }), status);
				await ask(['smsScheduler', 'voipCommunications']);
				assert.deepEqual(askedOf(), ['smsScheduler'], `HTTP ${status}: ${words}`);
			}
		}
	});
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
