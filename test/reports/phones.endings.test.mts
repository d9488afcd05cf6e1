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

describe('A number with something behind it is refused', () => {
	const rows: Record<string, Written[]> = {
		'a second ending behind a slash': [
			['030 1234567/68', 'DE'],
			['01701234567/68', 'DE'],
			['0170 1234567/8', 'DE'],
			['0170/1234567/8', 'DE'],
			['+491701234567/68'],
			['+49 170/1234567/68'],
			['0049 170 1234567/8'],
			['491701234567/68'],
			['49 (0)170 1234567/68'],
			['0664/1234567/8', 'AT'],
			['0812-345-678/679', 'ID'],
			['202-555-0101/5', 'US'],
			['50-157/68', 'TO'],
		],
		'a second ending behind a hyphen': [
			['030 1234567-68', 'DE'],
			['030 1234567 - 68', 'DE'],
			['+4930 1234567-68'],
			['0664 1234567-8', 'AT'],
			['+43 664 1234567-8'],
			['(202) 555-0101-5', 'US'],
			['612 34 56 78-22', 'ES'],
			['06 12 34 56 78-22', 'FR'],
			['26 12 34 56-1', 'LU'],
		],
		'an extension behind a dot': [
			['202-555-0101.5', 'US'],
			['+49 170 1234567.8'],
			['0812-345-678.22', 'ID'],
		],
		'an extension behind a space': [
			['202 555 0101 22', 'US'],
			['2025550101 123', 'US'],
			['12025550101 99'],
			['+491701234567 68'],
			['+49 170 1234567 68'],
			['+49 170 123 4567 8'],
			['0664 1234567 8', 'AT'],
			['+358402620 22'],
			['+46 70 123 45 67 123'],
			['070-123 45 67 123', 'SE'],
			['555-0100 101', 'US'],
		],
		'a second number': [
			['089 123456 / 123457', 'DE'],
			['089/123456/123457', 'DE'],
			['089 123456 123457', 'DE'],
			['+49 30 12345 / 12346'],
			['06 12345 / 12346', 'IT'],
			['347 1234567 / 347 1234568', 'IT'],
			['0170 1234567 / 0170 1234568', 'DE'],
			['0170 1234567 0170 1234568', 'DE'],
			['06 12 34 56 78 / 06 12 34 56 79', 'FR'],
			['2025550101 2025550102', 'US'],
			['12025550101-12025550102'],
		],
	};
	for (const [what, list] of Object.entries(rows)) {
		for (const [text, country] of list) {
			test(`with ${what}: ${text} (${country ?? 'no country'})`, () => {
				refusedEverywhere(text, country, /' after the phone number: enter one .* commas/);
			});
		}
	}

	const beside: Written[] = [
		['2025550101 (2)', 'US'],
		['2025550101(2)', 'US'],
		['+49 170 1234567 (2)'],
		['+1 (202) 555-0101 (12)', 'US'],
		['7. 912 345 67 89', 'US'],
		['1) 312 345 6789', 'MX'],
		['1. 0170 1234567', 'DE'],
		['1) +491701234567'],
	];
	for (const [text, country] of beside) {
		test(`with digits in brackets, or the number of a list: ${text}`, () => {
			refusedEverywhere(
				text,
				country,
				/digits besides the phone number: enter only the phone number/,
			);
		});
	}

	for (const mark of [
		'\u00b9',
		'\u00b2',
		'\u2070',
		'\u2083',
		'\u2460',
		'\u2474',
		'\u2488',
		'\u00bd',
	]) {
		const code = `U+${mark.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
		test(`with the character ${mark} (${code}), which is shown`, () => {
			for (const text of [
				`+49170123456${mark}`,
				`+491701234567${mark}`,
				`+49 170 1234567 ${mark}`,
			]) {
				refusedEverywhere(
					text,
					'DE',
					new RegExp(`because of the character .*${code.replace('+', '\\+')}`),
				);
			}
		});
	}

	test('with dots that stand for other digits', () => {
		refusedEverywhere('+49 170 12345\u2026', undefined, /not a phone number/);
		refusedEverywhere('+49 170 12345...', undefined, /not a phone number/);
	});

	test('with a digit too many behind its country code, also at a switchboard', () => {
		for (const text of [
			'+12025550101 5',
			'+1-202-555-0101-22',
			'+4930123456-123457',
			'0033 6 12 34 56 78 9',
		]) {
			for (const format of ['e164', 'digits', 'asTyped'] as const) {
				assert.match(
					refusal(() => readPhone(text, format)),
					/not a complete phone number: check the country code and the length/,
				);
			}
		}
	});

	test('and the sentence shows what follows it', () => {
		assert.equal(
			refusal(() => readPhone('(202) 555-0101-5', 'digits', 'US')),
			"'To' contains '(202) 555-0101-5', with extra text '-5' after the phone number: enter one phone number, or separate multiple numbers with commas",
		);
	});
});
