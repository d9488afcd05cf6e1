import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { useGateway } from '../support/gateway.mts';
import { only } from '../support/support.mts';

const load = createRequire(import.meta.url);
const { hasSignOfAcceptance, mostWork } = load('../../dist/nodes/shared/http/acceptance.js') as {
	hasSignOfAcceptance(value: unknown): boolean;
	mostWork: number;
};
const { bench, ask, askedOf } = useGateway();

/** Sentences in which a refusal and a message that was sent stand together. */
const sent = [
	...['Rate limit exceeded after your message was sent', 'Duplicate: message already sent'],
	...['Duplicate message already sent', 'Already accepted under id 5', 'Message 12 already queued'],
	...['This request was already processed', 'Idempotency conflict: message 12345 exists'],
	...['1 of 1 recipients accepted, then the quota was exceeded', 'SMS has already been delivered'],
	...['Votre message a été envoyé, crédit épuisé', 'Message envoyé', 'SMS programmé avec succès'],
	...['Le SMS a bien été transmis', 'Envoi réussi', 'Nachricht wurde gesendet', 'SMS versendet'],
	...[
		'Ihre Nachricht wurde bereits verschickt',
		'Mensaje enviado',
		'Su mensaje fue enviado, sin saldo',
	],
];

/** Ordinary sentences of a limit or a refusal. */
const refused = [
	...['You have already sent too many messages', 'limit of 5 messages sent per second exceeded'],
	...[
		'You have already sent 10 messages today',
		'Already 10 SMS sent today',
		'Too many SMS already sent',
	],
	...['The same message was sent 5 s ago', 'Please wait 5 s after the message was sent'],
	...['Try again 10 seconds after your message was sent', 'Limit of messages already reached'],
	...['100 of 100 messages sent this minute', 'Message not sent: already at the limit'],
	...[
		'Limite de messages envoyés atteinte',
		'Trop de SMS envoyés',
		"Le message n'a pas été envoyé",
	],
	...['Aucun message envoyé', '5 messages envoyés par seconde', 'Message non envoyé'],
	...['Nachricht wurde nicht gesendet', 'Zu viele SMS gesendet', 'Mensaje no enviado'],
];

const date = '2026-12-01T10:00:00Z';
const signs: object[] = [
	...[
		{ href: '/api/v1/sms/123' },
		{ links: { self: '/messages/123' } },
		{ url: 'https://h/sms/12' },
	],
	...[
		{ delivery_date: '2026-10-01 00:00:00', sale: 0.01 },
		{ scheduled_at: date },
		{ sent_at: date },
	],
	...[{ credits_used: 1 }, { nb_sent: 1 }, { numbers_sent: '2' }, { uid: '55ab' }, { mid: 123 }],
	...[{ _links: { message: { href: 'https://h/sms/123' } } }, { scheduled_for: date }],
];
const none: object[] = [
	...[
		{ limit: 10, sent: 10 },
		{ sent: 10, remaining: 0 },
		{ quota: 5, messages_sent: 5 },
	],
	...[{ href: '/docs/sms/429' }, { url: '/api/v1/sms' }, { links: { help: '/errors/sms/17' } }],
	...[{ delivery_date: null }, { scheduled_at: 'invalid' }, { credits_used: 0 }, { nb_sent: 0 }],
	...[
		{ uid: 0 },
		{ mid: '' },
		{ url: 'https://h/sms/v1/send' },
		{ reset_at: date, retry_at: date },
	],
	{ errors: { delivery_date: ['is invalid'], scheduled_at: [date] } },
	{ send_log: [{ code: 402, to: '33612100000', delivery_date: date, sale: 0.01 }] },
	{ credits_used: 10, credits_limit: 10 },
];

describe('A sign of having accepted, in words', () => {
	for (const words of sent)
		test(`${words}: is one`, () => assert.ok(hasSignOfAcceptance({ error: words })));
	for (const words of refused)
		test(`${words}: is none`, () => assert.ok(!hasSignOfAcceptance({ error: words })));
});

describe('A sign of having accepted, in fields', () => {
	for (const one of signs)
		test(`${JSON.stringify(one)}: is one`, () =>
			assert.ok(hasSignOfAcceptance({ error: 'x', ...one })));
	for (const one of none)
		test(`${JSON.stringify(one)}: is none`, () =>
			assert.ok(!hasSignOfAcceptance({ error: 'x', ...one })));
});

describe('With HTTP 429', { timeout: 120_000 }, () => {
	test('a sign is asked once, and nobody else is', async () => {
		for (const body of [...sent.map((error) => ({ error })), ...signs]) {
			bench().simulator.reset();
			bench().answer('smsScheduler', JSON.stringify(body), 429, { 'retry-after': '0' });
			const one = only(await ask(['smsScheduler', 'voipCommunications']));
			assert.equal(one.submission, 'unknown', JSON.stringify(body));
			assert.deepEqual(askedOf(), ['smsScheduler'], JSON.stringify(body));
		}
	});

	test('an ordinary limit is waited for', async () => {
		for (const body of [...refused.slice(0, 2).map((error) => ({ error })), ...none.slice(0, 2)]) {
			bench().simulator.reset();
			bench().answer('smsScheduler', JSON.stringify(body), 429, { 'retry-after': '1' });
			assert.equal(only(await ask(['smsScheduler'])).submission, 'accepted');
			assert.equal(askedOf().length, 2, JSON.stringify(body));
		}
	});
});

/** Counts how many of its values are looked at. */
function counted<T extends object>(value: T) {
	let reads = 0;
	const get = (from: T, name: string | symbol): unknown => {
		if (typeof name === 'string' && name !== 'length') reads++;
		return Reflect.get(from, name);
	};
	return { value: new Proxy(value, { get }), reads: () => reads };
}

describe('A refusal of any size takes a bounded look', () => {
	const texts = (count: number) => Array.from({ length: count }, () => 'no');
	const fields = (count: number) =>
		Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, 'no']));

	test('a list is looked at once, entry by entry', () => {
		const { value, reads } = counted(texts(100_000));
		assert.ok(!hasSignOfAcceptance(value));
		assert.equal(reads(), 100_000);
	});

	for (const [name, make] of [
		['entries', texts],
		['fields', fields],
	] as const) {
		test(`more ${name} than anybody waits for are taken for a sign`, () => {
			const { value, reads } = counted(make(3 * mostWork));
			assert.ok(hasSignOfAcceptance({ error: 'x', all: value }));
			assert.ok(reads() <= mostWork, `${reads()} were looked at`);
		});
	}

	test('a log of more entries, too', () => {
		const log = Array.from({ length: 30_000 }, () => ({ code: 402 }));
		const { value, reads } = counted(log);
		assert.ok(hasSignOfAcceptance({ send_log: value }));
		assert.ok(reads() < 10, `${reads()} were looked at`);
	});

	test('and many lists together', () => {
		const all = Array.from({ length: 100 }, () => counted(texts(mostWork / 20)));
		assert.ok(hasSignOfAcceptance(all.map(({ value }) => value)));
		assert.ok(all.reduce((sum, { reads }) => sum + reads(), 0) <= mostWork);
	});
});
