import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { only, phone, useBench, visible } from '../support/support.mts';

const bench = useBench();
const { redactor } = createRequire(import.meta.url)('../../dist/nodes/shared/lib/redactor.js') as {
	redactor(secrets: readonly string[]): <T>(value: T) => T;
};

const veil = '[hidden]';

describe('A short secret takes no part out of a number or an id', () => {
	const secret = '5551';
	const whole: Array<[name: string, value: unknown]> = [
		['a number of a phone', '+16465551000'],
		['a number with hyphens', '646-555-1000 or 646-5551-000'],
		['a number in a sentence', 'Number 16465551000 is blocked'],
		['an id of digits', '20175551272'],
		['a number', 55512],
		['an id in groups', '8ccc-5551-4bf9'],
		['an id under its name', { smsid: 'sms-5551-7f', ids: ['a.5551'], batchId: 55510 }],
		['a sender under its name', { from: 'shop_5551', to: '+1 646 5551' }],
		['a number as a key', { '16465551000': '2', '646-5551-000': 'x-5551' }],
		['a word', 'abc5551 and 5551abc'],
		['a time', '2026-11-30T10:00:00.5551Z'],
	];
	for (const [name, value] of whole) {
		test(name, () => assert.deepEqual(redactor([secret])(value), value));
	}

	const hidden: Array<[text: string, shown: string]> = [
		['5551', veil],
		['Bad password 5551', `Bad password ${veil}`],
		['Bad password 5551.', `Bad password ${veil}.`],
		['apiPassword=5551&x=1', `apiPassword=${veil}&x=1`],
		['apiPassword%3D5551%26x', `apiPassword%3D${veil}%26x`],
		['apiPassword%253D5551%2526x', `apiPassword%253D${veil}%2526x`],
		['{\\"pw\\":\\"5551\\"}', `{\\"pw\\":\\"${veil}\\"}`],
		['line\\n5551\\n', `line\\n${veil}\\n`],
		['<pw>5551</pw>', `<pw>${veil}</pw>`],
		['key:5551:5551', `key:${veil}:${veil}`],
		['token NTU1MQ==', `token ${veil}==`],
		['pw %35%35%35%31', `pw ${veil}`],
		['password 5551 for 16465551000', `password ${veil} for 16465551000`],
	];
	for (const [text, seen] of hidden) {
		test(`and is hidden where it is a word: ${text}`, () => {
			assert.equal(redactor([secret])(text), seen);
			assert.deepEqual(redactor([secret])({ words: [text], [text]: 1 }), {
				words: [seen],
				[seen]: 1,
			});
		});
	}

	test('also as all of an id, or of a number', () => {
		const value = { id: secret, pin: 5551, ids: [secret] };
		assert.deepEqual(redactor([secret])(value), { id: veil, pin: veil, ids: [veil] });
	});

	test('a long one is hidden inside of words, too', () => {
		const key = '5551aaaa';
		assert.equal(redactor([key])(`x${key}y`), `x${veil}y`);
		assert.deepEqual(redactor([key])({ smsid: `x${key}y` }), { smsid: `x${veil}y` });
	});

	test('two secrets beside each other are both hidden', () => {
		const hide = redactor(['abcd', 'abcdefgh', '5551']);
		assert.ok(!/abcd|5551/.test(hide('5551abcdefghabcd 5551abcd')));
	});

	test('a secret of backslashes takes no more time than in proportion', () => {
		const text = `${'\\'.repeat(100_000)}x`;
		assert.ok(!redactor(['\\'.repeat(30)])(text).includes('\\'));
	});

	test('many secrets in a row take no more time than in proportion', () => {
		const text = `${'5551'.repeat(100_000)}x`;
		assert.equal(redactor([secret])(text), text);
	});
});

describe('A secret is hidden in every spelling', () => {
	const secret = 'pässwörd "\\/+ &€';
	const encoded = encodeURIComponent(secret);
	const bytes = (encoding: BufferEncoding) => Buffer.from('pässwörd1', encoding);
	const json = (text: string) => JSON.stringify(text).slice(1, -1);
	const spellings: Record<string, [secret: string, spelled: string]> = {
		'percent-encoded twice': [secret, encodeURIComponent(encoded)],
		'percent-encoded three times': [secret, encodeURIComponent(encodeURIComponent(encoded))],
		'form-encoded twice': ['pass word 1', encodeURIComponent('pass+word+1')],
		'percent-encoded by ISO-8859-1': ['pässwörd1', 'p%E4ssw%F6rd1'],
		'the same with small letters, twice': ['pässwörd1', 'p%25e4ssw%25f6rd1'],
		'percent-encoded by units': [secret, 'p%u00E4ssw%u00F6rd%20%22%5C/+%20%26%u20AC'],
		'in hexadecimal': [secret, Buffer.from(secret).toString('hex')],
		'in hexadecimal, in capitals': [secret, Buffer.from(secret).toString('hex').toUpperCase()],
		'in hexadecimal, by ISO-8859-1': ['pässwörd1', bytes('latin1').toString('hex')],
		'in hexadecimal with colons': [
			secret,
			(Buffer.from(secret).toString('hex').match(/../g) ?? []).join(':'),
		],
		'in hexadecimal behind marks': [
			secret,
			(Buffer.from(secret).toString('hex').match(/../g) ?? []).map((two) => `\\x${two}`).join(''),
		],
		'in base64 for addresses': ['a?>b~~~c1', Buffer.from('a?>b~~~c1').toString('base64url')],
		'in base64, percent-encoded': [
			'a?>b~~~c1',
			encodeURIComponent(Buffer.from('a?>b~~~c1').toString('base64')).replace(/%3D/g, ''),
		],
		'in base64 by ISO-8859-1': ['pässwörd1', bytes('latin1').toString('base64').replace(/=/g, '')],
		'inside JSON twice': [secret, json(json(secret))],
		'inside JSON of ASCII twice': ['pässwörd1', json('p\\u00e4ssw\\u00f6rd1')],
		'in references of HTML': [secret, secret.replace(/[^a-z]/g, (c) => `&#${c.charCodeAt(0)};`)],
		'in references of HTML, hexadecimal': [
			secret,
			secret.replace(/[^a-z]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
		],
	};
	for (const [name, [hidden, spelled]] of Object.entries(spellings)) {
		test(name, async () => {
			assert.equal(redactor([hidden])(`<- ${spelled}>`), `<- ${veil}>`);
			const body = { error: true, error_message: `Bad ${spelled}`, [spelled]: [spelled] };
			bench().answer('voipCommunications', JSON.stringify(body));
			const result = await bench().run('voipCommunications', 'message.send', {
				parameters: { to: phone(0) },
				credential: { apiPassword: hidden },
				onError: 'continueRegularOutput',
			});
			assert.ok(!visible(result).includes(json(spelled)));
		});
	}
});

describe('What the user entered is shown as it is, whatever the secret', () => {
	test('From, also as the response spells it', async () => {
		for (const [from, repeated] of [
			['17135551000', '17135551000'],
			['+17135551000', '17135551000'],
			['5551', '5551'],
		]) {
			bench().simulator.reset();
			const log = [{ code: 200, to: phone(0).slice(1), smsid: 'a', from: repeated }];
			bench().answer('voipCommunications', JSON.stringify({ send_log: log }));
			const result = await bench().run('voipCommunications', 'message.send', {
				parameters: { to: phone(0), from: from ?? '' },
				credential: { apiPassword: '5551' },
			});
			assert.equal(result.outputs[0]?.[0]?.json.from, repeated);
		}
	});

	test('an id of the provider can be asked for', async () => {
		bench().answer(
			'smsScheduler',
			JSON.stringify({ message_id: 55510, sms_ids: { [phone(0)]: 55512 } }),
		);
		const result = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: phone(0) },
			credential: { apiKey: '5551' },
		});
		assert.deepEqual([only(result).id, only(result).batchId], ['55512', '55510']);
	});

	test('an ID that is entered, and the number of its report', async () => {
		bench().answer('smsScheduler', JSON.stringify({ phone_number: '+16465551000', status: 13 }));
		const result = await bench().run('smsScheduler', 'message.getReport', {
			parameters: { id: '5551' },
			credential: { apiKey: '5551' },
		});
		const { id, to } = result.outputs[0]?.[0]?.json ?? {};
		assert.deepEqual([id, to], ['5551', '+16465551000']);
	});

	test('the sender of a listed message', async () => {
		const data = [{ uniqueid: '15551', snumber: '16465551000', body: 'Hello' }];
		bench().answer('enswitch', JSON.stringify({ responses: [{ code: '200' }], data }));
		const result = await bench().run('enswitch', 'message.getMany', {
			credential: { password: '5551' },
		});
		const { id, from } = result.outputs[0]?.[0]?.json ?? {};
		assert.deepEqual([id, from], ['15551', '16465551000']);
	});
});
