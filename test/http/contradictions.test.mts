import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only, phone } from '../support/support.mts';

const { bench, ask, askedOf } = useGateway();

const digits = phone(0).slice(1);
const logged = { to: digits, smsid: '2017559ea27008c6b7122900621', status: 'SCHEDULED' };

/** What each provider says when it has a message, and what it may say beside a no. */
const signs: Partial<Record<ProviderName, Record<string, object>>> = {
	proTexting: {
		'the id of the message': { Id: '8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0' },
		'a list with an id': [{ Id: '12345', Status_Id: '3' }],
		'the id of a report': { name: 'No', message: 'No', code: 5, status: 422, Api_Id: '8ccc' },
		'a state of a schedule': [{ MobilePhone: digits, Status_Id: '3' }],
		'a state in words': { message: 'No', code: 5, Status_Description: 'Approved and Scheduled' },
		'the address of a report': { message: 'No', code: 5, DeliveryReportUrl: 'https://x/?id=8' },
		'an error beside an id': { name: 'Unprocessable', message: 'No', code: 0, status: 422, Id: 7 },
	},
	smsScheduler: {
		'the ids of the messages': { message_id: 1, sms_ids: { [phone(0)]: 2 } },
		'the id of the campaign': { message_id: 123456, errors: { phone_numbers: ['No'] } },
		'a success beside an error': { success: { sms_id: 5 }, error: 'Invalid phone_number' },
		'a report of it': [{ phone_number: phone(0), status: 11 }],
		'ids by phone': { errors: { sender_id: ['No'] }, data: { sms: { [phone(0)]: 123 } } },
		'the id as text': { errors: { message_text: ['No'] }, sms_ids: { [phone(0)]: ['9'] } },
	},
	enswitch: {
		'a yes and a no': {
			responses: [
				{ code: '204', key: '', message: 'OK' },
				{ code: '403', key: '', message: 'No' },
			],
		},
		'a no beside an id': {
			responses: [{ code: '402', key: '', message: 'No' }],
			data: { uniqueid: '1234567890' },
		},
		'a no beside bare data': { responses: [{ code: '402', message: 'No' }], data: '1234567890' },
		'a no beside a list of data': {
			responses: [{ code: '402', message: 'No' }],
			data: [1234567890],
		},
		'a no beside a SENT entry': {
			responses: [{ code: '400', key: '', message: 'No' }],
			data: [{ status: 'SENT' }],
		},
	},
	voipCommunications: {
		'a logged SMS': { send_log: [{ ...logged, code: 200 }] },
		'a logged SMS beside an error': { error: true, error_message: 'No', send_log: [logged] },
		'an entry that says no and has an smsid': { send_log: [{ ...logged, code: 402 }] },
		'an entry with a code of a fault': { send_log: [{ code: 500, to: digits }] },
		'an smsid beside a refused entry': { smsid: '2017', send_log: [{ code: 402, to: digits }] },
		'a success beside a refused entry': { success: true, send_log: [{ code: 402, to: digits }] },
		'an entry under another spelling': {
			send_log: [
				{ code: 402, to: digits },
				{ code: 200, smsid: '2017', to: `00${digits}` },
			],
		},
		'an entry of nobody': {
			send_log: [
				{ code: 402, to: digits },
				{ code: 200, smsid: '2017' },
			],
		},
		'a log inside an error': { error: { send_log: [{ code: 200, smsid: '1', status: 'SENT' }] } },
		'ids inside errors': { error: true, errors: [{ smsid: '1', status: 'SENT' }] },
		'a state in another spelling': { error: true, deliveryStatus: 'SENT' },
		'a state in a sentence': { error: true, status: 'Message sent' },
		'a sentence': { error: true, message: 'Message accepted for delivery' },
		'a status code': { error: true, statusCode: '200' },
		'an id in another spelling': { error: true, sms_message_id: '7' },
		'a log as a text': { error: true, send_log: '[{"code":200,"smsid":"1"}]' },
		'an entry that is SENT, and no code': { send_log: [{ to: digits, status: 'SENT' }] },
	},
};

const statuses = [200, 400, 402, 403, 404, 409, 422, 429, 500];

const other = (provider: ProviderName): ProviderName =>
	provider === 'voipCommunications' ? 'smsScheduler' : 'voipCommunications';

describe(
	'A response that says no and bears a sign of having accepted',
	{ timeout: 240_000 },
	() => {
		for (const [provider, bodies] of Object.entries(signs)) {
			for (const [sign, body] of Object.entries(bodies)) {
				test(`${provider}, with ${sign}: is asked once, and nobody else is`, async () => {
					for (const status of statuses) {
						bench().simulator.reset();
						const name = provider as ProviderName;
						bench().answer(name, JSON.stringify(body), status, { 'retry-after': '0' });
						const result = await ask([name, other(name)], {
							parameters: { from: '2125550000', senderId: 123 },
							retryOnFail: true,
						});
						const { submission } = only(result);
						assert.match(submission, /^(?:accepted|unknown)$/, `HTTP ${status}`);
						assert.deepEqual(askedOf(), [name], `HTTP ${status}`);
					}
				});
			}
		}

		test('the ids in it are in the result, for a person to look them up', async () => {
			const body = { message_id: 7, sms_ids: { [phone(0)]: 9 }, errors: { sender_id: ['No'] } };
			bench().answer('smsScheduler', JSON.stringify(body), 402);
			const { id, batchId, failure } = only(await ask(['smsScheduler']));
			assert.deepEqual([id, batchId], ['9', '7']);
			assert.match(failure?.message ?? '', /reports both acceptance and rejection/);
		});

		test('is no valid JSON: an id in its text counts', async () => {
			for (const body of [
				'{"message_id":123456,"sms_ids":{',
				'{"Id": "12345"',
				'<Id>12</Id><b>',
				'OK id: 12345',
				'smsid=2017&status=SENT',
				'{"send_log": [',
				'{"message_logs": [',
				'SENT',
				'OK, message queued',
				`${'Warning: x\n'.repeat(300)}{"message_id":123456,"sms_ids":{"+33612100000":1}}`,
				`<response><Message>${'x'.repeat(2100)}</Message><Id>8ccc</Id><status>422</status>`,
				'<response><item Id="8ccc" Status="SENT"/><code>5</code></response>',
			]) {
				bench().simulator.reset();
				bench().answer('smsScheduler', body, 400);
				assert.equal(only(await ask(['smsScheduler', 'voipCommunications'])).submission, 'unknown');
				assert.deepEqual(askedOf(), ['smsScheduler'], body);
			}
		});
	},
);

describe('A response that says no, and nothing else, is a no', () => {
	const refusals: Partial<Record<ProviderName, object>> = {
		proTexting: { name: 'Forbidden', message: 'API app', code: 6, status: 403 },
		smsScheduler: { errors: { sender_id: ['Unknown sender'] } },
		enswitch: { responses: [{ code: '402', key: '', message: 'Role' }] },
		voipCommunications: { send_log: [{ code: 402, code_desc: 'Insufficient credit', to: digits }] },
	};
	for (const [provider, body] of Object.entries(refusals)) {
		test(`${provider}: the fallback is asked`, async () => {
			const name = provider as ProviderName;
			bench().answer(name, JSON.stringify(body), name === 'enswitch' ? 200 : 400);
			const parameters = { from: '2125550000', senderId: 123 };
			assert.equal(only(await ask([name, other(name)], { parameters })).submission, 'accepted');
			assert.deepEqual(askedOf(), [name, other(name)]);
		});
	}
});

describe('A refusal in a text that is no JSON is a no', () => {
	const texts = [
		'Forbidden',
		'Invalid id given',
		'Request ID: 7f3e',
		'Your message was not sent',
		'<html><body><h1>403 Forbidden</h1>Request forbidden by administrative rules.</body></html>',
		'<!DOCTYPE html><html><body>Ray ID: 7f3e. You sent a request.</body></html>',
		'{"statusCode":400,"error":"Bad Request","message":"No',
	];
	for (const body of texts) {
		test(body, async () => {
			bench().answer('smsScheduler', body, 403);
			assert.equal(only(await ask(['smsScheduler'])).submission, 'rejected');
		});
	}

	const bodies = [
		{ statusCode: 403, error: 'Forbidden', message: 'No' },
		{ timestamp: 1, status: 403, path: '/sms' },
		{ success: false, status: 'error' },
		{ code: 20003, message: 'No', status: 401 },
		{ errors: [{ id: 'invalid', title: 'No' }], meta: { request_id: 'x' } },
		{ status: 0, result: 'failed' },
	];
	for (const body of bodies) {
		test(JSON.stringify(body), async () => {
			bench().answer('smsScheduler', JSON.stringify(body), 403);
			assert.equal(only(await ask(['smsScheduler'])).submission, 'rejected');
		});
	}
});

test('Of a report, a no beside an id is a no: only what submits may have sent', async () => {
	bench().answer('smsScheduler', '{"id":5,"message":"Unknown key"}', 401);
	const result = await bench().run('smsScheduler', 'message.getReport', {
		parameters: { id: '5' },
		onError: 'continueRegularOutput',
	});
	assert.equal(only(result).failure?.kind, 'authentication');
});
