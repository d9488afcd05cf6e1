import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

const { limitReached, retryAfter } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/pace.js',
) as {
	limitReached(headers: Record<string, string>): number | undefined;
	retryAfter(header: string | undefined, now: number): number | undefined;
};

const now = Date.UTC(2026, 0, 1, 12);

/** Retry-After, and the pause that it asks for; milliseconds. */
const headers: Array<[header: string | undefined, pause: number | undefined]> = [
	['0', 0],
	['7', 7000],
	[' 120 ', 120_000],
	['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
	['Thu, 01 Jan 2026 11:00:00 GMT', 0],
	['soon', undefined],
	['7 seconds', undefined],
	['after 7 days', undefined],
	['', undefined],
	[undefined, undefined],
];

/** How many requests are left, when the limit is lifted, and the pause; milliseconds. */
const limits: Array<[remaining: string, reset: string, pause: number | undefined]> = [
	['0', '30', 30_000],
	[' 00 ', ' 30 ', 30_000],
	['1', '30', undefined],
	['10', '30', undefined],
	['0 of 5', '30', undefined],
	['no 0', '30', undefined],
	['0', '', undefined],
	['0', 'soon', undefined],
	['0', '30 s', undefined],
	['0', 'in 30', undefined],
	['', '30', undefined],
];

describe('The pause that a provider asks for', () => {
	for (const [header, pause] of headers) {
		test(`by Retry-After: ${header ?? 'no such header'}`, () => {
			assert.equal(retryAfter(header, now), pause);
		});
	}

	for (const [remaining, reset, pause] of limits) {
		test(`with '${remaining}' requests left and a reset in '${reset}'`, () => {
			const found = { 'x-rate-limit-remaining': remaining, 'x-rate-limit-reset': reset };
			assert.equal(limitReached(found), pause);
		});
	}

	test('is none without those headers', () => {
		assert.equal(limitReached({}), undefined);
		assert.equal(limitReached({ 'x-rate-limit-remaining': '0' }), undefined);
	});
});
