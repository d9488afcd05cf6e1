import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { anyZoneAndInstant, hour, minute, wallAt } from './clock.mts';
import { nextWithin } from './support.mts';

interface Hours {
	from: number;
	to: number;
	days: number[];
	zone: string;
}

const day = 24 * hour;

/** By the clock on the wall alone: its weekday and its minute of the day. */
function isAllowed(at: number, { from, to, days, zone }: Hours): boolean {
	const wall = wallAt(at, zone);
	const minutes = Math.floor((wall % day) / minute);
	// Date counts from Sunday.
	const weekday = (new Date(wall).getUTCDay() + 6) % 7;
	const before = (weekday + 6) % 7;
	if (from < to) return days.includes(weekday) && from <= minutes && minutes < to;
	return (days.includes(weekday) && minutes >= from) || (days.includes(before) && minutes < to);
}

const anyMinute = fc.oneof(
	fc.integer({ min: 0, max: 1439 }),
	// Where clocks change.
	fc.integer({ min: 0, max: 3 * 60 }),
);
const week = [0, 1, 2, 3, 4, 5, 6];
const anyDays = fc.oneof(fc.subarray(week, { minLength: 1 }), fc.constant(week));
const anyCase = fc
	.record({
		place: anyZoneAndInstant,
		from: anyMinute,
		to: fc.oneof(anyMinute, fc.constant(1440)),
		days: anyDays,
	})
	.filter(({ from, to }) => from !== to)
	.map(({ place: [zone, at], ...hours }) => ({ at, hours: { ...hours, zone } }));

describe('The next time that sending hours allow', () => {
	test('is within them, and never earlier', () => {
		const property = fc.property(anyCase, ({ at, hours }) => {
			const next = nextWithin(at, hours);
			assert.ok(isAllowed(next, hours), new Date(next).toISOString());
			assert.ok(next >= at && next <= at + 8 * day);
		});
		fc.assert(property, { numRuns: 2000 });
	});

	test('is the first: every minute before it is outside', () => {
		const property = fc.property(anyCase, ({ at, hours }) => {
			const next = nextWithin(at, hours);
			if (isAllowed(at, hours)) return assert.equal(next, at);
			assert.equal(next % minute, 0);
			for (let one = at; one < next; one = Math.floor(one / minute) * minute + minute) {
				assert.ok(!isAllowed(one, hours), new Date(one).toISOString());
			}
		});
		fc.assert(property, { numRuns: 250 });
	});

	test('is the same when asked again', () => {
		const property = fc.property(anyCase, ({ at, hours }) => {
			const next = nextWithin(at, hours);
			assert.equal(nextWithin(next, hours), next);
		});
		fc.assert(property);
	});

	const paris = { zone: 'Europe/Paris', days: week };
	const rows: Record<string, [at: string, from: number, to: number, next: string]> = {
		'in an hour that the clocks skip, when they have skipped it': [
			'2030-03-31T00:00:00Z',
			150,
			240,
			'2030-03-31T01:00:00.000Z',
		],
		'in an hour that they pass twice, the first time': [
			'2030-10-26T22:00:00Z',
			150,
			165,
			'2030-10-27T00:30:00.000Z',
		],
		'and the second time, when it has passed once': [
			'2030-10-27T00:45:00Z',
			150,
			165,
			'2030-10-27T01:30:00.000Z',
		],
		'after a whole day of 25 hours': ['2030-10-27T02:00:00Z', 0, 60, '2030-10-27T23:00:00.000Z'],
	};
	for (const [name, [at, from, to, next]] of Object.entries(rows)) {
		test(`is found ${name}`, () => {
			const found = nextWithin(Date.parse(at), { ...paris, from, to });
			assert.equal(new Date(found).toISOString(), next);
		});
	}
});
