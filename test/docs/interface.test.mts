/** The words of the interface: forms, errors and notes have the terms and short sentences of the pages. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { longSentences, oddTurns, tooMany, wrongTerms } from './prose.mts';
import { shownStrings, stringsIn, type ShownString } from './shownStrings.mts';

/** Where a provider is quoted word by word: its tables of codes. */
const quotes: ReadonlyArray<readonly [file: RegExp, text: RegExp]> = [
	[/^nodes\/SmsScheduler\/provider\.ts$/, /^Cancelled - /],
];

const own = shownStrings.filter(
	({ file, text }) => !quotes.some(([where, what]) => where.test(file) && what.test(text)),
);

/** Everything that is checked of a string. */
const checks = ({ text, property }: ShownString) => [
	...[...wrongTerms(text), ...longSentences(text), ...oddTurns(text)],
	...(property === 'description' || property === 'hint' ? tooMany(text) : []),
];

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

describe('A string of the interface that a person reads once', () => {
	test('has none of the turns that need a second reading', () => {
		const found = own.flatMap(({ file, line, text }) => places(oddTurns(text), file, line));
		assert.equal(found.length, 0, found.join('\n'));
	});

	test('has at most two sentences as a description or a hint', () => {
		const fields = own.filter(({ property }) => /^(?:description|hint)$/.test(property ?? ''));
		assert.ok(fields.length > 80);
		const found = fields.flatMap(({ file, line, text }) => places(tooMany(text), file, line));
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
		["const a = 'The list is gone; ask again';", /^";": write two sentences/],
		["const a = { description: 'What to do with a late time' };", /^"What": write the effect/],
		["const a = 'It failed. Of a campaign, nothing is left';", /^"Of": write the effect/],
		["const a = 'contains an entry that is no message';", /^"that is no message": write isn't/],
		["const a = 'is 2 segments in place of 1';", /^"in place of": write instead of/],
		["const a = 'Separate several with commas';", /^"several with": write multiple/],
		["const a = 'The message is sent at once';", /^"at once": write immediately/],
		["const a = 'or play it on the command line';", /^"play it on the command line"/],
		["const a = 'which comes twice in Europe';", /^"comes twice": write occurs twice/],
		["const a = 'which is none of its choices';", /^"none of its choices": write not in/],
		["const a = 'The most requests per minute';", /^"The most requests": write maximum/],
		["const a = 'One message. Needs version 4.2';", /^"Needs": write Requires/],
		["const a = 'The execution lasted longer';", /^"lasted longer": write took longer/],
		["const a = 'Ask whoever administers this';", /^"whoever": write the noun/],
		["const a = { hint: 'One thing. Two things. Three things.' };", /^3 sentences: One/],
	] as const) {
		test(`finds what is wrong in: ${source.slice(0, 60)}`, () => {
			const [found] = stringsIn('nodes/a.ts', source);
			assert.ok(found);
			assert.equal(found.line, 1);
			const [first = ''] = [...checks(found)];
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
			const found = stringsIn('nodes/a.ts', source).flatMap(checks);
			assert.deepEqual(found, []);
		});
	}
});
