import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readProviderDate, toUtc } from '../properties/support.mts';

/** What providers write, and what it means in New York, in winter and in summer. */
const dates: Record<string, string | null> = {
	'2026-01-11 10:05:30': '2026-01-11T15:05:30.000Z',
	'2026-07-11 10:05:30': '2026-07-11T14:05:30.000Z',
	'2026:01:11 10:05:30': '2026-01-11T15:05:30.000Z',
	'2026/01/11 10:05:30': '2026-01-11T15:05:30.000Z',
	'2026-01-11T10:05:30': '2026-01-11T15:05:30.000Z',
	'2026-01-11 10:05': '2026-01-11T15:05:00.000Z',
	'2026-01-11': null,
	'2026-01-11 10:05:30 and more': null,
	'at 2026-01-11 10:05:30': null,
	'2026-13-11 10:05:30': null,
	'2026-02-30 10:05:30': null,
	'0000-00-00 00:00:00': null,
	'': null,
	soon: null,
};

describe("A date in a provider's answer", () => {
	for (const [written, utc] of Object.entries(dates)) {
		test(`'${written}' is ${utc ?? 'none'}`, () => {
			const read = readProviderDate(written, 'America/New_York');
			assert.equal(read ? toUtc(read) : null, utc);
		});
	}

	test('is none when it is missing', () => {
		assert.equal(readProviderDate(undefined, 'UTC'), undefined);
	});
});
