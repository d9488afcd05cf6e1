import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { anySecond, anyZone, minute, readings, spellOffset, spellWall, wallAt } from './clock.mts';
import { read } from './sendAt.mts';
import { accepted, anotherLuxon, luxon, refusal } from './support.mts';

const anyInstant = fc
	.tuple(anySecond, fc.integer({ min: 0, max: 999 }))
	.map(([seconds, milliseconds]) => seconds + milliseconds);

describe('What an expression gives', () => {
	test('is that instant when it is a Date', () => {
		const property = fc.property(anyInstant, anyZone, (instant, zone) => {
			assert.equal(read(new Date(instant), zone).toMillis(), instant);
		});
		fc.assert(property);
	});

	test('is that instant when it is a DateTime of another copy of luxon', () => {
		const other = anotherLuxon();
		assert.notEqual(other.DateTime, luxon.DateTime);
		const property = fc.property(anyInstant, anyZone, anyZone, (instant, own, zone) => {
			const value = other.DateTime.fromMillis(instant, { zone: own });
			assert.ok(!(value instanceof luxon.DateTime));
			const time = read(value, zone);
			assert.equal(time.toMillis(), instant);
			assert.ok(time instanceof luxon.DateTime);
		});
		fc.assert(property);
	});

	test('is refused when it is an invalid Date or DateTime', () => {
		assert.match(
			refusal(() => read(new Date(NaN))),
			/Send At/,
		);
		assert.match(
			refusal(() => read(anotherLuxon().DateTime.invalid('unknown'))),
			/Send At/,
		);
	});
});

describe('ISO 8601', () => {
	const forms: Record<string, string> = {
		'2026-12-25T18:30': '2026-12-25T18:30:00.000Z',
		'2026-12-25 18:30': '2026-12-25T18:30:00.000Z',
		'  2026-12-25   18:30  ': '2026-12-25T18:30:00.000Z',
		'2026-12-25T18:30:15': '2026-12-25T18:30:15.000Z',
		'2026-12-25T18:30:15.5': '2026-12-25T18:30:15.500Z',
		'2026-12-25T18:30:15,25': '2026-12-25T18:30:15.250Z',
		'2026-12-25T18:30:15.123456789': '2026-12-25T18:30:15.123Z',
		'2026-12-25T18:30:15.5+02:00': '2026-12-25T16:30:15.500Z',
		'20261225T1830': '2026-12-25T18:30:00.000Z',
		'20261225T183015Z': '2026-12-25T18:30:15.000Z',
		'2026-W52-5T18:30': '2026-12-25T18:30:00.000Z',
		'2026-W53-5T10:00+02': '2027-01-01T08:00:00.000Z',
		'2026-359T18:30': '2026-12-25T18:30:00.000Z',
		'2026-12-25T24:00': '2026-12-26T00:00:00.000Z',
		'2026-12-25T18:30-0330': '2026-12-25T22:00:00.000Z',
		'2026-12-25 18:30 -00:30': '2026-12-25T19:00:00.000Z',
	};
	for (const [text, instant] of Object.entries(forms)) {
		test(`reads '${text}'`, () => {
			const zone = /[zZ]$|[+-]\d\d:?(\d\d)?$/.test(text.slice(12)) ? 'Asia/Tokyo' : 'UTC';
			assert.equal(read(text, zone).toUTC().toISO(), instant);
		});
	}

	test('with fractions of a second keeps the milliseconds', () => {
		const property = fc.property(anyInstant, (instant) => {
			assert.equal(read(new Date(instant).toISOString(), 'Asia/Tokyo').toMillis(), instant);
		});
		fc.assert(property);
	});

	test('with the name of a zone behind it is the right instant, or refused', () => {
		const property = fc.property(
			anySecond,
			anyZone,
			anyZone,
			fc.boolean(),
			(instant, own, zone, offset) => {
				const wall = wallAt(instant, own);
				fc.pre(readings(wall, own).length === 1);
				const spelled = spellWall(wall) + (offset ? spellOffset((wall - instant) / minute) : '');
				const time = accepted(() => read(`${spelled}[${own}]`, zone));
				assert.equal(time?.toMillis() ?? instant, instant, `${spelled}[${own}] read in ${zone}`);
			},
		);
		fc.assert(property);
	});
});
