import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';
import {
	type CountryCode,
	getCountries,
	getExampleNumber,
	parsePhoneNumberFromString,
	type PhoneNumber,
} from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/examples.mobile.json';

import { accepted, readPhone, refusal } from './support.mts';

/** A mobile number of every country that the library has an example of. */
const numbers = getCountries()
	.map((country) => getExampleNumber(country, examples))
	.filter((number) => number !== undefined);
const digitsOf = (number: PhoneNumber) => number.number.slice(1);
const long = numbers.filter((number) => digitsOf(number).length >= 11);

const anyNumber = fc.constantFrom(...numbers);
const anyLongNumber = fc.constantFrom(...long);

/** What people put between digits: blanks of all sorts, punctuation, characters without a shape. */
const between = fc.oneof(
	{ weight: 3, arbitrary: fc.constant('') },
	fc.constantFrom(' ', '-', '/', '.', ' (', ') ', ')', '  ', ' - '),
	fc.constantFrom('\u00a0', '\u202f', '\u2007', '\u3000', '\t'),
	fc.constantFrom('\u200b', '\u200e', '\u202a', '\u202c', '\u2060', '\ufeff', '\u00ad'),
);

/** Digits with anything of that between them. */
function punctuated(digits: string): fc.Arbitrary<string> {
	return fc
		.array(between, { minLength: digits.length, maxLength: digits.length })
		.map((marks) => Array.from(digits, (digit, at) => `${at ? marks[at] : ''}${digit}`).join(''));
}

const numberAndSpelling = (choice: fc.Arbitrary<PhoneNumber>, prefix: fc.Arbitrary<string>) =>
	choice.chain((number) =>
		fc.tuple(
			fc.constant(number),
			fc
				.tuple(prefix, punctuated(digitsOf(number)), fc.constantFrom('', ' ', '\u200b', '\n'))
				.map(([start, digits, around]) => around + start + digits + around),
		),
	);

describe('An international number', () => {
	test('is the same however it is punctuated behind + or 00, unless its end looks like another', () => {
		const prefix = fc.constantFrom('+', '+ ', '+(', '00', '00 ', '0-0-');
		const property = fc.property(numberAndSpelling(anyNumber, prefix), ([number, text]) => {
			const says = accepted(() => readPhone(text, 'e164'))
				? ''
				: refusal(() => readPhone(text, 'e164'));
			// Groups may set another country's dial-out prefix apart: 005 2 222 123 4567.
			if (/after the phone number: enter one|which could be/.test(says)) return;
			assert.deepEqual(readPhone(text, 'e164'), { e164: number.number, wire: number.number });
			assert.deepEqual(readPhone(text, 'digits'), { e164: number.number, wire: digitsOf(number) });
		});
		fc.assert(property, { numRuns: 3000 });
	});

	test('grouped as its country writes it is the same with any mark between the groups', () => {
		const mark = fc.constantFrom(' ', '-', '.', '  ', '\u00a0', ' - ');
		const property = fc.property(anyNumber, mark, (number, between) => {
			const text = number.formatInternational().replaceAll(/[ -]/g, between);
			assert.equal(readPhone(text, 'e164').e164, number.number);
		});
		fc.assert(property, { numRuns: 2000 });
	});

	test('of 11 digits or more needs no plus, also where the default country is the US', () => {
		const mark = fc.constantFrom('', ' ', '-', '.', '\u00a0');
		const property = fc.property(
			anyLongNumber,
			mark,
			fc.constantFrom(undefined, 'US'),
			(number, between, country) => {
				const text = number.formatInternational().slice(1).replaceAll(/[ -]/g, between);
				assert.equal(readPhone(text, 'e164', country).e164, number.number);
			},
		);
		fc.assert(property, { numRuns: 3000 });
	});

	test('of 11 digits or more is right or refused without plus, however it is punctuated', () => {
		// Punctuation inside of what would be the country code says that there is none.
		const spelled = anyLongNumber.chain((number) =>
			fc.tuple(
				fc.constant(number),
				punctuated(number.nationalNumber).map((text) => number.countryCallingCode + text),
			),
		);
		const property = fc.property(
			spelled,
			fc.constantFrom(undefined, 'US'),
			([number, text], country) => {
				const read = accepted(() => readPhone(text, 'e164', country));
				assert.equal(read?.e164 ?? number.number, number.number, text);
			},
		);
		fc.assert(property, { numRuns: 3000 });
	});

	test('is read in the digits of another script, or refused, but no digit is ever dropped', () => {
		const zeros = ['٠', '۰', '０', '०', '০', '๐', '𝟎'].map((zero) => zero.codePointAt(0) ?? 0);
		const property = fc.property(
			anyNumber,
			fc.constantFrom(...zeros),
			fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
			fc.constantFrom('e164' as const, 'digits' as const, 'asTyped' as const),
			(number, zero, which, format) => {
				const text = digitsOf(number).replace(/\d/g, (digit, at: number) =>
					which[at] ? String.fromCodePoint(zero + Number(digit)) : digit,
				);
				let read;
				try {
					read = readPhone(`+${text}`, format);
				} catch (error) {
					assert.match(String(error), /InvalidInput/);
					return;
				}
				assert.equal(read.e164, number.number, text);
				assert.equal(read.wire.replace('+', ''), digitsOf(number), text);
			},
		);
		fc.assert(property);
	});
});

describe('A number of North America', () => {
	test('is read as the library reads it, though without its tables', () => {
		const property = fc.property(fc.stringMatching(/^\+1\d{9,11}$/), (text) => {
			const parsed = parsePhoneNumberFromString(text);
			if (parsed?.isPossible()) assert.equal(readPhone(text, 'e164').e164, parsed.number);
			else
				assert.notEqual(
					refusal(() => readPhone(text, 'e164')),
					'',
				);
		});
		fc.assert(property, { numRuns: 5000 });
	});
});

describe('A number that went through a spreadsheet', () => {
	test('is read as a number, in full scientific notation and with .0 behind it', () => {
		const property = fc.property(anyLongNumber, fc.constantFrom('E+', 'e+', 'E'), (number, e) => {
			const digits = digitsOf(number);
			const scientific = `${digits[0]}.${digits.slice(1)}${e}${digits.length - 1}`;
			for (const value of [Number(digits), digits, scientific, `${digits}.0`, `${digits}.00`]) {
				assert.equal(readPhone(value, 'e164').e164, number.number, String(value));
			}
		});
		fc.assert(property);
	});

	test('is refused when digits were lost, and the text says so', () => {
		const property = fc.property(anyLongNumber, fc.nat(8), (number, kept) => {
			const digits = digitsOf(number);
			const text = `${digits[0]}.${digits.slice(1, 1 + kept)}E+${digits.length - 1}`;
			assert.match(
				refusal(() => readPhone(text, 'e164')),
				/lost digits/,
			);
			assert.match(
				refusal(() => readPhone(text, 'asTyped')),
				/lost digits/,
			);
		});
		fc.assert(property);
		assert.match(
			refusal(() => readPhone('4.47701E+11', 'e164')),
			/4\.47701E\+11.*lost digits/,
		);
	});

	test('keeps the last group of a national number: a dot before noughts is punctuation', () => {
		assert.equal(readPhone('212555.0000', 'e164', 'US').e164, '+12125550000');
		assert.equal(readPhone('030.12345000', 'e164', 'DE').e164, '+493012345000');
		assert.equal(readPhone('03012345.000', 'e164', 'DE').e164, '+493012345000');
		assert.equal(readPhone('555.0000', 'asTyped').wire, '5550000');
	});

	test('is refused as a number that cannot be one', () => {
		const not = fc.oneof(
			fc.double().filter((value) => !Number.isSafeInteger(value) || value <= 0),
			fc.integer({ max: 0 }),
		);
		fc.assert(fc.property(not, (value) => refusal(() => readPhone(value, 'e164')) !== ''));
	});
});

describe('A national number', () => {
	test('is read with its default country', () => {
		const property = fc.property(anyNumber, (number) => {
			const country = number.country as CountryCode;
			assert.equal(readPhone(number.formatNational(), 'e164', country).e164, number.number);
			assert.equal(readPhone(number.number, 'e164', country).e164, number.number);
		});
		fc.assert(property, { numRuns: 1000 });
	});

	test('of fewer than 11 digits is refused without one, and the text says what to do', () => {
		const digits = fc.stringMatching(/^[1-9]\d{0,9}$/);
		const property = fc.property(digits.chain(punctuated), (text) => {
			assert.match(
				refusal(() => readPhone(text, 'e164')),
				/Default Country|not a phone number|after the phone number|only the phone number|looks like multiple/,
			);
		});
		fc.assert(property);
	});
});

describe('A switchboard’s number', () => {
	const digits = fc.stringMatching(/^[1-9]\d{1,17}$/);

	test('is sent as typed, less what surrounds it', () => {
		const property = fc.property(digits, fc.constantFrom('', '+'), (number, plus) => {
			const { e164, wire } = readPhone(` ${plus}${number} `, 'asTyped');
			// What is written with its country code is sent as the number it is.
			assert.equal(wire, plus && e164 !== null ? e164 : plus + number);
		});
		fc.assert(property);
	});

	test('is sent as typed, less its punctuation, or refused as several', () => {
		const property = fc.property(
			digits.chain((number) => fc.tuple(fc.constant(number), punctuated(number))),
			fc.constantFrom('', '+'),
			([number, text], plus) => {
				fc.pre(!/^\d+\.0+$/.test(text.trim()));
				const read = accepted(() => readPhone(plus + text, 'asTyped'));
				// What is read with its country code is sent as the number it is.
				const known = read?.e164?.slice(1);
				if (read) assert.ok([plus + number, plus + known].includes(read.wire), read.wire);
				else
					assert.match(
						refusal(() => readPhone(plus + text, 'asTyped')),
						/multiple|only the phone number|use digits|check the country code/,
					);
			},
		);
		fc.assert(property, { numRuns: 1000 });
	});
});
