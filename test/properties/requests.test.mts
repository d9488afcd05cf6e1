import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { accepted, type BodyValue, encode, ParameterReader } from './support.mts';

const account = {
	baseUrl: 'https://sms.example.com/api/v1',
	zone: 'UTC',
	format: 'json',
	secrets: [],
};

/** What a user may enter: texts that mean something to JSON, XML and URLs among them. */
const marks = fc.constantFrom(
	...[
		'&',
		'<',
		'>',
		'"',
		"'",
		'\\',
		'=',
		'+',
		'%',
		'%26',
		'&amp;',
		'&#65;',
		'#',
		'?',
		'/',
		'\n',
		'\r\n',
	],
	...[
		']]>',
		'<![CDATA[',
		'<!--',
		'</message>',
		'</request>',
		'{{',
		'"}',
		'😀',
		' ',
		'\t',
		'\u2028',
	],
);
const anyText = fc.oneof(
	fc.string({ unit: fc.oneof(marks, fc.string({ unit: 'binary', maxLength: 1 })), maxLength: 20 }),
	fc.string({ unit: 'binary' }),
	fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);

/** The same, as it comes through the reader of parameters, which refuses what cannot be sent. */
const text = anyText.filter((value) => {
	const reader = new ParameterReader({ getNodeParameter: () => value }, 0);
	return accepted(() => reader.text('message')) === value;
});
const names = ['message', 'name', 'phone_numbers', 'from', 'delivery_date'];
const value = fc.oneof(
	text,
	text,
	fc.array(text, { minLength: 1, maxLength: 4 }),
	fc.integer(),
	fc.boolean(),
);
const fields = fc.dictionary(fc.constantFrom(...names), fc.option(value, { nil: undefined }), {
	minKeys: 1,
	noNullPrototype: true,
});

/** The fields that are there. */
const present = (body: object) =>
	Object.fromEntries(Object.entries(body).filter(([, inner]) => inner !== undefined));

function bodyOf(dialect: 'json' | 'xml' | 'form', body: Record<string, BodyValue | undefined>) {
	const options = encode({ method: 'POST', path: 'send', dialect, body }, account, 1000);
	assert.equal(options.url, 'https://sms.example.com/api/v1/send');
	return options.body as unknown;
}

const entities: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	// As itself, a parser reads it as a new line.
	'#13': '\r',
};

/** Character data by XML 1.0, strictly: nothing but legal characters and these entities. */
function characters(data: string): string {
	assert.match(data, /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
	assert.ok(!data.includes(']]>'), data);
	return data
		.replace(/\r\n?/g, '\n')
		.replace(
			/&([^;]*);?/g,
			(_, name: string) => entities[name] ?? assert.fail(`&${name} in ${data}`),
		);
}

/** Reads `<name>text</name>…`, where a list is `<item>` elements; a parser for this test alone. */
function readXml(xml: string): Record<string, string | string[]> {
	const found: Record<string, string | string[]> = {};
	const element = /<(\w+)>((?:<item>[^<]*<\/item>)+|[^<]*)<\/\1>/gy;
	let end = 0;
	for (let match = element.exec(xml); match; match = element.exec(xml)) {
		const [, name = '', content = ''] = match;
		const items = [...content.matchAll(/<item>([^<]*)<\/item>/g)];
		found[name] =
			items.length > 0 ? items.map(([, item = '']) => characters(item)) : characters(content);
		end = element.lastIndex;
	}
	assert.equal(end, xml.length, xml);
	return found;
}

describe('A text cannot break the request around it', () => {
	test('in JSON', () => {
		const property = fc.property(fields, (body) => {
			const json = bodyOf('json', body);
			assert.deepEqual(JSON.parse(String(json)), present(body));
		});
		fc.assert(property, { numRuns: 2000 });
	});

	test('in XML', () => {
		const property = fc.property(fields, (body) => {
			const xml = String(bodyOf('xml', body));
			const inner = /^<request>(.*)<\/request>$/s.exec(xml)?.[1];
			assert.ok(inner !== undefined, xml);
			const expected = Object.entries(present(body)).map(([name, given]) => [
				name,
				Array.isArray(given) ? given.map(String) : String(given),
			]);
			assert.deepEqual(readXml(inner), Object.fromEntries(expected));
		});
		fc.assert(property, { numRuns: 3000 });
	});

	test('in XML, which has a place for every character that is not refused', () => {
		const reader = (given: string) => new ParameterReader({ getNodeParameter: () => given }, 0);
		for (let code = 0; code <= 0xffff; code++) {
			const char = String.fromCharCode(code);
			if (accepted(() => reader(char).text('message')) === undefined) continue;
			const xml = String(bodyOf('xml', { message: char }));
			assert.doesNotThrow(() => characters(xml.slice(18, -20)), `U+${code.toString(16)}`);
		}
	});

	test('in a form', () => {
		const property = fc.property(fields, (body) => {
			const form = bodyOf('form', body) as Record<string, string>;
			const back = new URLSearchParams(new URLSearchParams(Object.entries(form)).toString());
			const expected = Object.entries(present(body)).map(([name, given]) => [name, String(given)]);
			assert.deepEqual([...back], expected);
		});
		fc.assert(property, { numRuns: 2000 });
	});

	test('in a query, whose values stay values and never reach the path', () => {
		const query = fc.dictionary(fc.constantFrom('id', 'page', 'from', 'to'), text, {
			noNullPrototype: true,
		});
		const property = fc.property(query, (given) => {
			const options = encode(
				{ method: 'GET', path: 'get', query: given, dialect: 'none' },
				account,
				1,
			);
			assert.equal(options.url, 'https://sms.example.com/api/v1/get');
			assert.deepEqual(options.qs, given);
			assert.equal(options.body, undefined);
			const url = new URL(options.url);
			url.search = new URLSearchParams(Object.entries(given)).toString();
			assert.equal(url.pathname, '/api/v1/get');
			assert.deepEqual(Object.fromEntries(url.searchParams), given);
		});
		fc.assert(property);
	});
});
