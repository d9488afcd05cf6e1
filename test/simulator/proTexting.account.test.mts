import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { call, useSimulator, type Reply } from './support.mts';

const TOKEN = 'access_token=your_access_token';
const JSON_BOTH = { Accept: 'application/json', 'Content-Type': 'application/json' };
const PHONE = '16461234567';

describe('A ProTexting account', () => {
	const simulator = useSimulator();
	const get = (path: string): Promise<Reply> => ask('GET', path);
	const post = (path: string, body: unknown): Promise<Reply> =>
		ask('POST', path, JSON.stringify(body));
	const ask = (method: string, path: string, body?: string): Promise<Reply> => {
		const url = `${simulator().baseUrls.proTexting}/${path}`;
		return call(`${url}${path.includes('?') ? '&' : '?'}${TOKEN}`, method, body, JSON_BOTH);
	};
	const send = (fields: object): Promise<Reply> =>
		post('sms/send', { MobilePhone: PHONE, Message: 'Hi', ...fields });
	const schedule = (fields: object): Promise<Reply> =>
		post('sms/send-single-schedule-message', { MobilePhone: PHONE, Message: 'Hi', ...fields });

	test('reports a send as Pending, then Processed, then Delivered', async () => {
		const { json } = await send({});
		const status = async (): Promise<string> => {
			const report = await get(`sms/delivery-report?id=${json['Id']}`);
			return String(report.json[0]?.['DeliveryStatus_Description']);
		};
		assert.equal(await status(), 'Pending');
		simulator().clock.advance(1000);
		assert.equal(await status(), 'Processed');
		simulator().clock.advance(1000);
		assert.equal(await status(), 'Delivered');
		assert.deepEqual(
			simulator().ledger.map(({ phone, text, from, kind }) => [phone, text, from, kind]),
			[['+16461234567', 'Hi', '16463498001', 'SMS']],
		);
	});

	test('reports a slow phone as Processed until it has the message', async () => {
		simulator().setPhone(PHONE, 'slow');
		const { json } = await send({});
		simulator().clock.advance(30_000);
		const report = await get(`sms/delivery-report?id=${json['Id']}`);
		assert.equal(String(report.json[0]?.['DeliveryStatus_Description']), 'Processed');
		assert.equal(simulator().ledger.length, 0);
	});

	test('keeps a scheduled message until its minute in GMT-5, then sends it once', async () => {
		await schedule({ DateTime: '2026-03-01 08:00:00' });
		simulator().clock.set('2026-03-01T12:59:59Z');
		assert.equal(simulator().ledger.length, 0);
		const listed = await get('sms/single-schedule-messages');
		assert.equal(String(listed.json[0]?.['DateTime']), '2026:03:01 08:00:00');
		simulator().clock.set('2026-03-01T13:00:00Z');
		assert.equal(simulator().ledger.length, 1);
		assert.equal(simulator().ledger[0]?.at, Date.parse('2026-03-01T13:00:00Z'));
		assert.equal((await get('sms/single-schedule-messages')).json.length, 0);
		assert.equal((await get('sent-history/single-list')).json.length, 1);
		simulator().clock.advance(86_400_000);
		assert.equal(simulator().ledger.length, 1);
	});

	test('reads GMT-5 in summer too, without daylight saving', async () => {
		await schedule({ DateTime: '2026-07-01 08:00:00' });
		simulator().clock.set('2026-07-01T12:59:59Z');
		assert.equal(simulator().ledger.length, 0);
		simulator().clock.advance(1000);
		assert.equal(simulator().ledger.length, 1);
	});

	test('lists the newest sent message first, with the id of its send', async () => {
		await send({ Message: 'First' });
		const second = await send({ Message: 'Second' });
		const { json } = await get('sent-history/single-list');
		const rows = [...json].map((row) => [String(row['Message']), Number(row['Id'])]);
		assert.deepEqual(rows, [
			['Second', 1002],
			['First', 1001],
		]);
		assert.equal(String(json[0]?.['Api_Id']), String(second.json['Id']));
	});

	test('sends a past DateTime at once', async () => {
		await schedule({ DateTime: '2020-01-01 08:00:00' });
		assert.equal(simulator().ledger.length, 1);
		assert.equal((await get('sms/single-schedule-messages')).json.length, 0);
	});

	test('never sends what was deleted before its time', async () => {
		const { json } = await schedule({ DateTime: '2026-03-01 08:00:00' });
		const path = `sms/delete-single-schedule-message?id=${json[0]?.['Id']}`;
		assert.equal((await ask('DELETE', path)).status, 200);
		assert.equal((await get('sms/single-schedule-messages')).json.length, 0);
		assert.equal((await ask('DELETE', path)).status, 404);
		simulator().clock.advance(86_400_000);
		assert.equal(simulator().ledger.length, 0);
	});

	test('takes the id of a deletion from the body as well', async () => {
		await schedule({ DateTime: '2026-03-01 08:00:00' });
		const path = 'sms/delete-single-schedule-message';
		assert.equal((await ask('DELETE', path, '{"id":"12345"}')).status, 200);
	});

	test('sends a campaign to every contact of its groups, and names who opted out', async () => {
		await post('contacts/opt-out', { PhoneNumber: '16465550003' });
		const { json } = await post('sms/send-group-schedule-message', {
			Message: 'Hi all',
			GroupIds: [100, 101, 100],
			DateTime: '2026-03-01 08:00:00',
		});
		assert.equal((await get('sms/group-schedule-messages')).json.length, 1);
		simulator().clock.advance(7_200_000);
		assert.equal((await get('sms/group-schedule-messages')).json.length, 0);
		assert.equal(simulator().ledger.length, 149);
		assert.equal(new Set(simulator().ledger.map(({ phone }) => phone)).size, 149);
		const path = `sent-history/group-contacts?id=${json[0]?.['Id']}`;
		const first = await get(path);
		assert.equal(first.json.length, 100);
		assert.equal(first.headers.get('x-pagination-page-count'), '2');
		assert.equal(first.headers.get('x-pagination-total-count'), '150');
		assert.equal((await get(`${path}&page=2`)).json.length, 50);
		const opted = await get(`${path}&number=16465550003`);
		assert.deepEqual(opted.json, [
			{ Number: 16465550003, DeliveryStatus_Id: 9, DeliveryStatus_Description: 'Optedout' },
		]);
	});

	test('counts only double opt-in contacts when TypeRecipients is 1', async () => {
		const body = { Message: 'Hi', GroupIds: ['100', '101'], TypeRecipients: 1 };
		const { json } = await post('sms/send-group-schedule-message', body);
		assert.equal(String(json[0]?.['ContactsCount']), '50');
	});

	test('takes credits: one for each SMS, three for an MMS', async () => {
		const before = Number((await get('credits/balance')).json['AvailableCredits']);
		await send({ Message: 'x'.repeat(161) });
		await send({ MmsTemplateId: 10586 });
		const after = Number((await get('credits/balance')).json['AvailableCredits']);
		assert.equal(before - after, 5);
		assert.equal(simulator().ledger[1]?.kind, 'MMS');
	});

	const TEMPLATE_STATUS: readonly (readonly [template: number, status: string])[] = [
		[10586, 'Approved and Scheduled'],
		[10587, 'Pending'],
		[10588, 'Action Required'],
	];
	for (const [template, status] of TEMPLATE_STATUS) {
		test(`schedules an MMS of template ${template} as ${status}`, async () => {
			const { json } = await schedule({ DateTime: '2026-03-02 08:00:00', MmsTemplateId: template });
			assert.equal(String(json[0]?.['Status_Description']), status);
			assert.equal(Number(json[0]?.['Type_Id']), 2);
		});
	}

	const CONDITIONS = [
		['unreachable', 'Failed', 0],
		['slow', 'Delivered', 1],
	] as const;
	for (const [condition, status, received] of CONDITIONS) {
		test(`ends with ${status} at a phone that is ${condition}`, async () => {
			simulator().setPhone(`+${PHONE}`, condition);
			const { json } = await send({});
			simulator().clock.advance(62_000);
			const report = await get(`sms/delivery-report?id=${json['Id']}`);
			assert.equal(String(report.json[0]?.['DeliveryStatus_Description']), status);
			assert.equal(simulator().ledger.length, received);
		});
	}

	for (let code = 1; code <= 12; code++) {
		test(`can end with delivery status ${code}`, async () => {
			simulator().setPhone(PHONE, 'normal', { proTexting: code });
			const { json } = await send({});
			simulator().clock.advance(60_000);
			const report = await get(`sms/delivery-report?id=${json['Id']}`);
			assert.equal(String(report.json[0]?.['DeliveryStatus_Id']), String(code));
		});
	}
});
