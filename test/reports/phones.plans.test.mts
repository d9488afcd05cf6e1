import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPhone, refusal } from '../properties/support.mts';

type Written = [text: string, country?: string];

/** A switchboard reads numbers as typed; the other providers need E.164. */
const refusedEverywhere = (text: string, country: string | undefined, says: RegExp) => {
	for (const format of ['e164', 'digits'] as const) {
		assert.match(
			refusal(() => readPhone(text, format, country)),
			says,
		);
	}
};

describe('A number that no plan has is refused', () => {
	const rows: Record<string, Array<[text: unknown, country?: string]>> = {
		'of North America, its area code beginning with 0 or 1 behind a 1': [
			['1-123-456-7890', 'US'],
			['1-123-456-7890', 'CA'],
			['11234567890', 'JM'],
			['11234567890'],
			[11234567890, 'US'],
			['11234567890.0', 'US'],
			['1 (023) 456-7890', 'US'],
			['1-111-111-1111', 'US'],
			['1 0412345678', 'US'],
		],
		'of North America, its area code a service': [
			['1 911 555 0101', 'US'],
			['1-411-555-0101', 'US'],
			['19115550101', 'CA'],
			['19115550101'],
		],
		'of North America, its exchange a service': [
			['202-911-0101', 'US'],
			['1 202 411 0101', 'US'],
			['12024110101'],
			['4792115550', 'US'],
		],
		'of more than 15 digits': [
			['+4989123456123457'],
			['004989123456123457'],
			['089123456123457', 'DE'],
			['+49891234561234578'],
		],
	};
	for (const [what, list] of Object.entries(rows)) {
		for (const [text, country] of list) {
			test(`${what}: ${String(text)} (${country ?? 'no country'})`, () => {
				for (const format of ['e164', 'digits'] as const) {
					assert.match(
						refusal(() => readPhone(text, format, country)),
						/is not a complete phone number/,
					);
				}
			});
		}
	}
});

describe('A country code that would cut through the groups of a number is not supplied', () => {
	const rows: Written[] = [
		['131 2345 6789'],
		['131 2345 6789', 'US'],
		['131-2345-6789', 'GB'],
		['(155) 1234-5678'],
		['784-430-1234-5', 'US'],
		['(919) 876-5432-10', 'US'],
		['919-876-543210', 'US'],
		['447-700-900-123', 'US'],
		['(614) 123-456-78', 'US'],
		['(869) 765-2917-22', 'KN'],
		['612345678 22', 'ES'],
		['984-1234567-22', 'NP'],
		['601 123 456 123', 'CZ'],
		['82 123 4567 22', 'MZ'],
		['82 123 4567 22'],
		['92 312 3456 123', 'AO'],
		['628 123 456 22', 'LU'],
		['555 12 34 56 123', 'GE'],
		['60 12 34 56 78-9'],
	];
	for (const [text, country] of rows) {
		test(`${text} (${country ?? 'no country'})`, () => {
			refusedEverywhere(text, country, /complete phone number|after the phone number/);
		});
	}

	test('131 2345 6789 (CN) is a number of China', () => {
		assert.equal(readPhone('131 2345 6789', 'e164', 'CN').e164, '+8613123456789');
	});
});

describe('A number with its country code behind a zero has the code once', () => {
	const rows: Record<string, [country: string, e164: string]> = {
		'0919876543210': ['IN', '+919876543210'],
		'091 98765 43210': ['IN', '+919876543210'],
		'0 91 98765 43210': ['IN', '+919876543210'],
		'0923012345678': ['PK', '+923012345678'],
		'0639171234567': ['PH', '+639171234567'],
		'02348021234567': ['NG', '+2348021234567'],
		'0971501234567': ['AE', '+971501234567'],
		'0491701234567': ['DE', '+491701234567'],
		'043664123456': ['AT', '+43664123456'],
		'033612345678': ['FR', '+33612345678'],
		'0393471234567': ['IT', '+393471234567'],
		'039049043746': ['IT', '+39049043746'],
	};
	for (const [text, [country, e164]] of Object.entries(rows)) {
		test(`${text} (${country})`, () => assert.equal(readPhone(text, 'e164', country).e164, e164));
	}

	test('and an area code that begins like it stays one', () => {
		assert.equal(readPhone('04931 123456', 'e164', 'DE').e164, '+494931123456');
		assert.equal(readPhone('04931123456', 'e164', 'DE').e164, '+494931123456');
		assert.equal(readPhone('0494123456', 'e164', 'DE').e164, '+49494123456');
		assert.equal(readPhone('0393471234', 'e164', 'IT').e164, '+390393471234');
	});
});
