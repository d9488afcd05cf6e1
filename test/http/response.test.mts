import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

interface Decoded {
	form: string;
	value?: unknown;
	why?: string;
}

const { decode } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/decodeResponse.js',
) as { decode(body: string): Decoded };
const { valueOf } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/contract/response.js',
) as {
	valueOf(answer: { body: Decoded }): unknown;
};

/** Bodies that no provider sends, and why they cannot be read. */
const bodies: Record<string, [body: string, why: RegExp]> = {
	'a web page': ['<html><body>Sign in</body></html>', /it is a web page/],
	'a web page with a document type': ['<!DOCTYPE html><p>Sign in</p>', /it is a web page/],
	'a web page behind an XML declaration': [
		'<?xml version="1.0"?><html><p>Sign in</p></html>',
		/it is a web page/,
	],
	'XML that declares entities': [
		'<!DOCTYPE r [<!ENTITY a "b">]><response><Id>&a;</Id></response>',
		/it declares a document type/,
	],
	'XML of 200,001 elements': [
		`<response>${'<a/>'.repeat(200_001)}</response>`,
		/it has too many elements/,
	],
	'XML with two roots': ['<a>1</a><b>2</b>', /it is not valid XML/],
	'XML that does not end': ['<response><Id>1</Id>', /it is not valid XML/],
	'JSON that does not end': ['{"a":1', /it is not valid JSON/],
	'JSON nested a hundred deep and one': [
		`${'['.repeat(101)}${']'.repeat(101)}`,
		/it is not valid JSON/,
	],
	'a sentence': ['Too many requests', /it is not valid JSON/],
	'a minus without a number': ['{"a":-}', /it is not valid JSON/],
	'a word with a digit': ['{"a":x1}', /it is not valid JSON/],
};

/** Bodies, and what they come to. */
const values: Record<string, [body: string, value: unknown]> = {
	'JSON nested a hundred deep': [
		`${'['.repeat(100)}${']'.repeat(100)}`,
		JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`),
	],
	'numbers among other signs': [
		'[0,-1,9,10.5,-2e3,12345678901234567890]',
		[0, -1, 9, 10.5, -2000, '12345678901234567890'],
	],
	'a number of 15 digits, and one of 16': [
		'[123456789012345,1234567890123456]',
		[123456789012345, '1234567890123456'],
	],
	'digits inside a text': ['["12345678901234567890"]', ['12345678901234567890']],
	'XML with blanks around its text': ['<response>\n <Id> 5 </Id>\n</response>', { Id: '5' }],
	'XML whose element stands twice with the same content': [
		'<response><Id>5</Id><Count>2</Count><Count>2</Count></response>',
		{ Id: '5', Count: '2' },
	],
	'XML whose element stands twice with other content': [
		'<response><Id>5</Id><Count>2</Count><Count>3</Count></response>',
		{ Id: '5', Count: ['2', '3'] },
	],
	'an empty root of XML': ['<response></response>', []],
};

describe('An answer that cannot be read says why', () => {
	for (const [name, [body, why]] of Object.entries(bodies)) {
		test(name, () => {
			const decoded = decode(body);
			assert.equal(decoded.form, 'unreadable');
			assert.match(decoded.why ?? '', why);
			assert.throws(() => valueOf({ body: decoded }), new RegExp(`cannot be read: ${why.source}`));
		});
	}

	test('nothing at all', () => {
		assert.throws(() => valueOf({ body: decode(' \n') }), /the response is empty/);
	});
});

describe('An answer is read', () => {
	for (const [name, [body, value]] of Object.entries(values)) {
		test(name, () => assert.deepEqual(valueOf({ body: decode(body) }), value));
	}
});
