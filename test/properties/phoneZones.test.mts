import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { hour, minute, wallAt } from './clock.mts';
import { everywhere } from './numbers.mts';
import { nextWithinAll, zonesOfPhone } from './support.mts';

const day = 24 * hour;
const days = [0, 1, 2, 3, 4, 5, 6];

/** From 06:00 to 23:00: countries with eleven zones have some minutes in common. */
const hours = { from: 360, to: 1380, days };

const isOpen = (at: number, zone: string) => {
	const minutes = Math.floor((wallAt(at, zone) % day) / minute);
	return minutes >= hours.from && minutes < hours.to;
};

/** Moments of two years, most of them near a change of clocks in some country. */
const anyInstant = fc
	.integer({ min: 0, max: 730 * 24 * 60 })
	.map((minutes) => Date.UTC(2030, 0, 1) + minutes * minute);
const anyExample = fc.constantFrom(...everywhere);

describe("Every country's example numbers", () => {
	test('have time zones, which are known to this machine', () => {
		for (const { number, country, kind } of everywhere) {
			const zones = zonesOfPhone(number.number);
			assert.ok(zones.length > 0, `${kind} number of ${country}`);
			for (const zone of zones) assert.doesNotThrow(() => wallAt(0, zone), zone);
		}
	});

	test('have no clocks that differ by more than those of Russia', () => {
		const at = Date.UTC(2030, 6, 1);
		for (const { number, country, kind } of everywhere) {
			const walls = zonesOfPhone(number.number).map((zone) => wallAt(at, zone));
			const apart = (Math.max(...walls) - Math.min(...walls)) / hour;
			assert.ok(apart <= 10, `${kind} number of ${country}: ${apart} hours`);
		}
	});

	test('have a first minute that is within the hours by all clocks, whatever the season', () => {
		const property = fc.property(anyExample, anyInstant, ({ number }, at) => {
			const zones = zonesOfPhone(number.number);
			const next = nextWithinAll(at, { ...hours, zones });
			assert.ok(next !== undefined && next >= at && next <= at + 2 * day);
			assert.ok(
				zones.every((zone) => isOpen(next, zone)),
				new Date(next).toISOString(),
			);
			for (let one = at; one < next; one += minute) {
				assert.ok(!zones.every((zone) => isOpen(one, zone)), new Date(one).toISOString());
			}
		});
		fc.assert(property, { numRuns: 400 });
	});
});

describe('A number is from', () => {
	const ways: Record<string, [number: string | null, zones: string[]]> = {
		'the zone of its area code, in North America': ['+16461234567', ['America/New_York']],
		'Kazakhstan, and not Russia': ['+77710009998', ['Asia/Aqtobe']],
		'its area, as a mobile number of Brazil': ['+5511961234567', ['America/Sao_Paulo']],
		'all of its country, as a mobile number of Spain': [
			'+34612345678',
			['Atlantic/Canary', 'Europe/Madrid'],
		],
		'its area, as a fixed line of Spain': ['+34912345678', ['Europe/Madrid']],
		'nowhere, as a satellite': ['+870773111632', []],
		'nowhere, as a line of a switchboard': ['101', []],
		'nowhere, when it cannot be read': [null, []],
	};
	for (const [name, [number, zones]] of Object.entries(ways)) {
		test(name, () => assert.deepEqual(zonesOfPhone(number), zones));
	}
});
