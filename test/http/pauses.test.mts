import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

const { limitReached, RateLimiter, retryAfter } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/rateLimiter.js',
) as {
	limitReached(headers: Record<string, string>): number | undefined;
	RateLimiter: new (isStopped: () => boolean) => {
		turn(perMinute: number): Promise<boolean>;
		hold(milliseconds: number): void;
	};
	retryAfter(header: string | undefined, now: number): number | undefined;
};

const now = Date.UTC(2026, 0, 1, 12);

/** Retry-After, and the pause that it asks for; milliseconds. */
const headers: Array<[header: string | undefined, pause: number | undefined]> = [
	['0', undefined],
	['0.0', undefined],
	['0.2', 1000],
	['1.5', 2000],
	['2.0', 2000],
	['-1', undefined],
	['-5', undefined],
	['1, 2', undefined],
	['9'.repeat(400), Infinity],
	['7', 7000],
	[' 120 ', 120_000],
	['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
	['Thu, 01 Jan 2026 12:00:00 GMT', undefined],
	['Thu, 01 Jan 2026 11:00:00 GMT', undefined],
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
	['0', '1.5', 2000],
	['0', '0', undefined],
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

describe('A request that had to wait', () => {
	test('for the provider says so', async () => {
		const pace = new RateLimiter(() => false);
		pace.hold(50);
		assert.equal(await pace.turn(0), true);
		assert.equal(await pace.turn(0), false);
	});

	test('waits for a pause, too, that the provider asks for meanwhile', async () => {
		const pace = new RateLimiter(() => false);
		await pace.turn(1200);
		const start = Date.now();
		const waiting = pace.turn(1200);
		pace.hold(400);
		assert.equal(await waiting, true);
		assert.ok(Date.now() - start >= 400);
	});

	test('starts at once when the run is stopped during the pause', async () => {
		let stopped = false;
		const pace = new RateLimiter(() => stopped);
		const waiting = pace.turn(0);
		pace.hold(3_600_000);
		stopped = true;
		assert.equal(await waiting, false);
	});

	test("for the user's own limit does not, though the provider asked for no pause", async () => {
		const pace = new RateLimiter(() => false);
		await pace.turn(600);
		pace.hold(0);
		assert.equal(await pace.turn(600), false);
	});
});
