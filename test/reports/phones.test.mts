import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPhone, refusal } from '../properties/support.mts';

/** How each provider reads numbers. */
const readers = {
	proTexting: ['digits', 'US'],
	smsScheduler: ['e164', undefined],
	enswitch: ['asTyped', undefined],
	voipCommunications: ['digits', undefined],
} as const;
type Reader = keyof typeof readers;

function read(to: unknown, provider: Reader = 'voipCommunications', country?: string): string {
	const [format, usual] = readers[provider];
	const { e164, wire } = readPhone(to, format, country ?? usual);
	const digits = (e164 ?? wire).replace('+', '');
	if (format !== 'asTyped') assert.equal(wire.replace('+', ''), digits, 'result and request agree');
	return e164 ?? wire;
}

describe('A phone number is read as the one that exists', () => {
	const rows: Record<
		string,
		[to: unknown, e164: string, country?: string | undefined, provider?: Reader]
	> = {
		'of Kosovo, though its digits fit behind its own country code': [
			'38349123456',
			'+38349123456',
			'XK',
		],
		'of Indonesia, likewise': ['62812345678', '+62812345678', 'ID'],
		'of Germany, likewise': ['491713920001', '+491713920001', 'DE'],
		'with a zero in brackets behind the country code': ['49(0)1701234567', '+491701234567', 'DE'],
		'with a zero in brackets, and no default country': ['49 (0) 170 1234567', '+491701234567'],
		'with a zero in brackets, of a fixed line': ['49(0)30 901820', '+4930901820', 'DE'],
		'with a zero in brackets behind + in Italy, where fixed lines keep it': [
			'+39 (0)6 69812345',
			'+390669812345',
		],
		'with a zero in brackets behind + in Italy, where mobiles have none': [
			'+39 (0)347 1234567',
			'+393471234567',
		],
		'with 00 and a zero in brackets': ['0049 (0)170 1234567', '+491701234567'],
		'with + and a wrong zero in brackets in America': ['+1 (0) 202 555 0101', '+12025550101'],
		'of a spreadsheet, as text': ['2125550101.0', '+12125550101', 'US'],
		'of a spreadsheet, as text, of nine digits': ['612345678.0', '+33612345678', 'FR'],
		'of a spreadsheet, as text, with two noughts': ['612345678.00', '+33612345678', 'FR'],
		'of a spreadsheet, as text, with six noughts': ['12025550101.000000', '+12025550101'],
		'of a spreadsheet, as text, with +': ['+12025550101.0', '+12025550101'],
		'with non-breaking hyphens': ['+1 202\u2011555\u20110101', '+12025550101', 'US', 'proTexting'],
		'with en dashes': ['202\u2013555\u20130101', '+12025550101', 'US', 'proTexting'],
		'with a plus and a trunk zero inside': ['(+44) 07700 900123', '+447700900123', 'GB'],
		'with a variation selector': ['+1\ufe0f-202-555-0101', '+12025550101'],
		'with a Hangul filler before it': ['\u3164+12025550101', '+12025550101'],
		'with the apostrophe of a spreadsheet': ["'+12025550101", '+12025550101'],
		'with a curly apostrophe': ['\u2019+12025550101', '+12025550101'],
		'as the formula of a spreadsheet': ['="+12025550101"', '+12025550101'],
		'with middle dots': ['+1\u00b7202\u00b7555\u00b70101', '+12025550101'],
		'with a fullwidth plus and digits': ['＋１２０２５５５０１０１', '+12025550101'],
		'of the documents of ProTexting': ['16461234567', '+16461234567', 'US', 'proTexting'],
		'of an example, of the United States': ['13125550101', '+13125550101'],
		'of drama, of Great Britain': ['447700900123', '+447700900123'],
		'grouped as at home, where its digits would also be a number of Norway': [
			'(479) 555-0101',
			'+14795550101',
			'US',
		],
		'with a trunk zero in brackets, at a switchboard': [
			'+61(041)2345678',
			'+61412345678',
			undefined,
			'enswitch',
		],
		'of a spreadsheet, at a switchboard': ['5551234.0', '5551234', undefined, 'enswitch'],
	};
	for (const [name, [to, e164, country, provider]] of Object.entries(rows)) {
		test(name, () => assert.equal(read(to, provider, country), e164));
	}

	const hyphens = '\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d\u30fc';
	for (const hyphen of hyphens) {
		test(`with U+${hyphen.charCodeAt(0).toString(16)} between its groups`, () => {
			assert.equal(read(`+1 202${hyphen}555${hyphen}0101`), '+12025550101');
			assert.equal(read(`202${hyphen}555${hyphen}0101`, 'proTexting'), '+12025550101');
			assert.equal(read(`555${hyphen}0101`, 'enswitch'), '5550101');
		});
	}

	const unseen =
		'\u00a0\u1680\u2007\u202f\u205f\u3000\u2800\u200b\u200e\u2060\ufeff\u034f\u115f\u3164\uffa0\ufe00\u{e0100}\u00ad';
	for (const char of unseen) {
		test(`with U+${char.codePointAt(0)?.toString(16)} around and in it`, () => {
			assert.equal(read(`${char}+1${char}202 555${char}0101${char}`), '+12025550101');
		});
	}

	for (const country of ['AU', 'IN', 'BR', 'CN', 'AT']) {
		test(`12025550101 is American or refused with both readings when Default Country is ${country}`, () => {
			const found = readOrRefusal('12025550101', country);
			assert.match(found, /^\+12025550101$|\+\d+ \(.*\+12025550101 \(US\)/);
		});
	}

	test('447700900123 is British or refused with both readings when Default Country is AU', () => {
		assert.match(readOrRefusal('447700900123', 'AU'), /^\+447700900123$|\+61447700900123.*\+447/);
	});
});

function readOrRefusal(to: string, country: string): string {
	try {
		return read(to, 'voipCommunications', country);
	} catch {
		return refusal(() => read(to, 'voipCommunications', country));
	}
}

describe('A phone number is refused', () => {
	const rows: Record<
		string,
		[to: unknown, says: RegExp, country?: string | undefined, provider?: Reader]
	> = {
		'when its area code begins with 1': [
			'123-456-7890',
			/complete phone number in US/,
			'US',
			'proTexting',
		],
		'when its area code begins with 0': [
			'0412345678',
			/complete phone number in US/,
			'US',
			'proTexting',
		],
		'when it is all ones': ['111-111-1111', /complete phone number in US/, 'US', 'proTexting'],
		'when its area code is a service': [
			'911-555-0101',
			/complete phone number in US/,
			'US',
			'proTexting',
		],
		'when its plus may be lost but its area code begins with 1': [
			'11965550101',
			/add \+ and the country code/,
		],
		'when it begins with the trunk 8 of Russia': [
			'8 (495) 123-45-67',
			/add \+ and the country code/,
		],
		'when it is a Chinese mobile number, and no country is known': ['13912345678', /add \+ and/],
		'when two numbers of it are valid': [
			'4795550101',
			/'4795550101', which could be \+14795550101 \(US\) or \+4795550101 \(NO\): add \+ and the country code/,
			'US',
		],
		'when neither number of it is a mobile one': [
			'6221500391',
			/\+626221500391 \(ID\) or \+6221500391 \(ID\)/,
			'ID',
		],
		'at a switchboard, too, when it may be two': ['4795550101', /which could be/, 'US', 'enswitch'],
		'at a switchboard when it is two, with a slash': [
			'555-0101 / 555-0102',
			/separate multiple numbers with commas/,
			undefined,
			'enswitch',
		],
		'at a switchboard when it is two, the second cut short': [
			'555-0101/0102',
			/separate multiple numbers with commas/,
			undefined,
			'enswitch',
		],
		'at a switchboard when it is two, with a space': [
			'5550101 5550102',
			/separate multiple numbers with commas/,
			undefined,
			'enswitch',
		],
		'when it is longer than any number': [
			'+1'.repeat(500_000),
			/\+1…', which is not a phone number/,
		],
		'when it is longer than any number, at a switchboard': [
			'1'.repeat(500_000),
			/1…', which is not a phone number/,
			undefined,
			'enswitch',
		],
		'when it is two, each with its plus': ['+12025550101 +12025550102', /looks like multiple/],
		'with the name of a character that has no place': [
			'+1\u20e3202 555 0101',
			/contains '\+1\\u20e3202.*the character U\+20E3/,
		],
		'with the code point of a letter that looks like a digit': [
			'+1 202 555 \u041e101',
			/the character \u041e \(U\+041E\)/,
		],
		'with the name of a control character': [
			'+1202\u00005550101',
			/\\u0000.*the character U\+0000/,
		],
	};
	for (const [name, [to, says, country, provider]] of Object.entries(rows)) {
		test(name, () =>
			assert.match(
				refusal(() => read(to, provider, country)),
				says,
			),
		);
	}
});
