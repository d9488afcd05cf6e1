import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPhone, refusal } from '../properties/support.mts';

type Row = [text: string, country: string | undefined, e164: string];

describe('A number behind a dial-out prefix is read as it is dialed', () => {
	const rows: Row[] = [
		['0011 65 9123 4567', 'AU', '+6591234567'],
		['00116591234567', 'AU', '+6591234567'],
		['(0011) 65 9123 4567', 'AU', '+6591234567'],
		['0011 64 21 123 456', 'AU', '+6421123456'],
		['0011 49 (0)170 1234567', 'AU', '+491701234567'],
		['001 65 9123 4567', 'HK', '+6591234567'],
		['001 65 9123 4567', 'TH', '+6591234567'],
		['001 65 9123 4567', 'ID', '+6591234567'],
		['009 1 202 555 0101', 'CO', '+12025550101'],
		['002 1 202 555 0101', 'TW', '+12025550101'],
		['00700 44 7911 123456', 'KR', '+447911123456'],
		['0021 44 7911 123456', 'BR', '+447911123456'],
		['011 44 7911 123456', 'US', '+447911123456'],
		['010 44 7911 123456', 'JP', '+447911123456'],
		['8 10 44 7911 123456', 'RU', '+447911123456'],
		['001 1 202 555 0101', undefined, '+12025550101'],
		['00 1 202 555 0101', undefined, '+12025550101'],
		['001 202 555 0101', undefined, '+12025550101'],
		['001 202 555 0101', 'TH', '+12025550101'],
		['00 65 9123 4567', undefined, '+6591234567'],
		['0065 9123 4567', 'HK', '+6591234567'],
		['00 44 7700 900123', undefined, '+447700900123'],
		['0044 7700 900123', 'AU', '+447700900123'],
		['0081 90 1234 5678', undefined, '+819012345678'],
		['00 1 659 234 5678', undefined, '+16592345678'],
		['00553254393246', 'BR', '+553254393246'],
	];
	for (const [text, country, e164] of rows) {
		test(`${text} (${country ?? 'no country'})`, () => {
			const read = readPhone(text, 'digits', country);
			assert.deepEqual(read, { e164, wire: e164.slice(1) });
			const switchboard = readPhone(text, 'asTyped', country);
			const typed = text.replace('(0)', '').replace(/\D/g, '');
			assert.deepEqual(switchboard, { e164, wire: typed }, 'as typed at a switchboard');
		});
	}
});

describe('A number that may be dialed in two ways is refused with both', () => {
	const rows: Array<[text: string, country: string | undefined, says: RegExp]> = [
		['0011 65 9123 4567', undefined, /\+16591234567 \(US\) .* \+6591234567 \(SG\)/],
		['00116591234567', undefined, /\+16591234567 .* \+6591234567/],
		['0011 65 9123 4567', 'DE', /\+16591234567 .* \+6591234567/],
		['0014795550101', undefined, /\+14795550101 .* \+4795550101 \(NO\)/],
		['008 1 901 234 5678', undefined, /\+819012345678 \(JP\) .* \+19012345678/],
		['00819012345678', 'ID', /\+19012345678 .* \+819012345678/],
		['0016592345678', 'HK', /\+6592345678 .* \+16592345678/],
		['011 1 202 555 0101', 'DE', /\+491112025550101 \(DE\) .* \+12025550101/],
		['16672139639', 'TD', /\+672139639 .* \+16672139639/],
	];
	for (const [text, country, says] of rows) {
		test(`${text} (${country ?? 'no country'})`, () => {
			for (const format of ['e164', 'digits'] as const) {
				assert.match(
					refusal(() => readPhone(text, format, country)),
					says,
				);
			}
		});
	}

	test('while a switchboard without a Default Country gets the digits as typed', () => {
		const read = readPhone('0011 65 9123 4567', 'asTyped');
		assert.deepEqual(read, { e164: null, wire: '00116591234567' });
	});

	test('and a lost plus is not supplied where a second 1 would be dropped', () => {
		assert.match(
			refusal(() => readPhone('119029051234', 'e164')),
			/not a complete phone number/,
		);
	});
});
