import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { call, useSimulator, type Reply } from './support.mts';

const TOKEN = 'access_token=your_access_token';
const JSON_BOTH = { Accept: 'application/json', 'Content-Type': 'application/json' };
const XML_BOTH = { Accept: 'application/xml', 'Content-Type': 'application/xml' };
const SEND = { MobilePhone: '16461234567', Message: 'Hi' };
const SCHEDULE = { ...SEND, DateTime: '2026-03-02 08:00:00' };

/** Every row of the page error-codes, in its newest version. */
const CODES: readonly (readonly [name: string, code: number, message: RegExp])[] = [
	['optedOut', 1, /^Phone number is opted out\.$/],
	['forbiddenWords', 2, /^Forbidden words\.$/],
	['emptyMmsResource', 3, /^Empty MMS resource\.$/],
	['unprocessable', 4, /^Unprocessable entity\.$/],
	['notEnoughCredits', 5, /^Not enough credits\.$/],
	['appNotActivated', 6, /^API App is NOT activated\.$/],
	['invalidIp', 7, /^Invalid IP address\.$/],
	['duplicate', 8, /same content can be sent 1 time every 10 seconds\.$/],
	['senderTemporarilyBlocked', 301, /temporarily blocked\.$/],
	['senderPermanentlyBlocked', 302, /permanently blocked\.$/],
	['optedOutGlobally', 1000, /opted out globally\.$/],
	['blockedGlobally', 1001, /blocked globally\.$/],
	['carrierBlocked', 10001, /^Content blocked by carriers/],
];

describe('ProTexting refuses', () => {
	const simulator = useSimulator({ proTexting: { credits: 10, duplicateGuard: true } });
	const post = (path: string, body: unknown, headers = JSON_BOTH): Promise<Reply> => {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		return call(`${simulator().baseUrls.proTexting}/${path}?${TOKEN}`, 'POST', text, headers);
	};

	for (const [name, code, message] of CODES) {
		test(`when scripted by name (${name}) or number with error ${code}, and sends nothing`, async () => {
			for (const error of [name, code]) {
				simulator().script({ provider: 'proTexting', error });
				const { status, json } = await post('sms/send', SEND);
				assert.equal(status, 422);
				assert.equal(Number(json['code']), code);
				assert.equal(Number(json['status']), 422);
				assert.equal(String(json['name']), 'Unprocessable entity');
				assert.match(String(json['message']), message);
			}
			assert.equal(simulator().ledger.length, 0);
		});
	}

	const REAL: readonly (readonly [why: string, body: object, code: number])[] = [
		['a phone that is blocked everywhere', { ...SEND, MobilePhone: '16460000666' }, 1001],
		['a template that is not approved', { ...SEND, MmsTemplateId: 10588 }, 3],
		['a template that does not exist', { ...SEND, MmsTemplateId: 1 }, 3],
		['a sender that is blocked for a time', { ...SEND, SendFrom: '16463498301' }, 301],
		['a sender that is blocked for good', { ...SEND, SendFrom: '16463498302' }, 302],
		['neither text nor template', { MobilePhone: '16461234567' }, 4],
	];
	for (const [why, body, code] of REAL) {
		test(`${why} with error ${code}`, async () => {
			simulator().setPhone('16460000666', 'blacklisted');
			const { status, json } = await post('sms/send', body);
			assert.equal(status, 422);
			assert.equal(Number(json['code']), code);
			assert.equal(simulator().ledger.length, 0);
		});
	}

	test('the same content to the same phone for 10 seconds with error 8', async () => {
		assert.equal((await post('sms/send', SEND)).status, 200);
		assert.equal(Number((await post('sms/send', SEND)).json['code']), 8);
		assert.equal((await post('sms/send', { ...SEND, Message: 'Other' })).status, 200);
		simulator().clock.advance(10_000);
		assert.equal((await post('sms/send', SEND)).status, 200);
		assert.equal(simulator().ledger.length, 3);
	});

	test('more than the credits pay for with error 5', async () => {
		const body = { Message: 'Hi', GroupIds: [101] };
		const { json } = await post('sms/send-group-schedule-message', body);
		assert.equal(Number(json['code']), 5);
	});

	const FIELDS: readonly (readonly [string, string, object, field: string])[] = [
		['no phone', 'sms/send', { Message: 'Hi' }, 'MobilePhone'],
		['a phone with a plus', 'sms/send', { ...SEND, MobilePhone: '+16461234567' }, 'MobilePhone'],
		['a phone as number', 'sms/send', { ...SEND, MobilePhone: 16461234567 }, 'MobilePhone'],
		['481 characters', 'sms/send', { ...SEND, Message: 'x'.repeat(481) }, 'Message'],
		['a switch that is 2', 'sms/send', { ...SEND, MmsResend: 2 }, 'MmsResend'],
		['a sender of somebody else', 'sms/send', { ...SEND, SendFrom: '19995550000' }, 'SendFrom'],
		['no text', 'sms/send-single-schedule-message', { ...SCHEDULE, Message: '' }, 'Message'],
		['no time', 'sms/send-single-schedule-message', SEND, 'DateTime'],
		[
			'30 February',
			'sms/send-single-schedule-message',
			{ ...SEND, DateTime: '2026-02-30 08:00:00' },
			'DateTime',
		],
		[
			'a time in ISO 8601',
			'sms/send-single-schedule-message',
			{ ...SEND, DateTime: '2026-03-02T08:00:00Z' },
			'DateTime',
		],
		['no groups', 'sms/send-group-schedule-message', { Message: 'Hi', GroupIds: [] }, 'GroupIds'],
		[
			'an unknown group',
			'sms/send-group-schedule-message',
			{ Message: 'Hi', GroupIds: [9] },
			'GroupIds',
		],
		['a contact without groups', 'contacts/create', { fnumber: '16461234567' }, 'GroupIds'],
		['an opt-out of nobody', 'contacts/opt-out', {}, 'PhoneNumber'],
	];
	for (const [why, path, body, field] of FIELDS) {
		test(`${why} in ${path}, naming the field ${field}`, async () => {
			const { status, json } = await post(path, body);
			assert.equal(status, 422);
			assert.equal(String(json[0]?.['field']), field);
			assert.equal(simulator().ledger.length, 0);
		});
	}

	const BODIES: readonly (readonly [why: string, body: string, headers: typeof JSON_BOTH])[] = [
		['JSON that is cut off', '{"MobilePhone":', JSON_BOTH],
		['XML that claims to be JSON', '<request/>', JSON_BOTH],
		['JSON that claims to be XML', '{}', XML_BOTH],
		['XML with another root', '<send><Message>Hi</Message></send>', XML_BOTH],
	];
	for (const [why, body, headers] of BODIES) {
		test(`${why} with 400`, async () => {
			assert.equal((await post('sms/send', body, headers)).status, 400);
		});
	}

	test('a wrong, missing or empty token with 401', async () => {
		for (const query of ['', '?access_token=', '?access_token=Your_access_token']) {
			const url = `${simulator().baseUrls.proTexting}/credits/balance${query}`;
			const { status, json } = await call(url);
			assert.equal(status, 401);
			assert.deepEqual(json, {
				name: 'Unauthorized',
				message: 'Your request was made with invalid credentials.',
				code: 0,
				status: 401,
			});
		}
	});

	test('an unknown path with 404, an unknown id with 404, a wrong method with 405', async () => {
		const base = simulator().baseUrls.proTexting;
		assert.equal((await call(`${base}/sms/nothing?${TOKEN}`)).status, 404);
		assert.equal((await call(`${base}/sms/delivery-report?${TOKEN}&id=12345`)).status, 404);
		assert.equal((await call(`${base}/sent-history/single-view?${TOKEN}&id=1`)).status, 404);
		assert.equal((await call(`${base}/sms/send?${TOKEN}`)).status, 405);
	});
});

describe('ProTexting without the guard of error 8', () => {
	const simulator = useSimulator();
	test('takes the same content twice', async () => {
		const url = `${simulator().baseUrls.proTexting}/sms/send?${TOKEN}`;
		for (let time = 0; time < 2; time++) {
			assert.equal((await call(url, 'POST', JSON.stringify(SEND), JSON_BOTH)).status, 200);
		}
		assert.equal(simulator().ledger.length, 2);
	});
});

describe('ProTexting pages', () => {
	const simulator = useSimulator({ proTexting: { extraGroups: 150 } });
	const page = (number: number): Promise<Reply> =>
		call(`${simulator().baseUrls.proTexting}/groups/index?${TOKEN}&page=${number}`);

	test('have 100 rows, and links to the first and this one', async () => {
		const first = await page(1);
		const second = await page(2);
		assert.deepEqual([first.json.length, second.json.length], [100, 54]);
		assert.equal(second.headers.get('x-pagination-current-page'), '2');
		assert.equal(second.headers.get('x-pagination-page-count'), '2');
		assert.match(second.headers.get('link') ?? '', /page=2&per-page=100>; rel=self, .*rel=first$/);
	});

	test('after the last are empty, or the last again when the setting says so', async () => {
		assert.equal((await page(3)).json.length, 0);
		simulator().settings.proTexting.pageAfterLast = 'last';
		assert.equal((await page(3)).json.length, 54);
	});
});
