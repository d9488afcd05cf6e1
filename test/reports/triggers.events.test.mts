/** What providers, and whoever tries out a URL, send to the webhook triggers. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { json, told, useCalls } from '../inbound/support.mts';

const FORM = 'application/x-www-form-urlencoded';
const call = useCalls();

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
