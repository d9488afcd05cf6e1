import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { listed } from '../support/listed.mts';

const { blameInEntry, messageBlameIn, wordsOf } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/refusalWords.js',
) as Record<
	'blameIn' | 'blameInEntry' | 'messageBlameIn',
	(words: string) => string | undefined
> & {
	wordsOf(value: unknown): string;
};

/** Each sentence by itself: the message names the ones that are read otherwise, and how. */
function all(
	expected: string | undefined,
	list: string,
	read: (words: string) => string | undefined,
): void {
	const others = listed(list).map((one) => [one, read(one)]);
	assert.deepEqual(
		others.filter(([, kind]) => kind !== expected),
		[],
		`expected ${String(expected)}`,
	);
}

test('An entry about one recipient that blames nobody blames the rate or the provider', () => {
	all(
		'throttled',
		`
		Too many requests | You send too fast | Too frequent | Too quickly | Rate limit reached | RATE_LIMITED
		Throttled | Throttling in effect | Slow down | Flood control | Flooding
		`,
		blameInEntry,
	);
	all('provider', 'Refused | Error 5 | The text was too | rated 5', blameInEntry);
	all('recipient', 'Too many messages to this recipient', blameInEntry);
	all('credit', 'Low balance: slow down', blameInEntry);
});

test('Only the recipient or the text counts where a status speaks of the account', () => {
	all('optedOut', 'Opted out', messageBlameIn);
	all('recipient', 'Invalid number', messageBlameIn);
	all('content', 'Spam', messageBlameIn);
	all(undefined, 'Low balance | Invalid sender | Refused', messageBlameIn);
});

test('A provider speaks in fields of its own, and not in those with the text or the request', () => {
	const spoken = listed(`
		error | errors | error_message | errorMsg | error_description | error_desc | errorText | message
		messages | detail | details | desc | description | reason | title | name | code_desc | codeDesc | info
		note | cause | explanation | result | status | status_message | statusDescription | status_desc
		status_text
	`);
	assert.deepEqual(
		spoken.filter((name) => wordsOf({ [name]: 'Spam' }) !== 'Spam'),
		[],
	);
	const silent = listed(
		'msg | text | body | content | to | sms | message_id | key | url | subject',
	);
	assert.deepEqual(
		silent.filter((name) => wordsOf({ [name]: 'Spam' }) !== ''),
		[],
	);
	const repeated = listed('request | input | param | params | query | header | headers');
	assert.deepEqual(
		repeated.filter((name) => wordsOf({ [name]: { message: 'Spam' } }) !== ''),
		[],
	);
	assert.equal(wordsOf({ errors: [{ message: 'A' }, 'B'], data: { detail: 'C' } }), 'B. C. A');
});
