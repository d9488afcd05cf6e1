import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { redactor } from './support.mts';

const veil = '[hidden]';
const lowerHex = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const form = (secret: string) => new URLSearchParams({ a: secret }).toString().slice(2);
const strict = (secret: string) =>
	encodeURIComponent(secret).replace(
		/[!'()*]/g,
		(char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
	);

/** XML 1.0 §4.6: the predefined entities. */
const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

/** How a secret may be spelled in what comes back from a request that carried it. */
const spellings: Record<string, (secret: string) => string> = {
	'as it is': (secret) => secret,
	'percent-encoded': encodeURIComponent,
	'percent-encoded with small letters': (secret) => lowerHex(encodeURIComponent(secret)),
	'percent-encoded by RFC 3986': strict,
	'percent-encoded by RFC 3986 with small letters': (secret) => lowerHex(strict(secret)),
	'form-encoded': form,
	'form-encoded with small letters': (secret) => lowerHex(form(secret)),
	'in base64': (secret) => Buffer.from(secret).toString('base64').replace(/=+$/, ''),
	'inside a JSON text': (secret) => JSON.stringify(secret).slice(1, -1),
	'inside a JSON text of ASCII alone': (secret) =>
		JSON.stringify(secret)
			.slice(1, -1)
			.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
	'inside an XML text': (secret) => secret.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign),
};

/** Secrets of any characters but those of the text around them. */
const anySecret = fc
	.oneof(
		fc.string({ unit: 'binary', minLength: 4, maxLength: 30 }),
		fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 40 }),
		fc.stringMatching(/^[a-f0-9]{32}$/),
		fc.string({
			unit: fc.constantFrom(...'aZ9!\'()*~-._ %+/=&?"\\<>é😀'),
			minLength: 4,
			maxLength: 12,
		}),
	)
	.filter((secret) => secret.length >= 4 && !/[αβγδ]/.test(secret));
const harmless = fc.string({ unit: fc.constantFrom(...'αβγδ'), maxLength: 5 });

/** Every text of a value, keys included. */
function texts(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)]);
}

/** Objects and lists of texts in which some of these stand, alone or among others. */
function holding(spelled: string[]): fc.Arbitrary<unknown> {
	const text = fc
		.array(fc.oneof(harmless, fc.constantFrom(...spelled)), { maxLength: 4 })
		.map((parts) => parts.join(''));
	const { tree } = fc.letrec((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 4 },
			text,
			fc.constantFrom(null, true, 7),
			fc.array(tie('tree'), { maxLength: 4 }),
			fc.dictionary(text, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
		),
	}));
	return tree;
}

describe('A secret is never seen', () => {
	for (const [name, spell] of Object.entries(spellings)) {
		test(name, () => {
			const some = fc.array(anySecret, { minLength: 1, maxLength: 3 });
			const property = fc.property(
				some.chain((secrets) => fc.tuple(fc.constant(secrets), holding(secrets.map(spell)))),
				([secrets, value]) => {
					const shown = texts(redactor(secrets)(value));
					for (const spelled of secrets.map(spell)) {
						if (`${veil}${veil}`.includes(spelled)) continue;
						for (const text of shown) assert.ok(!text.includes(spelled), text);
					}
				},
			);
			fc.assert(property, { numRuns: 1000 });
		});
	}

	test('where a text is nothing but a short secret', () => {
		const short = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 3 });
		const property = fc.property(short, (secret) => {
			const hide = redactor([secret]);
			assert.deepEqual(hide({ pin: secret, list: [secret] }).list, [veil]);
			assert.equal(hide(`αβ${secret}γδ`), `αβ${secret}γδ`);
		});
		fc.assert(property);
	});

	test('where an answer gives a secret of digits back as a number', () => {
		const property = fc.property(fc.integer({ min: 10_000_000 }), (secret) => {
			assert.deepEqual(redactor([String(secret)])({ pin: secret }), { pin: veil });
		});
		fc.assert(property);
	});

	test('when one secret holds another', () => {
		const property = fc.property(anySecret, anySecret, harmless, (user, password, around) => {
			const pair = `${user}:${password}`;
			fc.pre(!`${veil}${veil}`.includes(user) && !`${veil}${veil}`.includes(password));
			const basic = Buffer.from(pair).toString('base64');
			const text = `${around}${pair}${around} Basic ${basic}${around}${password}`;
			const shown = redactor([password, pair, user])(text);
			for (const secret of [user, password]) assert.ok(!shown.includes(secret), shown);
			assert.ok(!shown.includes(basic.replace(/=+$/, '')), shown);
		});
		fc.assert(property);
		const longer = fc.property(fc.uuid(), anySecret, harmless, (short, tail, around) => {
			const text = `${around}${short}${tail}${around}`;
			assert.equal(redactor([short, short + tail])(text), around + veil + around);
		});
		fc.assert(longer);
	});
});

test('What holds no secret is unchanged', () => {
	const property = fc.property(
		fc.jsonValue({ stringUnit: 'binary' }),
		fc.array(fc.stringMatching(/^[A-Za-z0-9]{20,40}$/), { maxLength: 3 }),
		(value, secrets) => {
			const copy: unknown = structuredClone(value);
			assert.deepEqual(redactor(secrets)(value), copy);
			assert.deepEqual(redactor([])(value), copy);
			assert.deepEqual(value, copy);
		},
	);
	fc.assert(property);
});

test('What stands beside a secret is unchanged', () => {
	const property = fc.property(harmless, harmless, fc.uuid(), (before, after, secret) => {
		assert.equal(redactor([secret])(before + secret + after), before + veil + after);
	});
	fc.assert(property);
});

test('What is as long as a secret, of signs that spell others, is unchanged', () => {
	for (const sign of ['+', '\\/', '&amp;', '/', ' ']) {
		const text = sign.repeat(6);
		assert.equal(redactor(['abcdef'])(text), text);
	}
});

test('A secret that was left empty hides nothing', () => {
	const value = { text: '', list: ['', 'abc'], secret: 'abcd' };
	assert.deepEqual(redactor(['', 'abcd'])(value), { ...value, secret: veil });
	assert.deepEqual(redactor([''])(value), value);
});
