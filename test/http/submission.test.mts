import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

type Verdict = { submission: string; cause?: object } | undefined;
type Seen =
	| { seen: 'neverLeft' | 'noResponse'; cause: object }
	| { seen: 'response'; response: { status: number; headers: object; body: { form: 'empty' } } };
type Classified = {
	submission: 'accepted' | 'rejected' | 'unknown';
	cause?: { kind: string; code: string };
};

const { classify } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/classifyResponse.js',
) as {
	classify(provider: { judge(): Verdict; judgesInBody?: boolean }, seen: Seen): Classified;
};

const answer = (status: number): Seen => ({
	seen: 'response',
	response: { status, headers: {}, body: { form: 'empty' } },
});
const saying = (words: Verdict, judgesInBody = false) => ({ judge: () => words, judgesInBody });
const refusal = { kind: 'credit', message: 'Not enough credits', code: '5', field: null };
const yes = { submission: 'accepted' };
const no = { submission: 'rejected', cause: refusal };
const neither = { submission: 'unknown', cause: refusal };
const why = { kind: 'unreachable', message: 'It broke', code: 'ECONNRESET', field: null };

/** HTTP statuses without a word of the provider's, and what they say of a message. */
const statuses: Record<Classified['submission'], number[]> = {
	accepted: [200, 201, 204, 299],
	rejected: [400, 401, 402, 403, 404, 409, 422, 429, 499],
	unknown: [100, 199, 300, 301, 307, 399, 500, 502, 503, 504, 599, 600, 999],
};

/** What failed, where a status says it. */
const kinds: Record<string, number[]> = {
	authentication: [401],
	credit: [402],
	permission: [403],
	throttled: [429],
	provider: [400, 404, 409, 422, 499, 500, 503, 599, 600],
	unreachable: [300, 307, 399],
	unreadable: [100],
};

/** What a provider's own words say, and where they count. */
const words: Record<string, [Verdict, status: number, inBody: boolean, Classified['submission']]> =
	{
		'a yes with HTTP 200': [yes, 200, false, 'accepted'],
		'a yes with HTTP 400': [yes, 400, false, 'accepted'],
		'a no with HTTP 200': [no, 200, false, 'rejected'],
		'neither yes nor no': [neither, 200, false, 'unknown'],
		'a no inside a fault, which may be a proxy speaking': [no, 500, false, 'unknown'],
		'a no inside a redirect': [no, 302, false, 'unknown'],
		'a no inside a fault, where the body is the verdict': [no, 500, true, 'unknown'],
		'a no inside a redirect, where the body is the verdict': [no, 302, true, 'unknown'],
		'a yes inside a fault, where the body is the verdict': [yes, 500, true, 'accepted'],
		'no word inside a fault, where the body is the verdict': [undefined, 500, true, 'unknown'],
	};

describe('What became of a submission is said by one table', () => {
	for (const [as, all] of Object.entries(statuses)) {
		for (const status of all) {
			test(`HTTP ${status} is ${as}`, () => {
				assert.equal(classify(saying(undefined), answer(status)).submission, as);
			});
		}
	}

	for (const [kind, all] of Object.entries(kinds)) {
		for (const status of all) {
			test(`HTTP ${status} is a failure of the kind ${kind}, with the status as its code`, () => {
				const { cause: found } = classify(saying(undefined), answer(status));
				assert.deepEqual([found?.kind, found?.code], [kind, String(status)]);
			});
		}
	}

	for (const [name, [says, status, inBody, as]] of Object.entries(words)) {
		test(`${name} is ${as}`, () => {
			assert.equal(classify(saying(says, inBody), answer(status)).submission, as);
		});
	}

	test('what never left is rejected, and nobody is asked', () => {
		const seen: Seen = { seen: 'neverLeft', cause: why };
		assert.deepEqual(classify(saying(yes), seen), { submission: 'rejected', cause: why });
	});

	test('what left and got no answer is unknown, and nobody is asked', () => {
		const seen: Seen = { seen: 'noResponse', cause: why };
		assert.deepEqual(classify(saying(yes), seen), { submission: 'unknown', cause: why });
	});
});
