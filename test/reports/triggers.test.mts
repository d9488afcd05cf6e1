/** What providers, and whoever tries out a URL, send to the webhook triggers. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import {
	json,
	type Request,
	told,
	type Trigger,
	URL_OF_NODE,
	useCalls,
} from '../inbound/support.mts';

const TRIGGERS: readonly Trigger[] = ['enswitchTrigger', 'voipCommunicationsTrigger'];
const FORM = 'application/x-www-form-urlencoded';
const call = useCalls();

const CHECKS: Record<string, Request> = {
	'an empty GET': { method: 'GET' },
	'an empty POST': { method: 'POST' },
	'an empty PUT': { method: 'PUT' },
	'an empty form': { type: FORM, text: '' },
	'a form of spaces': { type: FORM, text: ' \r\n' },
	'a form of empty fields': { type: FORM, text: 'from=&to=+&msg=' },
	'a form of several parts without any': { type: 'multipart/form-data; boundary=x', parts: {} },
	'{}': json({}),
	'[]': json([]),
	'[{}]': json([{}]),
	null: json(null),
	'an empty text in JSON': json(''),
	'empty objects in JSON': json({ message: {}, data: [null, ''] }),
	'empty XML': { type: 'application/xml', text: '<?xml version="1.0"?><call></call>' },
	'the number 0': json(0),
	true: json(true),
	false: json(false),
	"the text 'ping' in JSON": json('ping'),
	'a list of nothing but true': json([true]),
	'a ping': json({ ping: 1 }),
	'a ping with an id and a time': json({ ping: 'pong', id: 'evt_1', timestamp: 1766685600 }),
	'a test': json({ test: true }),
	'a test in a form': { type: FORM, text: 'test=1' },
	'a test in a query': { method: 'GET', url: `${URL_OF_NODE}&test=1` },
	'a test in an object': json({ data: { test: 1 } }),
	'an event that is a ping': json({ event: 'ping' }),
	'an event that is a test': json({ type: 'webhook.test', data: { id: 7 } }),
	'a test with a text for people': json({ event: 'test', message: 'This is a test' }),
	'a challenge': json({ type: 'url_verification', token: 'abc', challenge: '3eZbrw1a' }),
	'a challenge in a query': {
		method: 'GET',
		url: `${URL_OF_NODE}&hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=abc`,
	},
	'a token to be validated': { method: 'GET', url: `${URL_OF_NODE}&validationToken=a1b2c3d4` },
	'a status alone': json({ ok: true, status: 200 }),
	'a HEAD': { method: 'HEAD', url: `${URL_OF_NODE}&from=14155550101&msg=Hi` },
};

for (const trigger of TRIGGERS) {
	describe(`A provider that checks the URL of ${trigger} doesn't start the workflow`, () => {
		for (const [name, request] of Object.entries(CHECKS)) {
			for (const event of trigger === 'enswitchTrigger' ? ['message', 'any'] : ['']) {
				test(`with ${name}${event && `, when Trigger On is ${event}`}, and gets 200`, async () => {
					assert.deepEqual(await call(trigger, request, { event }), []);
				});
			}
		}
	});

	describe(`A text starts the workflow of ${trigger}`, () => {
		const [from, to] = ['+14155550101', '+17134567890'];
		const texts: Record<string, Request> = {
			'with the word ping alone': json({ from, to, text: 'ping' }),
			'with the word test alone': json({ from, to, text: 'test' }),
			'of a single number': json({ from, to, text: 1 }),
			'that is 0': json({ from, to, text: '0' }),
			'beside a field that is called test': json({ from, to, text: 'Hi', test: true }),
			'of an event that is a test': json({ from, to, text: 'Hi', event: 'test' }),
			'without its sender': json({ text: 'Hi' }),
			'of JSON, with its sender': json({ from, text: '{"from":"+14155550109","text":"no"}' }),
			'in brackets, with its sender': json({ from, text: '[stop]' }),
		};
		for (const [name, request] of Object.entries(texts)) {
			for (const event of trigger === 'enswitchTrigger' ? ['message', 'any'] : ['']) {
				test(`${name}${event && `, when Trigger On is ${event}`}`, async () => {
					const [item, ...others] = await call(trigger, request, { event });
					assert.equal(others.length, 0);
					const { text } = JSON.parse(String(request.text)) as { text: unknown };
					assert.equal(item?.['text'], String(text));
				});
			}
		}
	});

	describe(`${trigger} reads the text`, () => {
		const names = ['Text', 'text', 'TEXT', 'message', 'Message', 'body', 'Body', 'sms', 'content', 'msg', 'messageText', 'message_body', 'Message-Text', 'smsText']; // prettier-ignore
		for (const name of names) {
			for (const [form, request] of Object.entries({
				'a form': {
					type: FORM,
					text: String(new URLSearchParams({ From: '+14155550101', [name]: 'Hi' })),
				},
				JSON: json({ From: '+14155550101', [name]: 'Hi' }),
				'a query': { method: 'GET', url: `${URL_OF_NODE}&From=%2B14155550101&${name}=Hi` },
				'an object in JSON': json({ id: 7, data: { sender: '+14155550101', [name]: 'Hi' } }),
			})) {
				test(`of the field ${name} in ${form}`, async () => {
					assert.deepEqual(told(await call(trigger, request)), [['+14155550101', 'Hi']]);
				});
			}
		}

		const documented = trigger === 'enswitchTrigger' ? 'body' : 'msg';
		test(`of its documented field before any other: ${documented}`, async () => {
			const body = { text: 'no', message: 'no', [documented]: 'yes', content: 'no' };
			assert.equal((await call(trigger, json(body)))[0]?.['text'], 'yes');
		});

		const parts: Record<string, Request> = {
			'a form': { type: FORM, text: `from=14155550101&${documented}=part1&${documented}=part2` },
			'a form with brackets': { type: FORM, text: `${documented}[]=part1&${documented}[]=part2` },
			'a form with numbers': { type: FORM, text: `${documented}[0]=part1&${documented}[1]=part2` },
			JSON: json({ [documented]: ['part1', 'part2'] }),
			'a form with numbers in another order': {
				type: FORM,
				text: `${documented}[1]=part2&${documented}[0]=part1`,
			},
			'a form with numbers behind it': {
				type: FORM,
				text: `from=14155550101&${documented}1=part1&${documented}2=part2`,
			},
			'a form with one sender for each part': {
				type: FORM,
				text: `from=14155550101&${documented}=part1&from=14155550101&${documented}=part2`,
			},
			'a list of PHP': json({ [documented]: { 0: 'part1', 1: 'part2' } }),
			'a query': { method: 'GET', url: `${URL_OF_NODE}&${documented}=part1&${documented}=part2` },
			'a form of several parts': {
				type: 'multipart/form-data; boundary=x',
				parts: { data: { [documented]: ['part1', 'part2'] } },
			},
		};
		for (const [name, request] of Object.entries(parts)) {
			test(`of a field that comes twice in ${name}`, async () => {
				assert.equal((await call(trigger, request))[0]?.['text'], 'part1part2');
			});
		}

		test('with the space between its parts', async () => {
			const request = { type: FORM, text: `${documented}=one+&${documented}=two` };
			assert.equal((await call(trigger, request))[0]?.['text'], 'one two');
		});

		test("of a form with PHP's brackets", async () => {
			const request = { type: FORM, text: 'message[from]=%2B14155550101&message[text]=Hi' };
			assert.deepEqual(told(await call(trigger, request)), [['+14155550101', 'Hi']]);
		});
	});
}
