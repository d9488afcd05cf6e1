/** Messages that start the workflow, whatever their words and whatever is beside them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { forms, json, told, type Trigger, useCalls } from '../inbound/support.mts';
const call = useCalls();

const stored = {
	sms_id: '12',
	sms_country: 'US',
	sms_type: 'SMS',
	sms_internal: '17134567890',
	sms_external: '14155550101',
	sms_sale: '0.01',
	sms_status_date: '2030-12-25 18:30:00',
	sms_msg: 'Hello',
};

/** What an ordinary message may have beside its sender and text. */
const HARMLESS: Record<string, IDataObject> = {
	'nothing else': {},
	'an id': { smsid: '2017559ea27008c6b7122900621' },
	'an id and a code': { smsid: '2017', code: 200 },
	'an id and a price': { message_id: '7', sale: 0.01 },
	'a status that is OK': { status: 'OK' },
	'a status that was received': { status: 'RECEIVED', smsid: '2017', done_date: '2030-12-25' },
	'a status that is a number': { status: 0 },
	'an event of a text that was received': { event: 'message.received' },
	'an event of a reply': { event: 'sms_reply', type: 'sms' },
	'an event of a callback': { event: 'callback' },
	'an event of a call back': { event: 'sms_call_back' },
	'a type': { type: 'text' },
	'a type of a price list': { type: '2WAYSMS' },
	'a direction': { direction: 'inbound', status: 'delivered', smsid: '2017' },
	'a channel': { channel: 'sms' },
	'the name of the channel in capitals': { channel: 'SMS', type: 'inbound' },
	'the state of a country': { state: 'TX', FromState: 'TX', country: 'US' },
	'the state of a country and an id': { state: 'TX', message_id: '7' },
	'the time of its arrival': { date: '2030-12-25 18:30:00', timestamp: '1766685600' },
	'a number of pictures': { NumMedia: '0', NumSegments: '1' },
	'a campaign that is called a report': { campaign: 'delivery report', list: 'failed' },
	'a topic that is a delivery': { topic: 'Delivery', category: 'delivery', action: 'call' },
	'a result that was accepted': { result: 'accepted', state: 'pending' },
	'a direction and an event that is delivered': { direction: 'in', event: 'delivered' },
	'a duration': { duration: 0 },
	'a subject': { subject: 'Delivery failed' },
	'a field that is called test': { test: 1 },
	'the message that it answers': { original: { text: 'Hello', status: 'DELIVERED', smsid: '1' } },
	'a call back number': { callback_url: 'https://host/call/1' },
};

const TEXTS = [
	...['Hi', 'delivered', 'DELIVERED', 'sent', 'failed', 'call', 'Call me', 'ring', 'missed call'],
	...['receipt', 'status', 'start', 'end', 'STOP', 'voicemail', 'ping', 'test', 'OK', '0', '1'],
	...['true', '{}', '[]', '{"status":"delivered"}', '[call]', 'id:5', '<b>Hi</b>', '"Hi"'],
	'stat:DELIVRD',
];

const NAMES: ReadonlyArray<readonly [Trigger, from: string, to: string, text: string]> = [
	['voipCommunicationsTrigger', 'from', 'to', 'msg'],
	['voipCommunicationsTrigger', 'sms_external', 'sms_internal', 'sms_msg'],
	['voipCommunicationsTrigger', 'From', 'To', 'Text'],
	['voipCommunicationsTrigger', 'from', 'to', 'message'],
	['voipCommunicationsTrigger', 'from', 'to', 'body'],
	['enswitchTrigger', 'snumber', 'cnumber', 'body'],
	['enswitchTrigger', 'from', 'to', 'text'],
];

for (const [trigger, from, to, text] of NAMES) {
	describe(`A message starts the workflow of ${trigger} by ${from}, ${to} and ${text}`, () => {
		const message = { [from]: '+14155550101', [to]: '+17134567890' };
		for (const [name, more] of Object.entries(HARMLESS)) {
			test(`with ${name}`, async () => {
				for (const request of forms({ ...message, [text]: 'Hi', ...more })) {
					assert.deepEqual(told(await call(trigger, request)), [['+14155550101', 'Hi']]);
				}
			});
		}

		test('whatever its words', async () => {
			for (const words of TEXTS) {
				for (const more of [{}, { smsid: '2017' }, { type: 'sms', event: 'received' }]) {
					for (const request of forms({ ...message, [text]: words, ...more })) {
						assert.deepEqual(told(await call(trigger, request)), [['+14155550101', words]]);
					}
				}
			}
		});
	});
}

describe('A message starts the workflow of VoIP Communications', () => {
	const rows: Record<string, IDataObject> = {
		'as it is stored': { ...stored, sms_inout: 'IN', sms_status: 'DELIVERED' },
		'as it is stored, without its way': { ...stored, sms_status: 'RECEIVED' },
		'with a status alone': {
			from: '14155550101',
			to: '17134567890',
			msg: 'Hello',
			status: 'delivered',
		},
		'with a picture and an id': { from: '14155550101', smsid: '1', media: 'https://host/1' },
		'with an empty text and an id': { from: '14155550101', to: '17134567890', smsid: '1', msg: '' },
		'with an empty text': { from: '14155550101', to: '17134567890', msg: ' ' },
		'of its sender alone': { from: '14155550101' },
	};
	for (const [name, body] of Object.entries(rows)) {
		test(name, async () => {
			const items = await call('voipCommunicationsTrigger', json(body));
			assert.deepEqual(
				items.map((item) => item['from']),
				['+14155550101'],
			);
		});
	}
});
