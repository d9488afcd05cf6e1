import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { decode } from './support.mts';

const reserved = ['__proto__', 'constructor', 'prototype'];

/** What JSON.parse gives, less reserved keys, and with whole numbers of 16 signs or more as text. */
function expected(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(expected);
	if (typeof value === 'number')
		return /^-?\d+$/.test(`${value}`) && `${value}`.length > 15 ? `${value}` : value;
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([key]) => !reserved.includes(key));
	return Object.fromEntries(entries.map(([key, inner]) => [key, expected(inner)]));
}

/** A JSON text, and what it says. */
interface Spelled {
	json: string;
	value: unknown;
}

const key = fc.string({ unit: 'binary', maxLength: 8 }).filter((name) => !reserved.includes(name));
const text = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.stringMatching(/^[\]["{}:,\\ -]{0,5}\d{15,40}[\]["{}:,\\ ]{0,5}$/),
);
const blank = fc.constantFrom('', '', ' ', '\n\t', '\r\n');

/** Trees with ids of 16 to 40 digits in them; JSON.stringify could not write those. */
const { tree } = fc.letrec<{ tree: Spelled; list: Spelled; object: Spelled; leaf: Spelled }>(
	(tie) => ({
		tree: fc.oneof({ maxDepth: 6 }, tie('leaf'), tie('list'), tie('object')),
		leaf: fc.oneof(
			fc.stringMatching(/^-?[1-9]\d{15,39}$/).map((id) => ({ json: id, value: id })),
			text.map((value) => ({ json: JSON.stringify(value), value })),
			fc.integer().map((value) => ({ json: `${value}`, value })),
			fc.constantFrom(true, false, null, 0.5, 1e300).map((value) => ({ json: `${value}`, value })),
			fc.constant({ json: '18446744073709551616.5', value: 2 ** 64 }),
		),
		list: fc.tuple(fc.array(tie('tree'), { maxLength: 4 }), blank).map(([all, gap]) => ({
			json: `[${gap}${all.map(({ json }) => json).join(`${gap},`)}${gap}]`,
			value: all.map(({ value }) => value),
		})),
		object: fc
			.tuple(fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }), blank)
			.map(([all, gap]) => ({
				json: `{${gap}${Object.entries(all)
					.map(([name, { json }]) => `${JSON.stringify(name)}${gap}:${gap}${json}`)
					.join(`${gap},`)}${gap}}`,
				value: Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value])),
			})),
	}),
);

describe('A JSON answer', () => {
	test('says what it said, reserved keys apart', () => {
		const indent = fc.constantFrom(undefined, 2, '\t');
		const property = fc.property(fc.jsonValue({ stringUnit: 'binary' }), indent, (value, gap) => {
			const body = JSON.stringify(value, null, gap);
			assert.deepEqual(decode(body), { form: 'json', value: expected(JSON.parse(body)) });
		});
		fc.assert(property, { numRuns: 2000 });
	});

	test('keeps every digit of a long id at any depth, and numbers inside texts as they are', () => {
		const property = fc.property(tree, ({ json, value }) => {
			assert.deepEqual(decode(json), { form: 'json', value });
		});
		fc.assert(property, { numRuns: 3000 });
	});

	test('may have a byte order mark and blanks before it', () => {
		const before = fc.constantFrom('\ufeff', ' ', '\r\n', '\ufeff \n', '\ufeff\t', '\u00a0');
		const property = fc.property(before, tree, blank, (start, { json, value }, end) => {
			assert.deepEqual(decode(start + json + end), { form: 'json', value });
		});
		fc.assert(property);
	});

	test('keeps a byte order mark inside a text', () => {
		assert.deepEqual(decode('{"a":"x\uFEFFy"}').value, { a: 'x\uFEFFy' });
	});

	test('cut off anywhere is unreadable, and never a wrong value', () => {
		const property = fc.property(
			tree.filter(({ value }) => typeof value === 'object' && value !== null),
			({ json }) => {
				const bytes = Buffer.from(json);
				for (let length = 1; length < bytes.length; length++) {
					const cut = bytes.subarray(0, length).toString();
					assert.equal(decode(cut).form, 'unreadable', cut);
				}
			},
		);
		fc.assert(property);
	});

	test('is read only where JSON.parse reads it, long numbers or not', () => {
		const unit = fc.constantFrom(
			'[',
			']',
			'{',
			'}',
			':',
			',',
			'"',
			'-',
			'0',
			'1234567890123456',
			'.',
			'e',
		);
		const property = fc.property(fc.string({ unit, minLength: 1, maxLength: 8 }), (body) => {
			let valid = true;
			try {
				JSON.parse(body);
			} catch {
				valid = false;
			}
			assert.equal(decode(body).form, valid ? 'json' : 'unreadable');
		});
		fc.assert(property, { numRuns: 20_000 });
		for (const body of ['{12345678901234567890:1}', '{"id":0012345678901234567}']) {
			assert.equal(decode(body).form, 'unreadable', body);
		}
	});
});

test('An answer without a word in it is empty', () => {
	for (const body of ['', ' ', '\ufeff', '\r\n\t', '\ufeff\n']) {
		assert.deepEqual(decode(body), { form: 'empty' });
	}
});

test('Whatever comes is decoded, empty or unreadable, and nothing is thrown', () => {
	const marks = fc.constantFrom(...'<>/!?[]{}&;#x"\'= a-1:,', '<![CDATA[', ']]>', '<!--', '-->');
	const body = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: marks, maxLength: 30 }),
		fc.string({ unit: marks, maxLength: 30 }).map((inner) => `<a>${inner}</a>`),
		fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('utf8')),
		fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
	);
	const property = fc.property(body, (given) => {
		assert.match(decode(given).form, /^(json|xml|empty|unreadable)$/);
	});
	fc.assert(property, { numRuns: 10_000 });
});
