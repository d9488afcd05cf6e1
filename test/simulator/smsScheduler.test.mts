import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { assertLikeExample, call, useSimulator, type Reply } from './support.mts';

const HEADERS = {
	'Content-Type': 'application/json; charset=utf-8',
	Authorization: 'bearer YourApiKey',
};
const PAST = '2020-12-25 12:45:59';
const MESSAGE = {
	message_text: 'Hello world',
	delivery_date: PAST,
	sender_id: 123,
	phone_numbers: ['+33612345678'],
};
const STATUSES = [10, 11, 12, 13, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 38, 39];

describe('SMS Scheduler', () => {
	const simulator = useSimulator();
	const ask = (method: string, path: string, body?: unknown, headers = HEADERS): Promise<Reply> => {
		const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
		return call(`${simulator().baseUrls.smsScheduler}/${path}`, method, text, headers);
	};
	const firstId = (reply: Reply): number => Number(Object.values(reply.json['sms_ids'] ?? {})[0]);

	test('answers the production example with a number for each phone', async () => {
		const body =
			'{"message_text":"Hello world","message_stop":false,"delivery_date":"2020-12-25 12:45:59","sender_id":123,"phone_numbers":["+33612345678","+33202020202","+49303030303"]}';
		const { status, json } = await ask('POST', 'sms', body);
		assert.equal(status, 200);
		const example = {
			message_id: 123456,
			sms_ids: { '+33612345678': 123456, '+33202020202': 123457, '+49303030303': 123458 },
		};
		assertLikeExample(json, example, Object.keys(example.sms_ids));
		assert.equal(simulator().ledger.length, 3);
	});

	test('answers with arrays as the test host does, when the setting says so', async () => {
		simulator().settings.smsScheduler.smsIds = 'array';
		const { json } = await ask('POST', 'sms', MESSAGE);
		assert.deepEqual(json['sms_ids'], { '+33612345678': [7000001] });
	});

	test('gives a long text one id for each part, in an array', async () => {
		const { json } = await ask('POST', 'sms', { ...MESSAGE, message_text: 'x'.repeat(161) });
		assert.deepEqual(json['sms_ids'], { '+33612345678': [7000001, 7000002] });
		assert.equal(simulator().ledger.length, 1);
		assert.equal((await ask('GET', `message/${json['message_id']}`)).json.length, 2);
	});

	test('normalises the keys of its answer', async () => {
		const numbers = ['+330101010101', '+330202020202', '+490303030303', '33612345678'];
		const { json } = await ask('POST', 'sms', { ...MESSAGE, phone_numbers: numbers });
		const keys = ['+33101010101', '+33202020202', '+49303030303', '+33612345678'];
		assert.deepEqual(Object.keys(json['sms_ids'] ?? {}), keys);
	});

	test('takes one number as a string', async () => {
		const { status } = await ask('POST', 'sms', { ...MESSAGE, phone_numbers: '+33612345678' });
		assert.equal(status, 200);
	});

	test("refuses the fourth number of the test host's example, and sends to none of the four", async () => {
		const numbers = ['+330101010101', '+330202020202', '+490303030303', '0404-040-404'];
		const body = { ...MESSAGE, message_stop: false, phone_numbers: numbers };
		const { status, json } = await ask('POST', 'sms', body);
		assert.equal(status, 400);
		const text = 'The following phone number is invalid: 0404-040-404';
		assert.deepEqual(json, { errors: { phone_numbers: [text] } });
		assert.equal(simulator().ledger.length, 0);
	});

	test('words the errors of message_stop and phone_numbers as documented', async () => {
		const body = { ...MESSAGE, message_stop: 'false', phone_numbers: [1, '+123456789'] };
		const { status, json } = await ask('POST', 'sms', body);
		assert.equal(status, 400);
		assertLikeExample(json, {
			errors: {
				message_stop: ['The field "message_stop" must be a value of type "boolean"'],
				phone_numbers: [
					'The field "phone_numbers" must be a list of type "string"',
					'The following phone number is invalid: +123456789',
				],
			},
		});
	});

	const FIELDS: readonly (readonly [why: string, change: object, field: string])[] = [
		['no text', { message_text: undefined }, 'message_text'],
		['no date', { delivery_date: undefined }, 'delivery_date'],
		['a date as Unix time', { delivery_date: 1573250000 }, 'delivery_date'],
		['a date that does not exist', { delivery_date: '2026-02-30 10:00:00' }, 'delivery_date'],
		['a sender id as string', { sender_id: '123' }, 'sender_id'],
		['no numbers', { phone_numbers: [] }, 'phone_numbers'],
		['a number with blanks', { phone_numbers: ['+33 612345678'] }, 'phone_numbers'],
	];
	for (const [why, change, field] of FIELDS) {
		test(`refuses ${why}, naming ${field}`, async () => {
			const { status, json } = await ask('POST', 'sms', { ...MESSAGE, ...change });
			assert.equal(status, 400);
			assert.deepEqual(Object.keys(json['errors'] ?? {}), [field]);
		});
	}

	test('refuses a body that is no JSON, naming every required field', async () => {
		const { json } = await ask('POST', 'sms', '<sms/>');
		const fields = ['message_text', 'delivery_date', 'sender_id', 'phone_numbers'];
		assert.deepEqual(Object.keys(json['errors'] ?? {}), fields);
	});

	test('reports one SMS as phone and status alone, all of a message with their ids', async () => {
		const created = await ask('POST', 'sms', MESSAGE);
		simulator().clock.advance(5000);
		const id = firstId(created);
		const one = await ask('GET', `sms/${id}`);
		assertLikeExample(one.json, { phone_number: '+33612345678', status: 13 });
		const all = await ask('GET', `message/${created.json['message_id']}`);
		assertLikeExample(all.json, [{ id, phone_number: '+33612345678', status: 13 }]);
	});

	test('goes from scheduled over pending and sent to received, at the hour of Paris', async () => {
		const body = { ...MESSAGE, delivery_date: '2026-03-01 14:00:00' };
		const id = firstId(await ask('POST', 'sms', body));
		const status = async (): Promise<number> =>
			Number((await ask('GET', `sms/${id}`)).json['status']);
		simulator().clock.set('2026-03-01T12:59:59Z');
		assert.equal(await status(), 10);
		assert.equal(simulator().ledger.length, 0);
		simulator().clock.set('2026-03-01T13:00:00Z');
		assert.equal(await status(), 11);
		simulator().clock.advance(1000);
		assert.equal(await status(), 12);
		simulator().clock.advance(1000);
		assert.equal(await status(), 13);
		assert.equal(simulator().ledger.length, 1);
	});

	for (const code of STATUSES) {
		test(`can end with status ${code}`, async () => {
			simulator().setPhone('+33612345678', 'normal', { smsScheduler: code });
			const id = firstId(await ask('POST', 'sms', MESSAGE));
			simulator().clock.advance(60_000);
			assert.equal(Number((await ask('GET', `sms/${id}`)).json['status']), code);
			assert.equal(simulator().ledger.length, code === 13 ? 1 : 0);
		});
	}

	test('accepts an unknown sender and cancels with 24', async () => {
		const id = firstId(await ask('POST', 'sms', { ...MESSAGE, sender_id: 999 }));
		simulator().clock.advance(60_000);
		assert.equal(Number((await ask('GET', `sms/${id}`)).json['status']), 24);
		assert.equal(simulator().ledger.length, 0);
	});

	test('adds the STOP mention when asked to', async () => {
		await ask('POST', 'sms', { ...MESSAGE, message_stop: true });
		assert.match(simulator().ledger[0]?.text ?? '', /^Hello world\s+STOP$/);
	});

	test('deletes one scheduled SMS with true, a whole message with a number', async () => {
		const numbers = ['+33612345678', '+33202020202', '+49303030303', '+33612345679'];
		const body = { ...MESSAGE, delivery_date: '2027-01-01 00:00:00', phone_numbers: numbers };
		const created = await ask('POST', 'sms', body);
		const one = await ask('DELETE', `sms/${firstId(created)}`);
		assertLikeExample(one.json, { success: true });
		const all = await ask('DELETE', `message/${created.json['message_id']}`);
		assertLikeExample(all.json, { success: 3 });
		assert.equal((await ask('DELETE', `message/${created.json['message_id']}`)).status, 404);
		assert.equal((await ask('GET', `sms/${firstId(created)}`)).status, 404);
		simulator().clock.set('2027-06-01T00:00:00Z');
		assert.equal(simulator().ledger.length, 0);
	});

	test('cannot delete what has gone out', async () => {
		const created = await ask('POST', 'sms', MESSAGE);
		assert.deepEqual((await ask('DELETE', `sms/${firstId(created)}`)).json, { success: false });
		const all = await ask('DELETE', `message/${created.json['message_id']}`);
		assert.deepEqual(all.json, { success: 0 });
	});

	test('does not know an SMS by the id of its message', async () => {
		const created = await ask('POST', 'sms', MESSAGE);
		assert.equal((await ask('GET', `sms/${created.json['message_id']}`)).status, 404);
	});

	test('takes Bearer in any case, and answers a wrong key with 401 before all else', async () => {
		for (const word of ['Bearer', 'bearer', 'BEARER']) {
			const headers = { ...HEADERS, Authorization: `${word} YourApiKey` };
			assert.equal((await ask('GET', 'sms/0', undefined, headers)).status, 404);
		}
		for (const value of ['Bearer wrong', 'Basic WW91ckFwaUtleTo=', 'YourApiKey']) {
			const headers = { ...HEADERS, Authorization: value };
			assert.equal((await ask('GET', 'sms/0', undefined, headers)).status, 401);
		}
	});
});
