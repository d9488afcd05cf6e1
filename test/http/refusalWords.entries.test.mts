import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only, phone, phones, shown, toPhone } from '../support/support.mts';

const { bench, ask, askedOf } = useGateway();
const { blameIn } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/refusalWords.js',
) as { blameIn(words: string): string | undefined };

/** Sentences about one phone or one text, though words of the account are in most of them. */
const ofOne: Record<string, string[]> = {
	optedOut: [
		...[
			'Registered on DND',
			'NDNC',
			'STOP',
			'stopped',
			'OPTED_OUT',
			'No consent',
			'Opted-out user',
		],
		...['Account has texted STOP', 'Désabonné', 'Permission denied: on DND list', 'TPS'],
	],
	recipient: [
		...['Blocked by carrier', 'Sender blocked by recipient', 'Caller ID blocked by callee'],
		...['Account blocked by this user', 'Insufficient funds on the handset', 'Number ported out'],
		...['Number has no balance', 'No balance on number', 'The subscriber has insufficient credit'],
		...['Sender rejected by the network', 'SENDER_BLOCKED_BY_RECIPIENT', 'Handset API key expired'],
		...['Payment required from the receiver', 'Not reachable', 'Liste noire', 'Absent'],
		...['Sender refused by customer', 'Caller ID barred by operator', 'Number suspended account'],
	],
	content: [
		...['The message contains an expired password', 'Message body contains invalid credentials'],
		...['Filtered', 'Text mentions an invalid login', 'Invalid API key in the message body'],
		...['SMS includes wrong password', 'Blocked word: insufficient funds', 'Template not approved'],
		...['Spam: your account is suspended', 'Phishing: payment required'],
	],
};

/** Words that do not tell whom they blame. */
const vague = ['', 'Refused', 'Forbidden', 'Access denied', 'Rejected by policy', 'Error 403'];

/** Words of the account, and of nobody else. */
const ofAccount: Record<string, string[]> = {
	credit: [
		...['Insufficient credit', 'Insufficient credits to send this message', 'Out of balance'],
		...['Message rejected: insufficient funds', 'Your balance is too low', 'INSUFFICIENT_FUNDS'],
	],
	sender: [
		'Unknown sender ID',
		'Sender blocked by provider',
		'Invalid sender number',
		'INVALID_SENDER',
	],
	authentication: [
		'Invalid API key',
		'Invalid username or password',
		'Invalid API key in request body',
	],
	permission: [
		'Account suspended',
		'Account blocked by administrator',
		'Your account was deactivated',
	],
};

const entry = (code: number, words: string, to = phone(0)) => ({
	code,
	code_desc: words,
	to: to.slice(1),
});
const logging = (...entries: object[]) =>
	bench().answer('voipCommunications', JSON.stringify({ send_log: entries }));
const codes = [400, 401, 402, 403, 422, 429];

describe('An entry about one recipient stays, unless its words are about the account alone', () => {
	for (const [kind, sentences] of Object.entries({ ...ofOne, provider: vague })) {
		test(`${kind}: nobody else is asked, whatever its code`, async () => {
			for (const words of sentences) {
				for (const code of codes) {
					bench().simulator.reset();
					logging(entry(code, words));
					const one = only(await ask(['voipCommunications', 'enswitch']));
					assert.deepEqual(askedOf(), ['voipCommunications'], `${code} ${words}`);
					assert.deepEqual([one.submission, one.failure?.kind], ['rejected', kind], words);
				}
			}
		});
	}

	test('and the other recipients are sent to', async () => {
		for (const words of [...Object.values(ofOne).flat(), ...vague]) {
			bench().simulator.reset();
			logging(entry(403, words));
			const result = await ask(['voipCommunications', 'smsScheduler'], {
				items: phones(3),
				parameters: { to: toPhone, from: '', options: { concurrency: 1, batchSize: 1 } },
			});
			const all = shown(result).map(({ submission }) => submission);
			assert.deepEqual(all, ['rejected', 'accepted', 'accepted'], words);
		}
	});

	for (const [kind, sentences] of Object.entries(ofAccount)) {
		test(`${kind}: goes on`, async () => {
			for (const words of sentences) {
				bench().simulator.reset();
				logging(entry(403, words));
				const one = only(await ask(['voipCommunications', 'smsScheduler']));
				assert.deepEqual(askedOf(), ['voipCommunications', 'smsScheduler'], words);
				assert.equal(one.refusedBy?.[0]?.failure.kind, kind, words);
			}
		});
	}

	test('a rate limit goes on, too', async () => {
		logging(entry(429, 'Too many requests'));
		const one = only(await ask(['voipCommunications', 'smsScheduler']));
		assert.equal(one.refusedBy?.[0]?.failure.kind, 'throttled');
	});

	test('a word in the status of the entry counts as well', async () => {
		logging({ ...entry(402, ''), status: 'BLACKLISTED' });
		const one = only(await ask(['voipCommunications', 'smsScheduler']));
		assert.equal(one.failure?.kind, 'recipient');
	});
});

describe('The same words stay with every provider, whatever the status says of the account', () => {
	const bodies: Partial<Record<ProviderName, (words: string, status: number) => [string, number]>> =
		{
			proTexting: (message, status) => [
				JSON.stringify({ name: 'No', message, code: 0, status }),
				status,
			],
			smsScheduler: (message, status) => [JSON.stringify({ message }), status],
			enswitch: (message, status) => [
				JSON.stringify({ responses: [{ code: String(status), key: '', message }] }),
				200,
			],
			voipCommunications: (words, status) => [
				JSON.stringify({ error: true, error_message: words }),
				status,
			],
		};
	for (const [provider, body] of Object.entries(bodies)) {
		for (const status of [402, 403]) {
			test(`${provider}, ${status}`, async () => {
				for (const words of Object.values(ofOne).flat()) {
					bench().simulator.reset();
					const name = provider as ProviderName;
					const other = name === 'smsScheduler' ? 'voipCommunications' : 'smsScheduler';
					bench().answer(name, ...body(words, status));
					assert.equal(only(await ask([name, other])).submission, 'rejected', words);
					assert.deepEqual(askedOf(), [name], words);
				}
			});
		}
	}

	test('also where the response is a bare text', async () => {
		for (const words of Object.values(ofOne).flat()) {
			bench().simulator.reset();
			bench().answer('smsScheduler', words, 403);
			await ask(['smsScheduler', 'voipCommunications']);
			assert.deepEqual(askedOf(), ['smsScheduler'], words);
		}
	});
});

test('A refusal of a proxy is about no recipient', () => {
	for (const words of [
		...['Request blocked by Cloudflare', 'Blocked by the firewall', 'Access denied', 'Forbidden'],
		...['Your order number is missing', 'The number of requests is too high', 'Payment required'],
	])
		assert.ok(!['recipient', 'optedOut', 'content'].includes(blameIn(words) ?? ''), words);
});

describe('An error of VoIP Communications in other fields than the usual ones', () => {
	const bodies: Array<[body: object, words: string]> = [
		[{ error: true, message: 'Number is blacklisted' }, 'Number is blacklisted'],
		[{ error: 1, detail: 'Line busy' }, 'Line busy'],
		[{ error: { code: 5, description: 'Line busy' } }, 'Line busy'],
		[{ error: true, errors: ['A', 'B'] }, 'A. B'],
		[{ error: true, error_message: 'A', message: 'B' }, 'A'],
		[{ error: 'A' }, 'A'],
		[{ error: true }, 'no reason given'],
	];
	for (const [body, words] of bodies) {
		test(`keeps its words: ${JSON.stringify(body)}`, async () => {
			bench().answer('voipCommunications', JSON.stringify(body));
			const { failure } = only(await ask(['voipCommunications']));
			assert.equal(failure?.message, `VoIP Communications: ${words}`);
		});
	}
});
