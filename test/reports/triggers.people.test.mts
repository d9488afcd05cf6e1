/** Texts of people whose calls look like reports, and numbers that come as objects. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { forms, json, told, type Trigger, useCalls } from '../inbound/support.mts';

const TRIGGERS: readonly Trigger[] = ['enswitchTrigger', 'voipCommunicationsTrigger'];
const calls = useCalls();
const call = async (trigger: Trigger, body: unknown, options: IDataObject = {}) =>
	await calls(trigger, json(body), { options });

const person = { from: '14155550101', to: '17134567890' };
const text = '+14155550101';

/** What a report has, beside a text. */
const reports: Record<string, IDataObject> = {
	'a price and the date of a delivery': { sale: '0.00', delivery_date: '2026-01-01 00:00:00', smsid: '2017' }, // prettier-ignore
	'a code and the date of a delivery': { code_desc: 'OK', delivery_date: '2026-01-01 00:00:00' },
	'all that an entry of the send log has': { code: 200, code_desc: '', country: 'US', delivery_date: '2026-01-01 00:00:00', sale: 0.01, type: 'BULKSMS', status: '', smsid: '2' }, // prettier-ignore
	'the status accepted, and an ID': { status: 'accepted', smsid: '1' },
	'the status DELIVERED, and an ID': { status: 'DELIVERED', smsid: '1' },
	'the status failed, and an error': { status: 'failed', error_code: 30 },
	'a yes to its delivery': { delivered: true, smsid: 5 },
};

describe('A word that opts out starts the workflow', () => {
	for (const [name, fields] of Object.entries(reports)) {
		for (const word of ['STOP', ' stop! ', 'Unsubscribe', 'Opt out']) {
			test(`of VoIP Communications with '${word}' beside ${name}`, async () => {
				for (const request of forms({ ...person, msg: word, ...fields })) {
					const items = await calls('voipCommunicationsTrigger', request);
					assert.deepEqual(told(items), [[text, word.trim()]]);
					assert.equal(items[0]?.['optOut'], true);
				}
			});
		}

		test(`of Enswitch without a class, beside ${name}`, async () => {
			const items = await call('enswitchTrigger', {
				snumber: '14155550101',
				body: 'STOP',
				...fields,
			});
			assert.equal(items.length, 1);
		});
	}

	test('also a word of your own', async () => {
		const body = { ...person, msg: 'Baja', status: 'DELIVERED', smsid: '1' };
		assert.equal((await call('voipCommunicationsTrigger', body)).length, 0);
		const items = await call('voipCommunicationsTrigger', body, { optOutWords: 'BAJA' });
		assert.equal(items[0]?.['optOut'], true);
	});

	const others: Record<string, IDataObject> = {
		'a text of your own': { ...person, msg: 'STOP', direction: 'outbound' },
		'an event of a text that was sent': { ...person, msg: 'STOP', event: 'message.sent' },
		'a receipt by its type': { ...person, msg: 'STOP', type: 'delivery_receipt' },
		'a phone call': { ...person, msg: 'STOP', event: 'call.ended' },
		'a text without a sender': { msg: 'STOP', status: 'DELIVERED', smsid: '2017' },
	};
	for (const [name, body] of Object.entries(others)) {
		test(`but not of ${name}`, async () => {
			assert.deepEqual(await call('voipCommunicationsTrigger', body), []);
		});
	}
});

describe("With your own numbers in 'Ignore From', a text to one of them starts the workflow", () => {
	const options = { ignoreFrom: '+17134567890' };
	for (const [name, fields] of Object.entries(reports)) {
		test(`beside ${name}`, async () => {
			const body = { ...person, msg: 'Hello', ...fields };
			assert.deepEqual(told(await call('voipCommunicationsTrigger', body, options)), [
				[text, 'Hello'],
			]);
		});
	}

	const others: Record<string, IDataObject> = {
		'a text from your number': { from: person.to, to: person.from, msg: 'Hello' },
		'a report of a text from your number': { from: person.to, to: person.from, msg: 'Hello', status: 'SENT', smsid: '1' }, // prettier-ignore
		'a report of a text from a number that is not listed': { from: '17135550000', to: person.from, msg: 'Hello', status: 'SENT', smsid: '1' }, // prettier-ignore
		'a receipt by its type': { ...person, msg: 'Hello', type: 'delivery_receipt' },
		'a call': { ...person, event: 'call.started', msg: 'Hello' },
	};
	for (const [name, body] of Object.entries(others)) {
		test(`but not ${name}`, async () => {
			assert.deepEqual(await call('voipCommunicationsTrigger', body, options), []);
		});
	}
});

for (const trigger of TRIGGERS) {
	describe(`${trigger} reads a number`, () => {
		const [from, to] = ['+14155550101', '+17134567890'];
		const rows: Record<string, IDataObject> = {
			'of a sender and a receiver that are objects': { from: { phone_number: from }, to: { phone_number: to } }, // prettier-ignore
			'of a receiver in a list of objects': { from: { phone_number: from, carrier: 'X' }, to: [{ phone_number: to, status: 'ok' }] }, // prettier-ignore
			'of other names in objects': { sender: { name: 'Ann', number: from }, recipient: { msisdn: to } }, // prettier-ignore
			'beside the name of a person': { from: { value: from, name: 'Ann' }, to },
		};
		for (const [name, body] of Object.entries(rows)) {
			for (const [where, whole] of Object.entries({
				'': { ...body, text: 'Hi' },
				', in an object': { event: 'message.received', data: { payload: { ...body, text: 'Hi' } } },
				', in a list': { messages: [{ ...body, text: 'Hi' }] },
			})) {
				test(`${name}${where}`, async () => {
					const [item, ...more] = await call(trigger, whole);
					assert.deepEqual([item?.['from'], item?.['to'], item?.['text'], more.length], [from, to, 'Hi', 0]); // prettier-ignore
				});
			}
		}
	});
}

describe('A received message says', () => {
	const rows: Array<[said: string, is: IDataObject, options?: IDataObject]> = [
		['START', { optIn: true, optOut: false, help: false }],
		[' unstop. ', { optIn: true, optOut: false, help: false }],
		['HELP', { optIn: false, optOut: false, help: true }],
		['Info?', { optIn: false, optOut: false, help: true }],
		['STOP', { optIn: false, optOut: true, help: false }],
		['Yes', { optIn: false, optOut: false, help: false }],
		['Yes', { optIn: true, optOut: false, help: false }, { optInWords: 'YES, alta' }],
		['¡Ayuda!', { optIn: false, optOut: false, help: true }, { helpWords: 'Ayuda' }],
		['Please help me', { optIn: false, optOut: false, help: false }],
		['When do you start?', { optIn: false, optOut: false, help: false }],
	];
	for (const [said, is, options] of rows) {
		const own = options ? `, with ${Object.keys(options).join()}` : '';
		test(`whether '${said.trim()}' opts in or asks for help${own}`, async () => {
			for (const trigger of TRIGGERS) {
				const [item] = await call(trigger, { ...person, text: said }, options);
				const found = Object.keys(is).map((name) => [name, item?.[name]]);
				assert.deepEqual(Object.fromEntries(found), is);
			}
		});
	}

	test("what an AI agent and its memory need, under n8n's names", async () => {
		for (const trigger of TRIGGERS) {
			const [item] = await call(trigger, { ...person, text: 'Hello' }, { defaultCountry: 'US' });
			assert.deepEqual([item?.['chatInput'], item?.['sessionId']], ['Hello', text]);
		}
	});

	test('of a text that you sent, the other phone', async () => {
		const body = { class: 'message', direction: 'out', snumber: '2125550000', cnumber: '2125551234', body: 'Hi' }; // prettier-ignore
		const [item] = await call('enswitchTrigger', body);
		assert.equal(item?.['sessionId'], '2125551234');
	});
});
