import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';

import { countSegments } from './support.mts';

/*
 * 3GPP TS 23.038 §6.2.1 once more, as the standard prints it: a row for each high nibble. Here a
 * text becomes octets' worth of codes and is sliced; the package adds up widths instead.
 */
const escape = 0x1b;
const rows = [
	'@£$¥èéùìòÇ\nØø\rÅå',
	'Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ',
	' !"#¤%&\'()*+,-./',
	'0123456789:;<=>?',
	'¡ABCDEFGHIJKLMNO',
	'PQRSTUVWXYZÄÖÑÜ§',
	'¿abcdefghijklmno',
	'pqrstuvwxyzäöñüà',
];
const septets = new Map<string, number[]>();
rows.forEach((row, high) =>
	Array.from(row).forEach((char, low) => septets.set(char, [high * 16 + low])),
);
septets.delete('\u001b');
const extension: Record<string, number> = { '\f': 0x0a, '^': 0x14, '{': 0x28, '}': 0x29 };
Object.assign(extension, { '\\': 0x2f, '[': 0x3c, '~': 0x3d, ']': 0x3e, '|': 0x40, '€': 0x65 });
for (const [char, code] of Object.entries(extension)) septets.set(char, [escape, code]);

/** Slices of `room` codes, shorter by one where the last code may not stand apart from its next. */
function slices(codes: readonly number[], room: number, binds: (at: number) => boolean): number {
	let parts = 0;
	for (let at = 0; at < codes.length; parts++) {
		at += at + room < codes.length && binds(at + room - 1) ? room - 1 : room;
	}
	return parts;
}

function byTheStandard(text: string): { encoding: string; segments: number } {
	const spelled = Array.from(text, (char) => septets.get(char));
	if (spelled.every((codes) => codes !== undefined)) {
		const codes = spelled.flat();
		const segments = codes.length <= 160 ? 1 : slices(codes, 153, (at) => codes[at] === escape);
		return { encoding: 'GSM-7', segments };
	}
	const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
	const pair = (at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at, at + 2));
	return { encoding: 'UCS-2', segments: units.length <= 70 ? 1 : slices(units, 67, pair) };
}

const basic = [...septets.keys()].filter((char) => !(char in extension));
const gsm = fc.constantFrom(...basic.filter((char) => char !== '\r'));
const extended = fc.constantFrom(...Object.keys(extension));
const beyond = fc.constantFrom(...'жбЯ語한字ŁşḈ'.normalize('NFC').replaceAll('\u0301', ''), '’');
const emoji = fc.constantFrom('😀', '🎉', '🚀', '𝒜', '𠀀');

/** Texts of up to `most` characters, mixed from these. */
const mixed = (most: number, ...units: Array<fc.Arbitrary<string>>) =>
	fc.string({ unit: fc.oneof(...units), maxLength: most, size: 'max' });

describe('The segments of a text', () => {
	test('are those of sms-segments-calculator where no two code points form one letter', () => {
		const text = fc.oneof(
			mixed(480, gsm),
			mixed(350, gsm, extended),
			mixed(220, gsm, beyond),
			mixed(220, gsm, beyond, emoji, extended),
			mixed(160, emoji),
		);
		const property = fc.property(text, (value) => {
			const other = new SegmentedMessage(value);
			const expected = { encoding: other.encodingName, segments: other.segmentsCount };
			assert.deepEqual(countSegments(value), expected);
		});
		fc.assert(property, { numRuns: 500 });
	});

	test('are those of GSM 03.38 for any text, lone surrogates and joined emoji among them', () => {
		const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
		const joined = fc.constantFrom('👩‍👩‍👧', '🇫🇷', '👍🏽', 'é', '\r\n', '\ud83d', '\ude00', '\u001b');
		const text = fc.oneof(
			mixed(1200, gsm),
			mixed(1200, gsm, extended, fc.constant('\r')),
			mixed(500, emoji, beyond),
			mixed(500, gsm, joined),
			mixed(200, unit),
			fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
		);
		const property = fc.property(text, (value) => {
			assert.deepEqual(countSegments(value), byTheStandard(value));
		});
		fc.assert(property, { numRuns: 4000 });
	});

	test('are counted as GSM-7 for exactly the characters that the standard lists', () => {
		for (let code = 0; code <= 0xffff; code++) {
			const char = String.fromCharCode(code);
			const encoding = septets.has(char) ? 'GSM-7' : 'UCS-2';
			assert.deepEqual(countSegments(char), { encoding, segments: 1 }, code.toString(16));
		}
		assert.equal(septets.size, 127 + 10);
	});

	/** Text, how often it is repeated, and the segments that makes. */
	const boundaries: Array<[string, Array<[times: number, segments: number]>]> = [
		[
			'a',
			[
				[0, 1],
				[1, 1],
				[160, 1],
				[161, 2],
				[306, 2],
				[307, 3],
				[459, 3],
				[460, 4],
			],
		],
		[
			'€',
			[
				[80, 1],
				[81, 2],
				[152, 2],
				[153, 3],
				[228, 3],
				[229, 4],
			],
		],
		[
			'ж',
			[
				[70, 1],
				[71, 2],
				[134, 2],
				[135, 3],
				[201, 3],
				[202, 4],
			],
		],
		[
			'😀',
			[
				[35, 1],
				[36, 2],
				[66, 2],
				[67, 3],
				[99, 3],
				[100, 4],
			],
		],
	];
	for (const [char, counts] of boundaries) {
		for (const [times, segments] of counts) {
			test(`are ${segments} for ${times} × '${char}'`, () => {
				assert.equal(countSegments(char.repeat(times)).segments, segments);
			});
		}
	}

	test('are not cut inside an extension character', () => {
		assert.equal(countSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`).segments, 3);
		assert.equal(countSegments(`${'a'.repeat(151)}€${'a'.repeat(153)}`).segments, 2);
	});

	test('are not cut inside a surrogate pair', () => {
		assert.equal(countSegments(`${'ж'.repeat(66)}😀${'ж'.repeat(66)}`).segments, 3);
		assert.equal(countSegments(`${'ж'.repeat(65)}😀${'ж'.repeat(67)}`).segments, 2);
	});

	test('are counted for a text of a million characters', () => {
		assert.equal(countSegments('a'.repeat(1_000_000)).segments, Math.ceil(1_000_000 / 153));
		assert.equal(countSegments('ж'.repeat(1_000_000)).segments, Math.ceil(1_000_000 / 67));
	});
});
