import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only, phones, shown, toPhone } from '../support/support.mts';

const { bench, ask, askedOf } = useGateway();
const { blameOf } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/accountWords.js',
) as { blameOf(words: string, ofStatus: string): string };

/** Sentences that no table knows, or that blame somebody: most are about one phone or one text. */
const aboutSomebody = [
	...['Customer has withdrawn permission', 'Contact is inactive', 'Person asked to be removed'],
	...['GDPR erasure request', 'Contact has been archived', 'Quiet hours', 'The person revoked'],
	...['Ce mobile a refusé les SMS publicitaires', 'Numéro invalide', 'Bloctel', 'Mot interdit'],
	...['Le contact ne souhaite plus recevoir de messages', 'Message refusé', 'Robinson list'],
	...['Empfänger hat widersprochen', 'Verbotenes Wort', 'Handynummer unbekannt'],
	...['El destinatario se dio de baja', 'Lead is on the exclusion register', 'Not eligible'],
	...['Not allowed for minors', 'Contact preferences forbid this', 'He does not want messages'],
	...['SHAFT violation', 'Illegal wording', 'Gambling not permitted', 'Your message was rejected'],
	...[
		'Access denied: he objected',
		'Forbidden. Contact preferences forbid this',
		'Rejected by policy',
	],
	...[
		'Customer has no subscription',
		'Limit of messages for this person',
		'Account holder objected',
	],
];

/** What every provider says of an account, in ordinary words. */
const aboutTheAccount = [
	...['', 'Forbidden', '403 Forbidden', 'Access denied', 'AccessDenied', 'Permission denied', 'No'],
	...['Not allowed', 'You are not allowed to use this API', 'Unauthorized', 'Not authorized.'],
	...['You do not have permission to access this resource on this server', 'Payment required'],
	...['IP not allowed', 'Your IP address (203.0.113.5) is not allowed', 'Invalid IP address'],
	...['Your plan does not include this', 'Subscription expired', 'Your subscription has ended'],
	...['API key revoked', 'The API key has no access to this endpoint', 'Missing API token'],
	...['Your role does not allow this', 'Your rate plan does not allow this', 'Role'],
	...[
		'Account suspended',
		'Your account is not active',
		'Insufficient permissions',
		'Quota exceeded',
	],
	...['Insufficient credit', 'Not enough credits', 'Balance too low', 'Rate limit exceeded'],
	...['Forbidden. Please contact your administrator', 'SMS is not enabled for your account'],
	...['You are not allowed to send SMS', 'Daily limit reached', 'Error code: 1015'],
	...['Accès refusé', 'Crédit insuffisant', 'Votre forfait ne le permet pas', 'Zugriff verweigert'],
	...['Guthaben aufgebraucht', 'Keine Berechtigung', 'Acceso denegado', 'Saldo insuficiente'],
];

type Refusal = [body: string, status: number];
const says: Partial<Record<ProviderName, (words: string, status: number) => Refusal>> = {
	smsScheduler: (error, status) => [JSON.stringify({ error }), status],
	proTexting: (message, status) => [
		JSON.stringify({ name: 'Forbidden', message, code: 0, status }),
		status,
	],
	enswitch: (message, status) => [
		JSON.stringify({ responses: [{ code: String(status), key: '', message }] }),
		200,
	],
	voipCommunications: (error_message, status) => [
		JSON.stringify({ error: true, error_message }),
		status,
	],
};
const other = (name: string): ProviderName =>
	name === 'voipCommunications' ? 'smsScheduler' : 'voipCommunications';

describe('A refusal in words that no table knows stays with its message', () => {
	for (const [provider, body] of Object.entries(says)) {
		test(
			`${provider}: no fallback, and the next message is sent`,
			{ timeout: 240_000 },
			async () => {
				for (const [place, words] of aboutSomebody.entries()) {
					bench().simulator.reset();
					const name = provider as ProviderName;
					bench().answer(name, ...body(words, place % 2 ? 402 : 403));
					const result = await ask([name, other(name)], {
						items: phones(2),
						parameters: { to: toPhone, from: '', options: { concurrency: 1, batchSize: 1 } },
					});
					const all = shown(result).map(({ submission }) => submission);
					assert.deepEqual(all, ['rejected', 'accepted'], words);
					assert.deepEqual(askedOf(), [name, name], words);
				}
			},
		);
	}

	test('with Stop on Error, too: the others are sent', async () => {
		bench().answer('smsScheduler', '{"error":"Quiet hours"}', 403);
		await ask(['smsScheduler'], {
			items: phones(3),
			onError: 'stopWorkflow',
			parameters: { to: toPhone, from: '', options: { concurrency: 1, batchSize: 1 } },
		});
		assert.equal(askedOf().length, 3);
	});

	test('its kind is the provider, and its message makes no claim about the account', async () => {
		bench().answer('smsScheduler', '{"error":"Quiet hours"}', 403);
		const { failure } = only(await ask(['smsScheduler']));
		assert.deepEqual(
			[failure?.kind, failure?.message],
			['provider', 'The provider refused the request (HTTP 403)'],
		);
	});

	const bodies = [
		{ raison: 'Il ne veut plus de SMS' },
		{ errors: { phone_numbers: ['blacklisted'] } },
		{ errors: { phone: 'He said no' } },
		{ error: 'Forbidden', info: { why: 'The person objected' } },
		'Il ne veut plus de SMS',
	];
	for (const body of bodies) {
		test(`wherever its words are: ${JSON.stringify(body)}`, async () => {
			bench().answer('smsScheduler', typeof body === 'string' ? body : JSON.stringify(body), 403);
			await ask(['smsScheduler', 'voipCommunications']);
			assert.deepEqual(askedOf(), ['smsScheduler']);
		});
	}

	test('a rate limit is one whatever its words, unless they blame the recipient or the text', () => {
		for (const words of ['', 'Slow down', 'Quiet hours'])
			assert.equal(blameOf(words, 'throttled'), 'throttled');
		assert.equal(blameOf('Number has opted out', 'throttled'), 'optedOut');
		assert.equal(blameOf('Number has opted out', 'authentication'), 'authentication');
	});
});

describe('A refusal in words about the account goes to the fallback', () => {
	for (const [provider, body] of Object.entries(says)) {
		test(provider, { timeout: 240_000 }, async () => {
			for (const [place, words] of aboutTheAccount.entries()) {
				bench().simulator.reset();
				const name = provider as ProviderName;
				bench().answer(name, ...body(words, place % 2 ? 402 : 403));
				assert.equal(only(await ask([name, other(name)])).submission, 'accepted', words);
				assert.deepEqual(askedOf(), [name, other(name)], words);
			}
		});
	}

	const bodies = [
		'',
		'{}',
		'<html><body><h1>403 Forbidden</h1>He does not want messages</body></html>',
		'{"timestamp":"2026-11-30","status":403,"error":"Forbidden","path":"/sms"}',
		'{"success":false,"error":{"code":"AccessDenied","message":"Access Denied","request_id":"f1ab23"}}',
		'{"error":{"type":"billing_error","message":"Payment required"}}',
		'{"message":"Forbidden","documentation_url":"https://example.com/docs"}',
		'{"error":"Forbidden","account":{"name":"Contact of a person","status":"active"}}',
	];
	for (const body of bodies) {
		test(`also without a sentence: ${body.slice(0, 60)}`, async () => {
			bench().answer('smsScheduler', body, 403);
			await ask(['smsScheduler', 'voipCommunications']);
			assert.deepEqual(askedOf(), ['smsScheduler', 'voipCommunications']);
		});
	}
});
