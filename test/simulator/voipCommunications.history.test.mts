import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { assertLikeExample, call, useSimulator, type Reply } from './support.mts';

const LOGIN = { Authorization: `Basic ${btoa('YOUR_API_KEY:YOUR_API_PASSWORD')}` };
const FORM = { ...LOGIN, 'Content-Type': 'application/x-www-form-urlencoded' };

describe('The history of VoIP Communications', () => {
	const simulator = useSimulator();
	const post = (path: string, fields: Record<string, string>): Promise<Reply> => {
		const url = `${simulator().baseUrls.voipCommunications}/${path}`;
		return call(url, 'POST', new URLSearchParams(fields).toString(), FORM);
	};
	const send = (fields: object = {}): Promise<Reply> =>
		post('sms/send', { to: '12812345678', msg: 'It is a SMS message', ...fields });

	test('echoes the API password in cms/user, as the real one does', async () => {
		const url = `${simulator().baseUrls.voipCommunications}/cms/user`;
		const { json } = await call(url, 'GET', undefined, LOGIN);
		assert.equal(String(json['user']?.['user_api_pwd']), 'YOUR_API_PASSWORD');
		assert.deepEqual(json['endpoint'], {});
	});

	test('summarises conversations by page from 0, and ends with an empty page', async () => {
		simulator().settings.voipCommunications.pageSize = 2;
		await send({ to: '12812345671,12812345672,12812345673' });
		simulator().receive({
			provider: 'voipCommunications',
			from: '+12812345671',
			to: '+17134567890',
			text: 'Answer',
		});
		const others = async (page: string): Promise<string[]> => {
			const { json } = await post('sms/summary', { page });
			return [...(json['summary'] ?? [])].map((row) => String(row['sms_external']));
		};
		assert.deepEqual(await others('0'), ['12812345671', '12812345673']);
		assert.deepEqual(await others('1'), ['12812345672']);
		assert.deepEqual(await others('2'), []);
	});

	test('shows one conversation with the rows of the public client', async () => {
		await send({ from: '17134567890' });
		const to = '+17134567890';
		simulator().clock.advance(60_000);
		simulator().receive({ provider: 'voipCommunications', from: '+12812345678', to, text: 'OK' });
		const fields = { internal: '17134567890', external: '12812345678', page: '0' };
		const { json } = await post('sms/chat', fields);
		const rows = [...(json['chat'] ?? [])];
		assert.deepEqual(
			rows.map((row) => [String(row['sms_inout']), String(row['sms_msg'])]),
			[
				['IN', 'OK'],
				['OUT', 'It is a SMS message'],
			],
		);
		assertLikeExample(rows[1], {
			sms_id: '500001',
			sms_country: 'US',
			sms_status: 'DELIVERED',
			sms_inout: 'OUT',
			sms_type: '2WAYSMS',
			sms_internal: '17134567890',
			sms_external: '12812345678',
			sms_sale: '0.0100',
			sms_status_date: '2026-03-01 06:00:00',
			sms_msg: 'It is a SMS message',
		});
	});

	test('lists and deletes scheduled SMS at the invented paths', async () => {
		await send({ to: '12812345671,12812345672', delivery_date: '2026-03-02 10:00' });
		const listed = [...((await post('sms/scheduled', {})).json['scheduled'] ?? [])];
		assert.equal(listed.length, 2);
		const smsid = String(listed[0]?.['smsid']);
		const deleted = await post('sms/scheduled/delete', { smsid });
		assert.deepEqual(deleted.json, { deleted: true, smsid });
		assert.equal(Boolean((await post('sms/scheduled/delete', { smsid })).json['error']), true);
		simulator().clock.set('2026-04-01T00:00:00Z');
		assert.deepEqual(
			simulator().ledger.map(({ phone }) => phone),
			['+12812345672'],
		);
		assert.equal((await post('sms/scheduled', {})).json['scheduled']?.length, 0);
	});
});
