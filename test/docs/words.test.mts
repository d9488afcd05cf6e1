/** The words of the pages: one term for each thing, and sentences that are read once. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, test } from 'node:test';

import { root } from '../nodes/package.mts';
import { fieldsOf, inner, read, triggers } from './pages.mts';
import { longest, masked, proseOf, sentencesOf } from './prose.mts';
import { terms, type Term } from './terms.mts';

/** Every page that a person is sent to. What the changelog says of released versions stays. */
const pages = [
	'README.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'CHANGELOG.md',
	'packages/README.template.md',
	...globSync('docs/**/*.md', { cwd: root }),
];

const textOf = (page: string): string =>
	page === 'CHANGELOG.md' ? (read(page).split(/^## \[\d/m)[0] ?? '') : read(page);

/** The names of all fields and options of triggers. */
const shown = new Set(
	triggers
		.flatMap(({ properties }) => fieldsOf(properties))
		.flatMap((field) => [field, ...inner(field)])
		.map(({ displayName }) => displayName),
);

/** `docs/failures.md:12: "answer": write response`. */
function wrongWords(page: string, markdown: string, fields = shown): string[] {
	const lines = markdown.split('\n');
	return proseOf(markdown).flatMap((prose, at) =>
		terms.flatMap((term) =>
			[...masked((isGone(term, fields) ? lines[at] : prose) ?? '', term).matchAll(term.not)].map(
				([word]) => `${page}:${at + 1}: "${word}": write ${term.write}`,
			),
		),
	);
}

/** Whether a word is the name of a field that no form has any more, so that no page may name it. */
function isGone({ field }: Term, fields: ReadonlySet<string>): boolean {
	return field !== undefined && !fields.has(field);
}

describe('The words of a page', () => {
	for (const page of pages) {
		test(`are those of this project in ${page}`, () => {
			const found = wrongWords(page, textOf(page));
			assert.equal(found.length, 0, found.join('\n'));
		});
	}
});

test('No sentence of the README has more than 25 words', () => {
	const long = sentencesOf(read('README.md')).filter(({ words }) => words > longest);
	const found = long.map(({ line, words, text }) => `README.md:${line}: ${words} words: ${text}`);
	assert.equal(found.length, 0, found.join('\n'));
});

test('The README has at most 1,200 words', () => {
	const words = read('README.md').split(/\s+/).filter(Boolean).length;
	assert.ok(words <= 1200, `README.md has ${words} words: move what is reference to docs`);
});

describe('The check of words', () => {
	for (const [line, word] of [
		['The answer of the provider.', 'answer'],
		['What the provider has taken is kept.', 'taken'],
		['The next provider takes over.', 'takes over'],
		['The message goes out at once.', 'goes out'],
		['One item comes out.', 'comes out'],
		['The text is cut where a blank is.', 'blank'],
		['Somebody sends a text.', 'a text'],
		['The zone of the account.', 'zone'],
		['A failure ends the run.', 'the run'],
		['Its ids are in the log.', 'ids'],
		['The list holds numbers.', 'holds'],
		['The secret stands in the URL.', 'stands in'],
		['**Without a Duplicate Key, every answer is lost to you.**', 'answer'],
	] as const) {
		test(`finds "${word}" in: ${line}`, () => {
			const [found = ''] = wrongWords('page', line);
			assert.ok(found.startsWith(`page:1: "${word}": write `), found);
		});
	}

	test('finds the name of a field that no form has any more', () => {
		const line = '**Opt-Out Words** adds words of your own.';
		assert.deepEqual(wrongWords('page', line, new Set(['Opt-Out Words'])), []);
		assert.equal(wrongWords('page', line, new Set(['Opt-Out Keywords'])).length, 1);
	});

	for (const line of [
		'`answer` is a field, and so is **Answer Text**.',
		'> The provider answered with a text.',
		'Its page says "your text goes out".',
		'An install takes 2 to 10 minutes, and numbers take turns.',
		'A text message has a text of 160 characters.',
		'The message is held back until its time zone allows it.',
		'See [the page](https://example.com/answer).',
		'```\nThe answer of the provider.\n```',
	]) {
		test(`leaves alone: ${line}`, () => {
			assert.deepEqual(wrongWords('page', line), []);
		});
	}
});
