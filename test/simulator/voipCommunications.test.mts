import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { assertLikeExample, call, useSimulator, type Reply } from './support.mts';

const LOGIN = { Authorization: `Basic ${btoa('YOUR_API_KEY:YOUR_API_PASSWORD')}` };
const FORM = { ...LOGIN, 'Content-Type': 'application/x-www-form-urlencoded' };

describe('VoIP Communications', () => {
	const simulator = useSimulator();
	const post = (path: string, fields: Record<string, string>): Promise<Reply> => {
		const url = `${simulator().baseUrls.voipCommunications}/${path}`;
		return call(url, 'POST', new URLSearchParams(fields).toString(), FORM);
	};
	const send = (fields: object = {}): Promise<Reply> =>
		post('sms/send', { to: '12812345678', msg: 'It is a SMS message', ...fields });

	test('answers a bulk message as in the example, from the number of the bulk route', async () => {
		const { status, json } = await send({ delivery_date: '2026-10-01 00:00' });
		assert.equal(status, 200);
		const example = {
			send_log: [
				{
					code: 200,
					code_desc: '',
					from: '17134567890',
					to: '12812345678',
					country: 'US',
					msg: 'It is a SMS message',
					delivery_date: '2026-10-01 00:00:00',
					sale: 0.01,
					type: 'BULKSMS',
					status: 'SCHEDULED',
					smsid: '2017559ea27008c6b7122900621',
				},
			],
		};
		assertLikeExample(json, example, ['smsid']);
		assert.equal(String(json['send_log']?.[0]?.['smsid']).length, 27);
	});

	test('takes the body of the curl example', async () => {
		const url = `${simulator().baseUrls.voipCommunications}/sms/send`;
		const { json } = await call(url, 'POST', 'to=12812345678&msg=TEXT_MESSAGE', FORM);
		assert.equal(Number(json['send_log']?.[0]?.['code']), 200);
		assert.equal(simulator().ledger[0]?.text, 'TEXT_MESSAGE');
	});

	test('takes the form of the PHP example, and sends its past date at once', async () => {
		const { json } = await send({ from: '17134567890', delivery_date: '2010-01-01 13:15' });
		assert.equal(String(json['send_log']?.[0]?.['type']), '2WAYSMS');
		assert.equal(simulator().ledger.length, 1);
	});

	test('takes multipart as the mobile app sends it', async () => {
		const form = new FormData();
		form.set('to', '12812345678');
		form.set('msg', 'Zeile 1\r\nZeile 2 ü€😀');
		const url = `${simulator().baseUrls.voipCommunications}/sms/send`;
		const { json } = await call(url, 'POST', form, LOGIN);
		assert.equal(Number(json['send_log']?.[0]?.['code']), 200);
		assert.equal(simulator().ledger[0]?.text, 'Zeile 1\r\nZeile 2 ü€😀');
	});

	test('answers several numbers one by one, the bad and the blocked with their own code', async () => {
		simulator().setPhone('+12812345670', 'optedOut');
		simulator().setPhone('+12812345671', 'normal', { voipCommunications: 480 });
		const { status, json } = await send({
			to: '12812345678, 4412,12812345670,12812345671 ,12812345679',
		});
		assert.equal(status, 200);
		const log = [...(json['send_log'] ?? [])];
		assert.deepEqual(
			log.map((entry) => [Number(entry['code']), String(entry['code_desc']) !== '']),
			[
				[200, false],
				[400, true],
				[403, true],
				[480, true],
				[200, false],
			],
		);
		assert.equal(simulator().ledger.length, 2);
	});

	test('charges for each part of 153 characters', async () => {
		const { json } = await send({ msg: 'x'.repeat(307) });
		assert.equal(Number(json['send_log']?.[0]?.['sale']), 0.03);
	});

	const DATES: readonly (readonly [date: string, utc: string])[] = [
		['2026-03-02 10:00', '2026-03-02T16:00:00Z'],
		['2026-03-02 10:00:30', '2026-03-02T16:00:30Z'],
		['2026-03-02T10:00:00+01:00', '2026-03-02T09:00:00Z'],
		['2026-03-02 10:00:00-05:00', '2026-03-02T15:00:00Z'],
		['Mon, 02 Mar 2026 10:00:00 +0000', '2026-03-02T10:00:00Z'],
	];
	for (const [date, utc] of DATES) {
		test(`sends "${date}" at ${utc}, not a second before`, async () => {
			await send({ delivery_date: date });
			simulator().clock.set(Date.parse(utc) - 1000);
			assert.equal(simulator().ledger.length, 0);
			simulator().clock.advance(1000);
			assert.equal(simulator().ledger[0]?.at, Date.parse(utc));
		});
	}

	const REFUSED: readonly (readonly [why: string, change: object])[] = [
		['no number', { to: ' ' }],
		['no text', { msg: '' }],
		['a date that is none', { delivery_date: 'tomorrow-ish' }],
		['a from number of somebody else', { from: '19995550000' }],
	];
	for (const [why, change] of REFUSED) {
		test(`refuses ${why} by the error flag on HTTP 200`, async () => {
			const { status, json } = await send(change);
			assert.equal(status, 200);
			assert.equal(Boolean(json['error']), true);
			assert.equal(typeof json['error_message'], 'string');
			assert.equal(simulator().ledger.length, 0);
		});
	}

	test('answers wrong credentials with 401', async () => {
		const url = `${simulator().baseUrls.voipCommunications}/cms/user`;
		for (const pair of ['YOUR_API_KEY:wrong', 'wrong:YOUR_API_PASSWORD', 'YOUR_API_KEY']) {
			const headers = { Authorization: `Basic ${btoa(pair)}` };
			assert.equal((await call(url, 'GET', undefined, headers)).status, 401);
		}
		assert.equal((await call(url)).status, 401);
	});
});
