import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { first, jsonOf } from '../stage.mts';
import type { Check } from './check.mts';

const faulty = 'a fault of the provider';

/** Answers that no provider documents: none of them may pass for a yes or for a no. */
const answers = {
	'nothing at all': { body: '' },
	'a web page': { body: '<!DOCTYPE html><html><body>Welcome<br></body></html>' },
	'JSON that breaks off': { body: '{"Id":"123","send_log":[{"code":200' },
	'XML that breaks off': { body: '<response><item><Id>12345</Id>' },
	'an object of something else': { body: '{"hello":"world"}' },
	'a list of numbers': { body: '[1,2,3]' },
	'the word null': { body: 'null' },
	[faulty]: { status: 500, body: '{"hello":"world"}' },
	'a redirect': { status: 302, headers: { location: '/elsewhere' }, body: '' },
	'JSON nested 10,000 deep': { body: '['.repeat(10_000) + ']'.repeat(10_000) },
} as const;

/** Whatever cannot be read is unknown: never a success, never a failure. */
export const answersThatCannotBeRead: Check = (fixture, stage) => {
	const questions = fixture.operations.filter(({ submits }) => !submits);
	describe('never takes an unreadable answer for a yes or a no', () => {
		for (const operation of fixture.operations) {
			for (const [name, answer] of Object.entries(answers)) {
				// A question is asked three times then, with pauses: once per provider is enough.
				if (name === faulty && !operation.submits && operation !== questions[0]) continue;
				test(`${operation.resource}: ${operation.operation} is answered with ${name}`, async () => {
					stage().answer(Array.from({ length: 3 }, () => answer));
					const result = await stage().run(operation, { onError: 'continueRegularOutput' });

					assert.equal(result.status, 'success');
					const item = first(jsonOf(result));
					if (operation.submits) {
						assert.equal(item.submission, 'unknown');
						assert.equal(stage().requests.length, 1, 'a send is never repeated');
					} else {
						const failure = item.failure as IDataObject;
						assert.match(String(failure.kind), /^(unreadable|provider|unreachable)$/);
					}
				});
			}
		}
	});
};
