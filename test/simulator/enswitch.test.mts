import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { assertLikeExample, call, useSimulator, type Reply } from './support.mts';

const OK_204 = { responses: [{ code: '204', key: '', message: 'OK' }] };
const OK_200 = [{ code: '200', key: '', message: 'OK' }];
const LOGIN = 'auth_username=user;auth_password=password';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const TEXT = { snumber: '2125550000', cnumber: '2125551234', message: 'Hi' };

describe('Enswitch', () => {
	const simulator = useSimulator();
	const get = (path: string): Promise<Reply> => call(`${simulator().baseUrls.enswitch}/${path}`);
	const post = (path: string, fields: Record<string, string>): Promise<Reply> => {
		const login = { auth_username: 'user', auth_password: 'password' };
		const body = new URLSearchParams({ ...login, ...fields }).toString();
		return call(`${simulator().baseUrls.enswitch}/${path}`, 'POST', body, FORM);
	};
	const outcome = (reply: Reply): [string, string] => {
		const first = reply.json['responses']?.[0];
		return [String(first?.['code']), String(first?.['key'])];
	};

	const EXAMPLES: readonly (readonly [what: string, query: string, from: string])[] = [
		['a number', 'stype=;snumber=2125550000', '2125550000'],
		['a telephone line', 'stype=phone;snumber=1234567', '1234567'],
	];
	for (const [what, sender, from] of EXAMPLES) {
		test(`answers the example of sending from ${what}, broken escape and all`, async () => {
			const text = 'message=This%20is%20an%example%20message';
			const { status, json } = await get(
				`messages/text/send/?${LOGIN};${sender};cnumber=2125551234;${text}`,
			);
			assert.equal(status, 200);
			assertLikeExample(json, OK_204);
			const { phone, to, text: received, from: sentFrom } = simulator().ledger[0] ?? {};
			assert.deepEqual(
				[phone, to, sentFrom, received],
				['+12125551234', '2125551234', from, 'This is an%example message'],
			);
		});
	}

	test('takes the ampersand in a query and a POSTed form too', async () => {
		const query = new URLSearchParams(TEXT).toString();
		const reply = await get(`messages/text/send?${LOGIN.replace(';', '&')}&${query}`);
		assertLikeExample(reply.json, OK_204);
		const posted = await post('messages/text/send/', { ...TEXT, message: 'a;b & c = +ü€😀' });
		assertLikeExample(posted.json, OK_204);
		assert.equal(simulator().ledger[1]?.text, 'a;b & c = +ü€😀');
	});

	test('says the code as an integer, and by the HTTP status, when the settings say so', async () => {
		Object.assign(simulator().settings.enswitch, { codeType: 'integer', mirrorStatus: true });
		const reply = await post('messages/text/send', TEXT);
		assert.deepEqual(reply.json, { responses: [{ code: 204, key: '', message: 'OK' }] });
		assert.equal((await post('messages/text/send', { ...TEXT, stype: 'x' })).status, 400);
		assert.equal((await get('user/login/')).status, 401);
	});

	const REFUSED: readonly (readonly [why: string, change: Record<string, string>, key: string])[] =
		[
			['no destination', { cnumber: '' }, 'cnumber'],
			['a destination that is no number', { cnumber: '(212) 555-1234' }, 'cnumber'],
			['no text', { message: '' }, 'message'],
			['a number of somebody else', { snumber: '2125559999' }, 'snumber'],
			['a line without stype', { snumber: '1234567' }, 'snumber'],
			['an unknown stype', { stype: 'number' }, 'stype'],
			['another customer', { customer: '999' }, 'customer'],
			['a file without name', { file1: 'aGk=' }, 'filename1'],
			['a file that is no base64', { filename1: 'a.txt', file1: 'h i' }, 'file1'],
		];
	for (const [why, change, key] of REFUSED) {
		test(`refuses ${why} with 400 and the key ${key}, on HTTP 200`, async () => {
			const reply = await post('messages/text/send/', { ...TEXT, ...change });
			assert.equal(reply.status, 200);
			assert.deepEqual(outcome(reply), ['400', key]);
			assert.equal(simulator().ledger.length, 0);
		});
	}

	const CODES = [
		['a wrong password', { auth_password: 'Password' }, '401'],
		['an unknown user', { auth_username: 'nobody' }, '401'],
		['a role that may not send', { auth_username: 'user-norole' }, '402'],
		['a rate plan without texts', { auth_username: 'user-noplan' }, '403'],
	] as const;
	for (const [why, change, code] of CODES) {
		test(`refuses ${why} with ${code}`, async () => {
			const reply = await post('messages/text/send/', { ...TEXT, ...change });
			assert.deepEqual(outcome(reply), [code, '']);
			assert.equal(simulator().ledger.length, 0);
		});
	}

	test('answers an unknown function with 404', async () => {
		assert.deepEqual(outcome(await post('messages/text/delete/', {})), ['404', '']);
	});

	test('logs in as documented, and gives a token that stands for the password', async () => {
		const { json } = await get(`user/login/?${LOGIN}`);
		assertLikeExample(json, { responses: OK_200, data: { id: 123, username: 'user' } });
		const token = (await post('user/login/', { token: '1' })).json['data']?.['auth_token'];
		const query = `auth_token=${token};snumber=2125550000;cnumber=2125551234;message=Hi`;
		assertLikeExample((await get(`messages/text/send/?${query}`)).json, OK_204);
		simulator().clock.advance(3_600_000);
		assert.deepEqual(outcome(await get(`messages/text/send/?${query}`)), ['401', '']);
	});

	test('knows of login that the role denies: 402', async () => {
		assert.deepEqual(outcome(await post('user/login', { auth_username: 'user-norole' })), [
			'402',
			'',
		]);
	});

	test('lists texts with both ends of the window included', async () => {
		simulator().receive({ provider: 'enswitch', from: '2125551234', to: '2125550000', text: 'A' });
		simulator().clock.advance(1000);
		await post('messages/text/send/', { ...TEXT, message: 'B' });
		const all = await get(`messages/text/list/?${LOGIN}`);
		const [first] = [...(all.json['data'] ?? [])];
		assert.equal(String(first?.['uniqueid']), '1234567890');
		assert.equal(typeof first?.['uniqueid'], 'string');
		assert.equal(typeof first?.['received'], 'number');
		const start = Date.UTC(2026, 2, 1, 12) / 1000;
		const bodies = async (query: string): Promise<string[]> => {
			const { json } = await get(`messages/text/list/?${LOGIN};${query}`);
			return [...(json['data'] ?? [])].map((text) => String(text['body']));
		};
		assert.deepEqual(await bodies(''), ['Hello', 'A', 'B']);
		assert.deepEqual(await bodies(`start=${start};end=${start}`), ['A']);
		assert.deepEqual(await bodies(`start=${start};descending=1`), ['B', 'A']);
		assert.deepEqual(await bodies('sort=body'), ['A', 'B', 'Hello']);
		const refused = await get(`messages/text/list/?${LOGIN};sort=cnumber`);
		assert.deepEqual(outcome(refused), ['400', 'sort']);
	});

	test('gets one text, with its files in either encoding', async () => {
		const file = { filename1: 'abc.txt', file1: btoa('content of file') };
		await post('messages/text/send/', { ...TEXT, ...file });
		assert.deepEqual(simulator().ledger[0]?.attachments, ['abc.txt']);
		assert.equal(simulator().ledger[0]?.kind, 'MMS');
		const media = { uniqueid: '1234567891', get_media_files: '1' };
		const raw = (await post('messages/text/get/', media)).json['data'];
		const names = [{ filename: 'abc.txt', mimetype: 'text/plain' }];
		assert.deepEqual(raw?.['media_files_list'], names);
		assert.deepEqual(raw?.['media_files_data'], { 'abc.txt': 'content of file' });
		const encoded = await post('messages/text/get/', { ...media, encoding: 'base64' });
		const data = { 'abc.txt': btoa('content of file') };
		assert.deepEqual(encoded.json['data']?.['media_files_data'], data);
		assert.deepEqual(outcome(await post('messages/text/get/', { uniqueid: '1' })), ['404', '']);
	});

	test('lists numbers and telephone lines', async () => {
		const numbers = (await get(`numbers/list/?${LOGIN}`)).json['data']?.[0];
		assertLikeExample(numbers, { number: '2125551234', description: 'example1' });
		assert.equal((await get(`numbers/list/?${LOGIN};limit=1;offset=1`)).json['data']?.length, 1);
		const line = (await get(`phones/list/?${LOGIN}`)).json['data']?.[0];
		assert.equal(String(line?.['name']), '1234567');
	});

	test('sends to an unreachable phone without a word, and the phone gets nothing', async () => {
		simulator().setPhone('12125551234', 'unreachable');
		assertLikeExample((await post('messages/text/send/', TEXT)).json, OK_204);
		assert.equal(simulator().ledger.length, 0);
	});
});
