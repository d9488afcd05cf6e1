import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only, phone } from '../support/support.mts';

const { bench, ask, askedOf } = useGateway();
const { saysSent, saysSentInWords } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/acceptedWords.js',
) as Record<'saysSent' | 'saysSentInWords', (text: string) => boolean>;

const digits = phone(0).slice(1);
const hash = '8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0';
const inside = JSON.stringify({ smsid: '2017559ea2', status: 'SENT' });
const limited = { error: 'Too many requests' };

type Said = [name: string, body: unknown, headers?: Record<string, string>];

/** A refusal that bears a sign, in shapes that no provider documents. */
const signs: Said[] = [
	['a logged SMS with a price', { send_log: [{ to: digits, sale: 0.01 }] }],
	['a price of one phone', { data: { to: digits, price: '0.05' } }],
	['a log that is a word', { send_log: 'SENT' }],
	['a log that is a list of lists', { send_log: [['200', 'x1', 'SENT']] }],
	['a log whose entry says nothing', { sms_log: { 0: { phone: digits } } }],
	['a code with its words', { send_log: [{ to: digits, code: '200 OK' }] }],
	['a state with an underscore', { send_log: [{ to: digits, status: 'SENT_OK' }] }],
	...[
		...['MESSAGE_SENT', 'sms_sent', 'SENT_NO_DLR', 'DELIVRD', 'ACCEPTD', 'Approved', 'created'],
		...['messageSent', 'PENDING_ENROUTE', 'DELIVERED_TO_HANDSET', 'Envoyé', 'SENT WITH ERRORS'],
	].map((status): Said => [`the state ${status}`, { ...limited, status }]),
	...[
		...['MessageSid', 'MessageUuid', 'message_uuid', 'sms_guid', 'Message Id', 'message.id'],
		...['transactionId', 'ns:MessageId', 'SMSMessageID', 'bulksmsid', 'outbound_ref', 'txn_id'],
	].map((name): Said => [`an id called ${name}`, { ...limited, [name]: 'a7' }]),
	['an id under data', { responses: [{ code: '429', message: 'No' }], data: '5' }],
	['a hash as result', { ...limited, result: hash }],
	['JSON inside a JSON text', JSON.stringify(inside)],
	['JSON inside a text of a list', [JSON.stringify({ message_id: 5 })]],
	['JSON inside a text inside a text', JSON.stringify(JSON.stringify(inside))],
	['XML inside a JSON text', { response: '<sms><Id>5</Id></sms>' }],
	['XML with a prefix', '<r:response xmlns:r="urn:x"><r:Id>12345</r:Id></r:response>'],
	['XML with a prefix in an attribute', '<r><sms r:MessageId="12345"/></r>'],
	['JSON in a section of XML', `<response><![CDATA[${inside}]]></response>`],
	['a web page around JSON', `<html><body><pre>${inside}</pre></body></html>`],
	[
		'a web page around JSON in entities',
		`<!DOCTYPE html><html><body>${inside.replaceAll('"', '&quot;')}</body></html>`,
	],
	['a web page that says so', '<html><body><p>1 message sent</p></body></html>'],
	['an address of the message', '', { location: `/sms/${hash}` }],
	['an address of the message, as a URL', '{}', { location: 'https://x.test/v1/messages/17' }],
	['an id in a header', '', { 'x-message-id': '12345' }],
	['an id in a header, beside a refusal', JSON.stringify(limited), { 'sms-id': 'a7' }],
	['nothing but a hash', hash],
	['nothing but a UUID', '"0b4c6a52-7a0e-4c55-9d1e-2f3a4b5c6d7e"'],
	['nothing but a long number', '2017559270'],
	...[
		...['1 message sent', 'Message 12345 was queued', 'SMS to +12025550101 sent', 'OK: queued'],
		...['Accepted for delivery', 'Successfully queued', 'Your message is on its way'],
		...['The message was sent, but you reached your limit', 'Sent to 12025550101'],
	].flatMap((words): Said[] => [
		[`info: ${words}`, { ...limited, info: words }],
		[`detail: ${words}`, { detail: words }],
		[`a text: ${words}`, words],
	]),
	['a flag with a count', { ...limited, messages_sent: 1 }],
	['a time of sending', { ...limited, sent_at: '2026-11-30T10:00:00Z' }],
];

/** What says no, and nothing else: also what proxies say. */
const refusals: Said[] = [
	['nothing', ''],
	[
		'a limit',
		{ message: 'API rate limit exceeded', request_id: 'f1ab23cd45ef67ab89cd01ef23ab45cd' },
	],
	['a proxy', { status: 429, title: 'Error 1015', ray_id: '8f2a', instance: '8f2a', zone: 'x' }],
	['a limit of messages', { message: 'Too many messages sent' }],
	['a limit in a sentence', { detail: 'Request was throttled. Expected available in 5 seconds.' }],
	['a maximum', { error: 'Only 10 messages sent per second are allowed' }],
	['a quota', { error: 'Quota', limits: { messages_sent: 100, sent: 100, limit: 100 } }],
	['a count of none', { error: 'No', sent: 0, accepted: 0, messages: 'Sent: 0, failed: 1' }],
	['a flag', { success: false, ok: false, sent: 'no', status: 'error' }],
	['a state', { error: 'No', status: 'NOT_SENT', state: 'SENDING_FAILED', result: 'undelivered' }],
	['an account', { error: 'No', account: { id: 5, status: 'approved' }, user_id: 7 }],
	['a state of the account', { error: 'No', account_status: 'approved', sender_state: 'ok' }],
	['ids of none', { error: 'No', message_id: 0, smsid: '', Id: '0', uuid: null }],
	['a price that is asked for', { message: 'Not enough', cost: 0.05, to: digits }],
	['a refused entry with a price', { send_log: [{ to: digits, code: 402, sale: 0.01 }] }],
	['an entry that says why', { send_log: [{ to: digits, error: 'Refused', sale: 0.01 }] }],
	['a phone that is invalid', { error: 'No', [phone(0)]: 'invalid' }],
	['XML', '<response status="error"><code>5</code><message>No</message></response>'],
	[
		'a proxy’s page',
		'<html><head><title>429 Too Many Requests</title></head><body>nginx</body></html>',
	],
	[
		'a login page',
		'<html><body><div id="message-id">Log in</div></body></html>',
		{ location: '/login' },
	],
	['a version in an address', '', { location: '/sms/v1/login' }],
	['an id of the request', '', { 'x-request-id': hash, 'x-trace-id': hash }],
	['a text', 'Rate limit exceeded: message_id is required, your message was not sent'],
	['a text with codes', 'error code: 1015'],
	['a trace', { message: 'Too Many Attempts.', exception: 'E', trace: [{ file: '/a', line: 5 }] }],
	['a parcel of AWS', { __type: 'ThrottlingException', message: 'Rate exceeded' }],
];

const spell = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));
const providers: ProviderName[] = ['voipCommunications', 'smsScheduler', 'proTexting', 'enswitch'];

describe('A refusal with a sign of having accepted is asked once', { timeout: 240_000 }, () => {
	for (const [place, [name, body, headers]] of signs.entries()) {
		test(name, async () => {
			for (const status of [402, 403, 422, 429]) {
				bench().simulator.reset();
				const provider = providers[place % providers.length] as ProviderName;
				const other = provider === 'smsScheduler' ? 'voipCommunications' : 'smsScheduler';
				bench().answer(provider, spell(body), status, { 'retry-after': '0', ...headers });
				const { submission } = only(await ask([provider, other]));
				assert.match(submission, /^(?:accepted|unknown)$/, `${provider}, HTTP ${status}`);
				assert.deepEqual(askedOf(), [provider], `HTTP ${status}`);
			}
		});
	}
});

describe('A refusal with no such sign goes on as ever', { timeout: 240_000 }, () => {
	for (const [name, body, headers] of refusals) {
		test(`${name}: a rate limit is waited for, and a refusal of the account falls back`, async () => {
			bench().answer('smsScheduler', spell(body), 429, headers);
			assert.equal(only(await ask(['smsScheduler'])).submission, 'accepted');
			assert.equal(askedOf().length, 2);
			bench().simulator.reset();
			bench().answer('smsScheduler', spell(body), 402, headers);
			await ask(['smsScheduler', 'voipCommunications']);
			assert.deepEqual(askedOf(), ['smsScheduler', 'voipCommunications']);
		});
	}
});

describe('A fault is unknown, also where the verdict is in the body', () => {
	for (const status of [302, 500, 502, 503]) {
		for (const code of ['400', '401', '402', '403', '404', '429']) {
			test(`Enswitch, HTTP ${status} with the code ${code}`, async () => {
				const body = { responses: [{ code, key: '', message: 'No' }] };
				bench().answer('enswitch', JSON.stringify(body), status, { 'retry-after': '0' });
				const one = only(await ask(['enswitch', 'smsScheduler']));
				assert.equal(one.submission, 'unknown');
				assert.deepEqual(askedOf(), ['enswitch']);
			});
		}
	}
});

test('A word of a state counts only where nothing takes it back', () => {
	for (const state of ['SENT', 'Message sent', 'sent with errors', 'QUEUED_FOR_DELIVERY'])
		assert.ok(saysSent(state), state);
	for (const state of [
		'not sent',
		'UNSENT',
		'sending failed',
		'PENDING LIMIT',
		'Sent failed',
		'new',
	])
		assert.ok(!saysSent(state), state);
	for (const words of ['Sent: 0', 'No message was sent', 'The same message was sent 5 s ago'])
		assert.ok(!saysSentInWords(words), words);
});
