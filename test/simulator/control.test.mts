import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { Script } from '../../sandbox/simulator/simulator.mts';
import { call, START, useSimulator, type Reply } from './support.mts';

const HEADERS = { 'Content-Type': 'application/json', Authorization: 'Bearer YourApiKey' };
const MESSAGE = {
	message_text: 'Hi',
	delivery_date: '2020-12-25 12:45:59',
	sender_id: 123,
	phone_numbers: '+33612345678',
};

describe('The simulator', () => {
	const simulator = useSimulator();
	const send = (change: object = {}): Promise<Reply> => {
		const body = JSON.stringify({ ...MESSAGE, ...change });
		return call(`${simulator().baseUrls.smsScheduler}/sms`, 'POST', body, HEADERS);
	};
	const control = (path: string, body?: unknown): Promise<Reply> => {
		const url = `${simulator().url}/control${path}`;
		return body === undefined ? call(url) : call(url, 'POST', JSON.stringify(body));
	};

	test('keeps every request as it came, right or wrong', async () => {
		const url = `${simulator().baseUrls.enswitch}/user/login/?a=1;b=%20x`;
		await call(url, 'POST', 'c=%C3%BC', { 'X-Test': 'yes' });
		const [request] = simulator().requests;
		assert.equal(request?.provider, 'enswitch');
		assert.equal(request?.method, 'POST');
		assert.equal(request?.url, '/enswitch/api/json/user/login/?a=1;b=%20x');
		assert.equal(request?.body, 'c=%C3%BC');
		assert.equal(request?.headers['x-test'], 'yes');
		assert.deepEqual((await control('/requests')).json, JSON.parse(JSON.stringify([request])));
	});

	test('scripts the next request only, unless times says more', async () => {
		simulator().script({ provider: 'smsScheduler', error: 'unauthorized' });
		simulator().script({ provider: 'smsScheduler', error: 'serverError', times: 2 });
		const statuses: number[] = [];
		for (let time = 0; time < 4; time++) statuses.push((await send()).status);
		assert.deepEqual(statuses, [401, 500, 500, 200]);
		assert.equal(simulator().ledger.length, 1);
	});

	test('scripts only what matches by method and path, and only its provider', async () => {
		const byMethod = { match: { method: 'delete' }, error: 'unavailable' } as const;
		const byPath = { match: { path: 'sms/7' }, error: 'rateLimited' } as const;
		simulator().script({ provider: 'smsScheduler', ...byPath });
		simulator().script({ provider: 'smsScheduler', ...byMethod });
		simulator().script({ provider: 'voipCommunications', error: 'error' });
		assert.equal((await send()).status, 200);
		const base = simulator().baseUrls.smsScheduler;
		const headers = { Authorization: 'Bearer YourApiKey' };
		assert.equal((await call(`${base}/sms/123`, 'DELETE', undefined, headers)).status, 503);
		assert.equal((await call(`${base}/sms/7000001`, 'DELETE', undefined, headers)).status, 429);
		const voip = `${simulator().baseUrls.voipCommunications}/sms/send`;
		const failed = await call(voip, 'POST', 'to=1&msg=x');
		assert.equal(failed.status, 200);
		assert.equal(Boolean(failed.json['error']), true);
	});

	test('answers a script literally, without acting', async () => {
		const headers = { 'Content-Type': 'text/html', 'Retry-After': '7' };
		const answer = { status: 503, headers, body: '<h1>Busy</h1>' };
		simulator().script({ provider: 'smsScheduler', answer });
		const reply = await send();
		assert.equal(reply.status, 503);
		assert.equal(reply.text, '<h1>Busy</h1>');
		assert.equal(reply.headers.get('content-type'), 'text/html');
		assert.equal(reply.headers.get('retry-after'), '7');
		assert.equal(simulator().ledger.length, 0);
	});

	test('holds an answer back after it has acted', async () => {
		simulator().script({ provider: 'smsScheduler', delayMs: 5000 });
		const body = JSON.stringify(MESSAGE);
		const signal = AbortSignal.timeout(300);
		const init = { method: 'POST', headers: HEADERS, body, signal };
		await assert.rejects(fetch(`${simulator().baseUrls.smsScheduler}/sms`, init), {
			name: 'TimeoutError',
		});
		assert.equal(simulator().ledger.length, 1);
	});

	const BAD: readonly (readonly [why: string, script: Script, message: RegExp])[] = [
		['says nothing', { provider: 'enswitch' }, /error, answer, fault or delayMs/],
		['names an unknown error', { provider: 'enswitch', error: 'optedOut' }, /no error "optedOut"/],
		['happens never', { provider: 'enswitch', error: 401, times: 0 }, /times must be 1 or more/],
	];
	for (const [why, script, message] of BAD) {
		test(`refuses a script that ${why}`, () => {
			assert.throws(() => simulator().script(script), message);
		});
	}

	test('forgets everything on reset, the time and the settings too', async () => {
		await send();
		simulator().setPhone('+33612345678', 'unreachable');
		simulator().settings.smsScheduler.smsIds = 'array';
		simulator().clock.advance(5000);
		await send({ delivery_date: '2026-03-01 13:00:06' });
		simulator().script({ provider: 'smsScheduler', error: 'notFound' });
		await control('/reset', {});
		assert.deepEqual([simulator().requests.length, simulator().ledger.length], [0, 0]);
		assert.equal(simulator().phones.size, 0);
		assert.equal(simulator().clock.now(), START);
		assert.deepEqual((await send()).json, {
			message_id: 123456,
			sms_ids: { '+33612345678': 7000001 },
		});
		simulator().clock.advance(60_000);
		assert.equal(simulator().ledger.length, 1);
	});

	test('has the same powers over HTTP', async () => {
		const script = { provider: 'smsScheduler', match: { path: 'sms' }, error: 'unauthorized' };
		assert.equal((await control('/script', script)).status, 200);
		assert.equal((await send()).status, 401);
		const phone = { condition: 'unreachable', finalStatus: { smsScheduler: 30 } };
		assert.equal((await control('/phones/+33612345678', phone)).status, 200);
		assert.deepEqual((await control('/phones')).json, { '+33612345678': phone });
		await send({ phone_numbers: ['+33612345678', '+33612345679'] });
		const ledger = (await control('/ledger')).json;
		assert.deepEqual([ledger.length, String(ledger[0]?.['phone'])], [1, '+33612345679']);
		const moved = await control('/clock', { advanceMs: 1000 });
		assert.equal(Number(moved.json['now']), START + 1000);
		const set = await control('/clock', { to: '2030-01-01T00:00:00Z' });
		assert.equal(String(set.json['iso']), '2030-01-01T00:00:00.000Z');
		const inbound = { provider: 'enswitch', from: '1', to: '2', text: 'x' };
		assert.equal((await control('/inbound', inbound)).status, 200);
		const { credentials } = simulator();
		assert.deepEqual((await control('')).json['credentials'], credentials);
	});

	const REFUSED: readonly (readonly [path: string, body: unknown, message: RegExp])[] = [
		['/script', { provider: 'nobody', error: 1 }, /provider must be one of/],
		['/script', { provider: 'enswitch', error: 'x' }, /It has: /],
		['/clock', {}, /advanceMs/],
		['/phones/1', { condition: 'asleep' }, /condition must be one of/],
		['/phones/abc', { condition: 'normal' }, /A phone number has digits/],
		['/inbound', { provider: 'enswitch' }, /from must be a string/],
		['/script', [], /must be a JSON object/],
	];
	for (const [path, body, message] of REFUSED) {
		test(`says over HTTP what is wrong with ${JSON.stringify(body)} at ${path}`, async () => {
			const { status, json } = await control(path, body);
			assert.equal(status, 400);
			assert.match(String(json['error']), message);
		});
	}

	test('gives credentials with the fields of the n8n credentials', () => {
		const { credentials, url } = simulator();
		assert.deepEqual(credentials, {
			proTexting: {
				accessToken: 'your_access_token',
				baseUrl: `${url}/protexting/v1`,
				accountTimezone: 'Etc/GMT+5',
				format: 'json',
			},
			smsScheduler: {
				apiKey: 'YourApiKey',
				baseUrl: `${url}/sms-scheduler/api/v1`,
				accountTimezone: 'Europe/Paris',
			},
			enswitch: { baseUrl: `${url}/enswitch/api/json`, username: 'user', password: 'password' },
			voipCommunications: {
				apiKey: 'YOUR_API_KEY',
				apiPassword: 'YOUR_API_PASSWORD',
				baseUrl: `${url}/voip-communications/api-v2/index.php`,
				accountTimezone: 'America/Chicago',
			},
		});
	});
});
