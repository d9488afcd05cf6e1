import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { decode } from './support.mts';

/** Spellings of a character inside an element; `]]>` may not stand there as it is. */
function spellings(char: string): string[] {
	const code = char.codePointAt(0) ?? 0;
	const named: Record<string, string> = {
		'&': 'amp',
		'<': 'lt',
		'>': 'gt',
		'"': 'quot',
		"'": 'apos',
	};
	const references = [
		`&#${code};`,
		`&#x${code.toString(16)};`,
		`&#x${code.toString(16).toUpperCase()};`,
	];
	if (named[char]) references.unshift(`&${named[char]};`);
	return /[&<>\]]/.test(char) ? references : [char, char, char, ...references];
}

/** Characters that XML 1.0 can hold, after newlines are made the same. */
const unit = fc.oneof(
	fc.constantFrom('&', '<', '>', '"', "'", '&amp;', '&#65;', ' ', '\n', '😀', 'é', ']'),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);
const legal = (text: string) =>
	text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').trim();

/** A text, and a spelling of it in XML. */
const text = fc
	.string({ unit, maxLength: 12 })
	.map(legal)
	.chain((value) => {
		const parts = Array.from(value, (char) => fc.constantFrom(...spellings(char)));
		const section = `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
		return fc
			.oneof(
				{ weight: 3, arbitrary: fc.tuple(...parts).map((spelled) => spelled.join('')) },
				fc.constant(section),
			)
			.map((xml) => ({ value, xml }));
	});

interface Spelled {
	value: unknown;
	xml: string;
}

const names = ['id', 'to', 'DateTime', 'Message_Id', 'status', 'a', 'Group-Id', 'x1'];
const layout = fc.constantFrom('', '\n', '\r\n\t');

/** Objects of texts, of lists and of objects; as JSON has them, and as XML with `<item>`. */
const { record } = fc.letrec<{ record: Spelled; value: Spelled; list: Spelled }>((tie) => ({
	value: fc.oneof({ maxDepth: 4 }, text, text, tie('list'), tie('record')),
	record: fc
		.tuple(
			fc.dictionary(fc.constantFrom(...names), tie('value'), {
				minKeys: 1,
				maxKeys: 5,
				noNullPrototype: true,
			}),
			layout,
		)
		.map(([fields, gap]) => ({
			value: Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])),
			xml: Object.entries(fields)
				.map(([name, { xml }]) => `${gap}<${name}>${xml}</${name}>${gap}`)
				.join(''),
		})),
	list: fc
		.tuple(fc.array(tie('value'), { minLength: 1, maxLength: 3 }), layout)
		.map(([all, gap]) => ({
			value: all.map(({ value }) => value),
			xml: all.map(({ xml }) => `${gap}<item>${xml}</item>${gap}`).join(''),
		})),
}));

const declaration = fc.constantFrom(
	'',
	'<?xml version="1.0"?>',
	'\ufeff<?xml version="1.0"?>\n',
	' ',
);

describe('An XML answer', () => {
	test('has the shape of the same records in JSON', () => {
		const property = fc.property(
			fc.array(record, { maxLength: 5 }),
			declaration,
			(records, start) => {
				const items = records.map(({ xml }) => `<item>${xml}</item>`).join('');
				const json = decode(JSON.stringify(records.map(({ value }) => value)));
				const xml = decode(`${start}<response>${items}</response>`);
				assert.deepEqual(xml, { form: 'xml', value: json.value });
			},
		);
		fc.assert(property, { numRuns: 1500 });
	});

	test('has the shape of the same object in JSON', () => {
		const property = fc.property(record, declaration, ({ value, xml }, start) => {
			assert.deepEqual(decode(`${start}<response>${xml}</response>`), { form: 'xml', value });
		});
		fc.assert(property, { numRuns: 1500 });
	});

	test('keeps a list a list when something stands beside it', () => {
		const body = '<r><item><id>1</id></item><item><id>2</id></item><total>2</total></r>';
		const value = { item: [{ id: '1' }, { id: '2' }], total: '2' };
		assert.deepEqual(decode(body), { form: 'xml', value });
	});

	test('makes a list of elements of one name with different contents, and one of equal ones', () => {
		assert.deepEqual(decode('<r><to>1</to><to>2</to></r>').value, { to: ['1', '2'] });
		assert.deepEqual(decode('<r><to>1</to><to>1</to></r>').value, { to: '1' });
		assert.deepEqual(decode('<r><to><a>1</a></to><to><a>2</a></to></r>').value, {
			to: [{ a: '1' }, { a: '2' }],
		});
	});

	test('keeps the blanks inside a text, also beside a CDATA section', () => {
		assert.deepEqual(decode('<r><a>5 <![CDATA[<]]> 6</a></r>').value, { a: '5 < 6' });
		assert.deepEqual(decode('<r><a>5 <!-- x -->and  6</a></r>').value, { a: '5 and  6' });
	});

	test('drops the blanks around a text, and keeps a text beside elements', () => {
		assert.deepEqual(decode('<r><a> x\n</a></r>').value, { a: 'x' });
		const mixed = { b: '1', '#text': 'x y' };
		assert.deepEqual(decode('<r><a> x <b> 1 </b>y\n</a></r>').value, { a: mixed });
	});

	test('has one root', () => {
		assert.equal(decode('<a>1</a><b>2</b>').form, 'unreadable');
	});

	test('keeps long ids, leading noughts and plus signs', () => {
		const digits = fc.stringMatching(/^[+0]?\d{1,40}(\.0)?$/);
		const property = fc.property(digits, (id) => {
			assert.deepEqual(decode(`<r><id>${id}</id></r>`), { form: 'xml', value: { id } });
		});
		fc.assert(property);
	});

	test('cut off anywhere is unreadable, and never a wrong value', () => {
		const property = fc.property(
			fc.array(record, { maxLength: 3 }),
			declaration,
			(records, start) => {
				const items = records.map(({ xml }) => `<item>${xml}</item>`).join('');
				const bytes = Buffer.from(`${start.trim()}<response>${items}</response>`);
				for (let length = 1; length < bytes.length; length++) {
					const cut = bytes.subarray(0, length).toString();
					const { form } = decode(cut);
					if (cut.replaceAll(/[\ufeff\s]/g, '') === '') assert.equal(form, 'empty');
					else assert.equal(form, 'unreadable', cut);
				}
			},
		);
		fc.assert(property, { numRuns: 100 });
	});
});
