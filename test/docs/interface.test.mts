/** The words of the interface: forms, errors and notes have the terms and short sentences of the pages. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { longSentences, wrongTerms } from './prose.mts';
import { shownStrings, stringsIn } from './shownStrings.mts';

/** Where a provider is quoted word by word: its tables of codes. */
const quotes: ReadonlyArray<readonly [file: RegExp, text: RegExp]> = [
	[/^nodes\/SmsScheduler\/provider\.ts$/, /^Cancelled - /],
];

const own = shownStrings.filter(
	({ file, text }) => !quotes.some(([where, what]) => where.test(file) && what.test(text)),
);

const places = (found: readonly string[], file: string, line: number) =>
	found.map((says) => `${file}:${line}: ${says}`);

describe('A string of the interface', () => {
	test('has the terms of this project', () => {
		assert.ok(own.length > 500);
		const found = own.flatMap(({ file, line, text }) => places(wrongTerms(text), file, line));
		assert.equal(found.length, 0, found.join('\n'));
	});

	test('has no sentence of more than 25 words', () => {
		const found = own.flatMap(({ file, line, text }) => places(longSentences(text), file, line));
		assert.equal(found.length, 0, found.join('\n'));
	});
});

describe('The check of the interface', () => {
	const long = `${'word '.repeat(26)}end.`;
	for (const [source, says] of [
		["const a = 'The answer holds no list';", /^"answer": write response/],
		['const a = `is ${x}, which goes out at once`;', /^"goes out": write is sent/],
		["const a = { description: 'List the texts of the account' };", /^"texts": write message/],
		[`const a = '${long}';`, /^27 words: word/],
	] as const) {
		test(`finds what is wrong in: ${source.slice(0, 60)}`, () => {
			const [found] = stringsIn('nodes/a.ts', source);
			assert.ok(found);
			assert.equal(found.line, 1);
			const [first = ''] = [...wrongTerms(found.text), ...longSentences(found.text)];
			assert.match(first, says);
		});
	}

	for (const source of [
		"import { answer } from 'the answer of it';",
		"const name = 'answer';",
		'const a = \'Its pages say "your text goes out"\';',
		'/** The answer holds no list. */',
		"const url = 'https://host/the,answer';",
	]) {
		test(`leaves alone: ${source}`, () => {
			const found = stringsIn('nodes/a.ts', source).flatMap(({ text }) => wrongTerms(text));
			assert.deepEqual(found, []);
		});
	}
});
