/** Calls to the webhook triggers that are about a message or a phone call, and are no message. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { forms, json, told, type Trigger, useCalls } from '../inbound/support.mts';
const call = useCalls();

async function startsNothing(trigger: Trigger, body: IDataObject): Promise<void> {
	for (const request of forms(body)) assert.deepEqual(await call(trigger, request), []);
	assert.deepEqual(await call(trigger, json([body])), []);
	assert.deepEqual(await call(trigger, json({ payload: JSON.stringify(body) })), []);
}

const own = { from: '17134567890', to: '14155550101' };
const sent = { ...own, msg: 'Hello' };
const logged = {
	...sent,
	code: 200,
	code_desc: '',
	country: 'US',
	delivery_date: '2030-12-25 18:30:00',
	sale: 0.01,
	type: 'BULKSMS',
	smsid: '2017559ea27008c6b7122900621',
};
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

describe('At the address for replies of VoIP Communications, no item is', () => {
	const rows: Record<string, IDataObject> = {
		'an entry of the send log that was delivered': { ...logged, status: 'DELIVERED' },
		'an entry of the send log that was sent': { ...logged, status: 'SENT' },
		'an entry of the send log that is scheduled': { ...logged, status: 'SCHEDULED' },
		'an entry of the send log without a status': logged,
		'a text with its status and id': { ...sent, status: 'DELIVERED', smsid: '2017' },
		'a text with its status and id, without a sender': { msg: 'Hello', status: 'DELIVERED', smsid: '2017' }, // prettier-ignore
		'a text that failed, with its error': { ...sent, status: 'failed', error_code: 30 },
		'a text with the date of its delivery': { ...sent, status: 'DELIVRD', done_date: '2030-12-25' },
		'a stored text of the account': { ...stored, sms_inout: 'OUT', sms_status: 'DELIVERED' },
		'a stored text of the account without a status': { ...stored, sms_inout: 'OUT' },
		'a text that goes out': { ...sent, direction: 'outbound' },
		'a text that goes out by the API': { From: own.from, Body: 'Hello', Direction: 'outbound-api' },
		'a text of a type that goes out': { ...sent, type: 'outgoing' },
		'an event of a text that was sent': { ...sent, event: 'message.sent' },
		'an event of a text that was delivered': { ...sent, event: 'message.delivered' },
		'an event in one word': { ...sent, event: 'smsDelivered' },
		'an event of a text that failed': { ...own, text: 'Hello', event_type: 'MESSAGE_FAILED' },
		'an event of another name of a text': { ...own, message: 'Hello', event: 'message.delivered' },
		'a type that is a receipt': { ...own, Text: 'Hello', type: 'delivery_receipt' },
		'a type that is a receipt, in an object': { type: 'DeliveryReceipt', message: sent },
		'a message type that is a receipt': { ...sent, message_type: 'dlr' },
		'a state of a text': { ...own, message: 'Hello', state: 'delivered' },
		'a result with an id': { result: 'delivered', smsid: '2017' },
		'a yes with an id': { delivered: true, smsid: 5 },
		'a no with an id': { delivered: false, smsid: 5 },
		'an id and two numbers': { smsid: '2017', ...own },
		'an id, two numbers and a time': { message_id: 'a-1', ...own, timestamp: '1766685600' },
		'an id and a price': { smsid: '2017', ...own, sale: '0.01', country: 'US' },
		'a status as the text': { messageId: 5, message: 'DELIVERED' },
		'a status in an object': { id: 7, message: { smsid: '2017', status: 'delivered' } },
		'a receipt as SMPP writes it': {
			type: 'dlr',
			text: 'id:1 sub:001 dlvrd:001 submit date:2401011200 done date:2401011201 stat:DELIVRD err:000 text:Hi',
		},
		'a call that starts': { ...own, event: 'call.started' },
		'a call with a text for people': { ...own, event: 'incoming_call', message: 'Call from 415' },
		'a call with a documented text': { ...sent, event: 'voicemail' },
		'a call with an id and a documented text': { ...sent, callid: '7' },
		'a receipt that comes in': { ...sent, direction: 'inbound', type: 'delivery_receipt' },
		'a call with a duration': { ...own, duration: 61 },
	};
	for (const [name, body] of Object.entries(rows)) {
		test(name, async () => await startsNothing('voipCommunicationsTrigger', body));
	}

	test('a receipt beside a message in a list', async () => {
		const items = await call('voipCommunicationsTrigger', json([sent, { ...logged, status: 'SENT' }])); // prettier-ignore
		assert.deepEqual(told(items), [['+17134567890', 'Hello']]);
		const named = { messages: [sent], receipts: [{ smsid: '2017', status: 'DELIVERED' }] };
		assert.equal((await call('voipCommunicationsTrigger', json(named))).length, 1);
	});
});

describe("An Enswitch event without a class doesn't start the workflow", () => {
	const numbers = { snumber: '2125551234', cnumber: '2125550000' };
	const rows: Record<string, IDataObject> = {
		'of a call that started': { event: 'call.started', message: 'x' },
		'of a call that comes in': { event: 'incoming_call', text: 'x', from: '2125551234' },
		'of a call': { event: 'call', message: 'Incoming call', caller: '1', called: '2' },
		'of a call in capitals': { event: 'CALL_START', body: 'x', ...numbers },
		'of a call in one word': { event: 'callStarted', body: 'x', ...numbers },
		'of a voicemail': { event: 'voicemail', message: 'New voicemail', from: '2125551234' },
		'of a missed call': { event: 'missed', text: 'Missed call from 212' },
		'of a key that was pressed': { event: 'dtmf', text: '5' },
		'of the type call': { type: 'call', message: 'Incoming', from: '2125551234' },
		'of the event type call': { eventType: 'call', message: 'Call from 212' },
		'with a call in it': { call: { id: 1, from: '2125551234' }, message: 'Call from 212' },
		'with a caller': { caller: '2125551234', destination: '2125550000', content: 'audio' },
		"with a caller's number": { callerid: '2125551234', message: 'Call from 212' },
		'with a state of a call': { state: 'ringing', message: 'x', direction: 'in' },
		'with two fields of calls': { ...numbers, body: 'x', duration: 61, callid: '7' },
		'with a channel of a call': { message: 'x', channel: 'SIP/1-7' },
		'of a text that was delivered': { ...numbers, event: 'message.delivered', message: 'Hello' },
		'of a receipt': { ...numbers, type: 'delivery_receipt', body: 'Hello' },
		'of a text that failed': { ...numbers, status: 'failed', message: 'Hello' },
	};
	for (const [name, body] of Object.entries(rows)) {
		test(name, async () => await startsNothing('enswitchTrigger', body));

		test(`${name}, unless Trigger On is Any Event`, async () => {
			assert.equal((await call('enswitchTrigger', json(body), { event: 'any' })).length, 1);
		});
	}
});

describe('An Enswitch event starts the workflow', () => {
	const numbers = { snumber: '2125551234', cnumber: '2125550000' };
	const rows: Record<string, IDataObject> = {
		'of a text that is sent': { ...numbers, class: 'message', event: 'sent', body: 'Hi' },
		'of a text that is sent, without a class': { ...numbers, event: 'sent', body: 'Hi' },
		'of a text that goes out': { ...numbers, class: 'message', direction: 'out', body: 'Hi' },
		'of a text, whatever its event': { ...numbers, class: 'message', event: 'delivered', body: 'Hi' }, // prettier-ignore
		'of a text that starts': { ...numbers, class: 'message', event: 'start', body: 'Hi' },
		'with one field of calls': { ...numbers, body: 'Hi', duration: 0 },
		'with fields of calls, of the class of texts': { ...numbers, class: 'message', body: 'Hi', duration: 0, callid: 7 }, // prettier-ignore
	};
	for (const [name, body] of Object.entries(rows)) {
		test(name, async () => {
			assert.deepEqual(told(await call('enswitchTrigger', json(body))), [['2125551234', 'Hi']]);
		});
	}

	test('but not of a receipt, be it of the class of texts', async () => {
		await startsNothing('enswitchTrigger', { ...numbers, class: 'message', event: 'delivery_receipt', body: 'Hi' }); // prettier-ignore
	});
});
