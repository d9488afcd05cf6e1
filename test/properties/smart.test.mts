import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { countSegments, replaceSmart } from './support.mts';

/** What the option is for: quotes, dashes, ellipses, blanks and their kin, by their code points. */
const always = [
	0x09,
	0x0b,
	0x0c,
	0x60,
	0xa0,
	0xab,
	0xad,
	0xb4,
	0xb7,
	0xbb,
	0x2022,
	0x202f,
	0x2032,
	0x2033,
	0x2039,
	0x203a,
	0x2043,
	0x2044,
	0x205f,
	0x2060,
	0x2212,
	0x3000,
	0xfeff,
	...Array.from({ length: 12 }, (_, n) => 0x2000 + n),
	...Array.from({ length: 6 }, (_, n) => 0x2010 + n),
	...Array.from({ length: 8 }, (_, n) => 0x2018 + n),
	0x2024,
	0x2025,
	0x2026,
	0x2028,
	0x2029,
].map((code) => String.fromCodePoint(code));

/** What Windows-1252 has where Unicode has controls; it leaves five places empty. */
const windows1252 = Array.from({ length: 32 }, (_, n) => 0x80 + n)
	.filter((code) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(code))
	.map((code) => String.fromCodePoint(code));

/** Removed only where nothing beside them needs them: marks of direction, joiners, selectors. */
const besides = [0x034f, 0x061c, 0x180e, 0x200c, 0x200d, 0x200e, 0x200f]
	.concat(Array.from({ length: 5 }, (_, n) => 0x202a + n))
	.concat(Array.from({ length: 4 }, (_, n) => 0x2061 + n))
	.concat(Array.from({ length: 10 }, (_, n) => 0x2066 + n))
	.concat(Array.from({ length: 16 }, (_, n) => 0xfe00 + n))
	.map((code) => String.fromCodePoint(code));

const smart = [...always, ...windows1252, ...besides];

const isGsm = (char: string) => countSegments(char).encoding === 'GSM-7';
const anySmart = fc.constantFrom(...always);
const anyBeside = fc.constantFrom(...besides);
const anyGsm = fc.constantFrom(
	...Array.from({ length: 0x20ad }, (_, n) => String.fromCodePoint(n)).filter(isGsm),
);
const other = fc
	.oneof(
		fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
		fc.constantFrom('😀', '👩‍👩‍👧', '🇫🇷', 'ж', '語', 'ê', '°', '©', '™'),
	)
	.filter((char) => !smart.includes(char));
const text = (unit: fc.Arbitrary<string>) => fc.string({ unit, maxLength: 200 });

describe('Replacing smart characters', () => {
	test('makes a text GSM-7 that had nothing else amiss', () => {
		fc.assert(
			fc.property(text(fc.oneof(anyGsm, anySmart, anyBeside)), (value) => {
				assert.equal(countSegments(replaceSmart(value).text).encoding, 'GSM-7');
			}),
		);
	});

	test('changes nothing else, and counts what it changes', () => {
		const unit = fc.oneof(anyGsm, anySmart, fc.constantFrom(...windows1252), other);
		fc.assert(
			fc.property(fc.array(unit, { maxLength: 100 }), (chars) => {
				const { text: plain, replaced } = replaceSmart(chars.join(''));
				const wanted = chars.map((char) => (smart.includes(char) ? replaceSmart(char).text : char));
				assert.equal(plain, wanted.join(''));
				assert.equal(replaced, chars.filter((char) => smart.includes(char)).length);
			}),
		);
	});

	test('has nothing left to do the second time', () => {
		fc.assert(
			fc.property(text(fc.oneof(anyGsm, anySmart, anyBeside, other)), (value) => {
				const once = replaceSmart(value).text;
				assert.deepEqual(replaceSmart(once), { text: once, replaced: 0 });
			}),
		);
	});

	test('touches exactly those characters, none of them GSM, a letter, a digit or an emoji', () => {
		for (let code = 0; code <= 0xffff; code++) {
			const char = String.fromCharCode(code);
			const { text: plain, replaced } = replaceSmart(char);
			assert.equal(replaced, smart.includes(char) ? 1 : 0, code.toString(16));
			if (replaced === 0) assert.equal(plain, char);
			// The network has a form feed, but no provider accepts one.
			else
				assert.ok(
					(char === '\f' || !isGsm(char)) && !/[\p{L}\p{N}\p{Emoji}]/u.test(char),
					code.toString(16),
				);
		}
	});

	const rows: Record<string, string> = {
		'It’s “here”': 'It\'s "here"',
		'9–5 — maybe…': '9-5 - maybe...',
		'10\u00a0000\u202f€': '10 000 €',
		'«\u00a0Bonjour\u00a0»': '" Bonjour "',
		'soft\u00adhyphen': 'softhyphen',
		'• one\u2028• two': '- one\n- two',
	};
	for (const [smartText, plain] of Object.entries(rows)) {
		test(`writes ${JSON.stringify(smartText)} as ${JSON.stringify(plain)}`, () => {
			assert.equal(replaceSmart(smartText).text, plain);
		});
	}
});
