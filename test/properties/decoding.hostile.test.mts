import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { decode } from './support.mts';

const reserved = ['__proto__', 'constructor', 'prototype'];

/** Every key of a value, at any depth. */
function keysOf(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

/** Decodes, and sees to it that nothing of the text can reach an object's prototype. */
function decodeSafely(body: string): ReturnType<typeof decode> {
	const before = Object.getOwnPropertyNames(Object.prototype);
	const decoded = decode(body);
	assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
	assert.ok(!('polluted' in {}));
	const found = keysOf(decoded.value).filter((key) => reserved.includes(key));
	assert.deepEqual(found, [], body);
	return decoded;
}

describe('Reserved keys', () => {
	test('are left out of JSON at any depth, however they are spelled', () => {
		const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
		const spelled = fc
			.tuple(
				fc.constantFrom(...reserved),
				fc.array(fc.constantFrom('raw', 'lower', 'upper'), { minLength: 11, maxLength: 11 }),
			)
			.map(([name, how]) =>
				Array.from(name, (char, at) => {
					if (how[at] === 'raw') return char;
					return how[at] === 'lower'
						? escaped(char)
						: escaped(char).replace(/[a-f]/g, (x) => x.toUpperCase());
				}).join(''),
			);
		const wraps: Array<(inner: string) => string> = [
			(inner) => inner,
			(inner) => `[${inner}]`,
			(inner) => `{"data":${inner}}`,
			(inner) => `{"constructor":${inner},"kept":1}`,
			(inner) => `[1234567890123456789,{"\\u005f_proto__":${inner}}]`,
		];
		const wrap = fc.array(fc.constantFrom(...wraps), { maxLength: 4 });
		const property = fc.property(spelled, wrap, (name, layers) => {
			const core = `{"${name}":{"polluted":true},"id":"7"}`;
			const body = layers.reduce((inner, layer) => layer(inner), core);
			assert.equal(decodeSafely(body).form, 'json');
		});
		fc.assert(property, { numRuns: 1000 });
		assert.deepEqual(decode('{"__proto__":{"polluted":true},"id":"7"}').value, { id: '7' });
	});

	test('as names of XML elements make it unreadable or are left out', () => {
		const property = fc.property(fc.constantFrom(...reserved), fc.nat(4), (name, depth) => {
			const core = `<${name}><polluted>1</polluted></${name}>`;
			decodeSafely(`${'<a>'.repeat(depth)}${core}${'</a>'.repeat(depth)}`);
			decodeSafely(`<r><item>${core}</item></r>`);
			decodeSafely(`<r ${name}="1"><x ${name}="1">2</x></r>`);
		});
		fc.assert(property, { numRuns: 50 });
	});
});

describe('An XML document that declares entities', () => {
	const laughs = Array.from(
		{ length: 9 },
		(_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
	);
	const declared: Record<string, string> = {
		'that multiply': `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs.join('')}]><r>&l9;</r>`,
		'of a file': '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
		'of a web address': '<!DOCTYPE r SYSTEM "http://127.0.0.1/evil.dtd"><r>&x;</r>',
		'as parameters': '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1/"> %x;]><r/>',
		'behind a declaration': '<?xml version="1.0"?>\n<!doctype r [<!ENTITY x "1">]><r>&x;</r>',
	};
	for (const [name, body] of Object.entries(declared)) {
		test(`${name} is unreadable`, () => {
			assert.equal(decodeSafely(body).form, 'unreadable');
		});
	}

	test('outside a document type has no say', () => {
		assert.deepEqual(decode('<r><a>&x;</a></r>').value, { a: '&x;' });
		const { form, value } = decodeSafely('<r><!ENTITY x "polluted"><a>&x;</a></r>');
		if (form === 'xml') assert.doesNotMatch(JSON.stringify(value), /polluted/);
	});
});

test('Web pages are unreadable', () => {
	const pages = [
		'<html><body>Sign in</body></html>',
		'<!DOCTYPE html><html><head><title>x</title></head><body><p>x</p></body></html>',
		'\n<!doctype html>\n<p>502 Bad Gateway',
		'\ufeff<HTML><HEAD></HEAD><BODY></BODY></HTML>',
		'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="x"><body><p>Sorry</p></body></html>',
		'<!-- proxy 7 --><html lang="en"><body><p>Blocked</p></body></html>',
		'<html>\r\n<head><title>502</title></head>\r\n<hr><center>nginx</center>\r\n</html>',
	];
	for (const page of pages) assert.equal(decode(page).form, 'unreadable', page);
});

describe('A body of five million characters', () => {
	const size = 5_000_000;
	const many = (text: string) => text.repeat(Math.ceil(size / text.length));
	const bodies: Record<string, [form: string, body: () => string]> = {
		'in one JSON text': ['json', () => `{"a":"${many('x')}"}`],
		'in one JSON text full of escapes': ['json', () => `{"a":"${many('\\"\\u005f')}"}`],
		'of small numbers': ['json', () => `[${many('1,')}1]`],
		'of long numbers': ['json', () => `[${many('12345678901234567890,')}1]`],
		'in one long number': ['json', () => `[${many('1')}]`],
		'of JSON records': ['json', () => `[${many('{"id":1,"to":"+447700900123"},')}1]`],
		'of reserved keys': ['json', () => `[${many('{"__proto__":1,"b":2},')}1]`],
		'of quotes': ['unreadable', () => many('"')],
		'of minus signs': ['unreadable', () => many('-')],
		'in one XML text': ['xml', () => `<r><a>${many('x')}</a></r>`],
		'of XML records': [
			'xml',
			() => `<r>${many(`<item><id>1</id><text>${'x'.repeat(200)}</text></item>`)}</r>`,
		],
		'of XML elements alone': ['unreadable', () => `<r>${many('<a/>')}</r>`],
		'of XML references': ['xml', () => `<r><a>${many('&#65;&amp;')}</a></r>`],
		'of comments': ['unreadable', () => `<r>${many('<!-- x -->')}</r>`],
		'of angle brackets': ['unreadable', () => many('<')],
		'of opened comments': ['unreadable', () => `<r>${many('<!-- ')}`],
		'of opened CDATA sections': ['unreadable', () => `<r>${many('<![CDATA[')}`],
		'of attributes': ['unreadable', () => `<r ${many('a="1" ')}/>`],
		'of ampersands': ['unreadable', () => `<r>${many('&')}</r>`],
	};
	for (const [name, [form, body]] of Object.entries(bodies)) {
		test(`${name} comes out ${form}`, () => assert.equal(decode(body()).form, form));
	}
});

describe('Nesting', () => {
	const open: Record<string, [string, string, string]> = {
		lists: ['[', '1', ']'],
		objects: ['{"a":', '1', '}'],
		elements: ['<a>', '1', '</a>'],
	};
	for (const [name, [start, core, end]] of Object.entries(open)) {
		test(`of ${name} is read down to 90 levels`, () => {
			assert.notEqual(decode(start.repeat(90) + core + end.repeat(90)).form, 'unreadable');
		});
		for (const depth of [10_000, 100_000]) {
			test(`of ${depth} ${name} is unreadable, closed or not, and no crash`, () => {
				const opened = start.repeat(depth);
				assert.equal(decode(opened + core + end.repeat(depth)).form, 'unreadable');
				assert.equal(decode(opened).form, 'unreadable');
			});
		}
	}
});
