/** What providers, and whoever tries out a URL, send to the webhook triggers. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import fc from 'fast-check';

import { URL_OF_NODE, useTriggers, type Request, type Trigger } from '../inbound/support.mts';

const TRIGGERS: readonly Trigger[] = ['enswitchTrigger', 'voipCommunicationsTrigger'];
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const LATIN = `${FORM}; charset=ISO-8859-1`;
const triggers = useTriggers();

const json = (body: unknown): Request => ({ type: JSON_TYPE, text: JSON.stringify(body) });
const call = async (
	trigger: Trigger,
	request: Request,
	parameters = {},
): Promise<IDataObject[]> => {
	const { items, status } = await triggers().call(trigger, request, parameters);
	assert.equal(status, 200);
	return items;
};
const told = (items: readonly IDataObject[]) => items.map(({ from, text }) => [from, text]);

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

	describe(`${trigger} gives one item for each message`, () => {
		const one = { from: '+14155550101', text: 'One' };
		const two = { from: '+14155550102', text: 'Two' };
		const both = [
			['+14155550101', 'One'],
			['+14155550102', 'Two'],
		];
		const lists: Record<string, Request> = {
			'a list': json([one, two]),
			'a list with an empty entry': json([one, {}, null, two]),
			'a list in an object': json({ to: '+17134567890', messages: [one, two] }),
			'a list of objects around messages': json([{ message: one }, { message: two }]),
			'a list two objects down': json({ data: { count: 2, items: [one, two] } }),
			XML: {
				type: 'application/xml',
				text: `<list>${[one, two].map(({ from, text }) => `<message><from>${from}</from><text>${text}</text></message>`).join('')}</list>`,
			},
		};
		for (const [name, request] of Object.entries(lists)) {
			test(`of ${name}`, async () => {
				const items = await call(trigger, request);
				assert.deepEqual(told(items), both);
				const [first, second] = items.map(({ raw }) => JSON.stringify(raw));
				assert.ok(first?.includes('One') && !first.includes('Two'), first);
				assert.ok(second?.includes('Two') && !second.includes('One'), second);
			});
		}

		test('of a list of one', async () => {
			assert.deepEqual(told(await call(trigger, json([one]))), [both[0]]);
			assert.deepEqual(told(await call(trigger, json({ messages: [one] }))), [both[0]]);
		});

		test('and none for the files of a message', async () => {
			const media = [{ url: 'https://host/1' }, { url: 'https://host/2' }];
			assert.deepEqual(told(await call(trigger, json({ ...one, media }))), [both[0]]);
			assert.deepEqual(told(await call(trigger, json({ message: { ...one, media } }))), [both[0]]);
		});

		test('whatever number of them, in their order', async () => {
			const texts = fc.array(fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''), { maxLength: 20 }); // prettier-ignore
			const property = fc.asyncProperty(texts, async (all) => {
				const items = await call(trigger, json(all.map((text) => ({ text }))));
				assert.deepEqual(
					items.map(({ text }) => text),
					all.map((text) => text.trim()),
				);
			});
			await fc.assert(property, { numRuns: 50 });
		});
	});

	describe(`${trigger} reads the charset`, () => {
		const latin = (text: string) => Buffer.from(text, 'latin1');
		const rows: Record<string, Request> = {
			'ISO-8859-1 of a form': { type: LATIN, text: 'text=caf%E9+%80' },
			'ISO-8859-1 of a form, in quotes': {
				type: `${FORM}; charset="iso-8859-1"`,
				text: 'text=caf%e9+%80',
			},
			'ISO-8859-1 of a form whose bytes are as they are': {
				type: LATIN,
				text: latin('text=caf\u00e9 \u0080'),
			},
			'windows-1252 of a form': { type: `${FORM};charset=windows-1252`, text: 'text=caf%E9%20%80' },
			'UTF-8 of a form': { type: `${FORM}; charset=utf-8`, text: 'text=caf%C3%A9+%E2%82%AC' },
			'UTF-8 of a form that declares none': { type: FORM, text: 'text=caf%C3%A9+%E2%82%AC' },
			'of a form that declares none and is no UTF-8': { type: FORM, text: 'text=caf%E9+%80' },
			'of a query that is no UTF-8': { method: 'GET', url: `${URL_OF_NODE}&text=caf%E9+%80` },
			'ISO-8859-1 of JSON': {
				type: `${JSON_TYPE}; charset=ISO-8859-1`,
				text: latin('{"text":"caf\u00e9 \u0080"}'),
			},
			'of the XML declaration': {
				type: 'application/xml',
				text: latin(
					'<?xml version="1.0" encoding="ISO-8859-1"?><a><text>caf\u00e9 \u0080</text></a>',
				),
			},
			'UTF-16 with its mark': {
				type: JSON_TYPE,
				text: Buffer.from('\ufeff{"text":"café €"}', 'utf16le'),
			},
			'of the header before the XML declaration': {
				type: 'text/xml; charset=utf-8',
				text: '<?xml version="1.0" encoding="ISO-8859-1"?><a><text>café €</text></a>',
			},
			'that nobody knows as if there were none': {
				type: `${FORM}; charset=nonsense`,
				text: 'text=caf%C3%A9+%E2%82%AC',
			},
		};
		for (const [name, request] of Object.entries(rows)) {
			test(name, async () => {
				assert.equal((await call(trigger, request))[0]?.['text'], 'café €');
			});
		}

		const others: Record<string, [Request, text: string]> = {
			'ISO-8859-2 of a form': [
				{ type: `${FORM}; charset=ISO-8859-2`, text: 'text=%B3%F3d%BC' },
				'łódź',
			],
			'ISO-8859-2 of the XML declaration': [
				{
					type: 'application/xml',
					text: latin(
						'<?xml version="1.0" encoding="ISO-8859-2"?><a><text>\u00b3\u00f3d\u00bc</text></a>',
					),
				},
				'łódź',
			],
			'ISO-8859-1 of a form, also where its bytes might be UTF-8': [
				{ type: LATIN, text: 'text=caf%C3%A9' },
				'cafÃ©',
			],
		};
		for (const [name, [request, text]] of Object.entries(others)) {
			test(name, async () => {
				assert.equal((await call(trigger, request))[0]?.['text'], text);
			});
		}

		test('of any text in any form', async () => {
			const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
			const property = fc.asyncProperty(text, async (value) => {
				const typed = `.${value.toWellFormed()}.`;
				const request = { type: FORM, text: String(new URLSearchParams({ text: typed })) };
				assert.equal((await call(trigger, request))[0]?.['text'], typed);
			});
			await fc.assert(property, { numRuns: 100 });
		});
	});
}

describe('An Enswitch event without a class', () => {
	const calls: Record<string, IDataObject> = {
		'of a call that starts': { event: 'start', snumber: '2125551234', cnumber: '2125550000' },
		'of a call that ends': { event: 'hangup', snumber: '2125551234', duration: '61' },
		'of a call with a text for people': {
			event: 'answer',
			message: 'Call answered',
			channel: 'SIP/1',
		},
		'of a call with a duration and a text': { message: 'Missed call', duration: 0 },
		'of nobody knows what': { snumber: '2125551234', cnumber: '2125550000' },
	};
	for (const [name, body] of Object.entries(calls)) {
		test(`${name} doesn't start the workflow when Trigger On is Text Message`, async () => {
			assert.deepEqual(await call('enswitchTrigger', json(body)), []);
			assert.deepEqual(await call('enswitchTrigger', json(body), { event: 'message' }), []);
		});

		test(`${name} starts it when Trigger On is Any Event`, async () => {
			assert.equal((await call('enswitchTrigger', json(body), { event: 'any' })).length, 1);
		});
	}

	const texts: Record<string, IDataObject> = {
		'with a body': { snumber: '2125551234', body: 'Hi' },
		'with a text of another name': { snumber: '2125551234', Text: 'Hi', event: 'received' },
		'whose class is written otherwise': { class: 'Message', body: 'Hi' },
	};
	for (const [name, body] of Object.entries(texts)) {
		test(`${name} is a text`, async () => {
			assert.equal((await call('enswitchTrigger', json(body)))[0]?.['text'], 'Hi');
		});
	}

	test('with another class is none, whatever its fields', async () => {
		assert.deepEqual(await call('enswitchTrigger', json({ class: 'call', body: 'Hi' })), []);
	});
});

describe('At the address for replies of VoIP Communications', () => {
	const smpp =
		'id:7f2 sub:001 dlvrd:001 submit date:3012251830 done date:3012251831 stat:DELIVRD err:000 text:Hi';
	const receipts: Record<string, IDataObject> = {
		'with a status': { smsid: '2017', from: '17134567890', to: '12812345678', status: 'DELIVERED' },
		'with a status in small letters': { id: 7, status: 'delivered' },
		'with a code': { smsid: '2017', status: 2, error_code: 0 },
		'with dlr': { dlr: 1, id: '7' },
		'with a date of its delivery': { message_id: 'x', done_date: '2030-12-25 18:30' },
		'of an event': { event: 'message.delivered', data: { id: 7, to: '12812345678' } },
		'in an object': { report: { smsid: '2017', DeliveryStatus: 'DELIVRD' } },
		'with words about it': { status: 'failed', message: 'Number not in service' },
		'as SMPP writes it': { from: '12812345678', msg: smpp },
		'as SMPP writes it, under another name': { from: '12812345678', Text: smpp },
	};
	for (const [name, body] of Object.entries(receipts)) {
		test(`a delivery receipt ${name} is no item`, async () => {
			assert.deepEqual(await call('voipCommunicationsTrigger', json(body)), []);
			const form = Object.entries(body).map(([key, value]) => [key, String(value)]);
			if (Object.values(body).some((value) => typeof value === 'object')) return;
			const text = String(new URLSearchParams(form));
			assert.deepEqual(await call('voipCommunicationsTrigger', { type: FORM, text }), []);
		});
	}

	const replies: Record<string, [IDataObject, text: string | null]> = {
		'with a status of its own': [{ from: '14155550101', msg: 'Hi', status: 'delivered' }, 'Hi'],
		'that was received': [{ From: '14155550101', Body: 'Hi', SmsStatus: 'received' }, 'Hi'],
		'without a text, such as a picture': [{ from: '14155550101', media: 'https://host/1' }, null],
		'under a name that nobody knows': [{ from: '14155550101', utterance: 'Hi' }, null],
		'that was received without a known text': [
			{ from: '14155550101', status: 'received', x: 'Hi' },
			null,
		],
		"with the word 'delivered' in it": [
			{ from: '14155550101', msg: 'Not delivered yet!' },
			'Not delivered yet!',
		],
	};
	for (const [name, [body, text]] of Object.entries(replies)) {
		test(`a reply ${name} is an item`, async () => {
			assert.deepEqual(told(await call('voipCommunicationsTrigger', json(body))), [
				['+14155550101', text],
			]);
		});
	}
});
