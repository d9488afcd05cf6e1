import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { anySecond, anyZone, minute, readings, spellOffset, spellWall, wallAt } from './clock.mts';
import {
	accepted,
	anotherLuxon,
	luxon,
	readProviderDate,
	readSendAt,
	refusal,
} from './support.mts';

const now = luxon.DateTime.fromISO('2026-01-15T00:00:00Z');

function read(value: unknown, zone = 'UTC', accountZone = 'UTC') {
	return readSendAt(value, { zone, accountZone, ifPast: 'fail', now });
}

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

describe('What is not a date and a time', () => {
	const wrong = ['', ' ', 'soon', '2026-12-25', 'T18:30', '2026-13-01 10:00', '1767225600'];
	const unreal = ['2026-02-30 10:00', '2026-12-25 25:00', '0000-00-00 00:00:00'];
	for (const text of [...wrong, ...unreal, '2026-12-25 6 PM', '12/25/2026 18:30']) {
		test(`is refused: '${text}'`, () => {
			assert.match(
				refusal(() => read(text)),
				/^'Send At' /,
			);
		});
	}

	for (const text of ['2026-12-25T18-30', '2026-12-25T18:30+99:99', '2026-12-25T18:30-24:00']) {
		test(`is refused, for no clock on earth has such an offset: '${text}'`, () => {
			assert.match(
				refusal(() => read(text)),
				/^'Send At' /,
			);
		});
	}

	test('is refused, never a crash, and what is accepted can be told to a provider', () => {
		const alphabet = fc.constantFrom(...'0123456789-:+TZW. []/,');
		const almost = fc
			.tuple(anySecond, fc.nat(20), fc.string({ unit: alphabet, maxLength: 6 }), fc.nat(3))
			.map(([instant, at, text, cut]) => {
				const iso = `${spellWall(instant)}Z`;
				return iso.slice(0, at) + text + iso.slice(at + cut);
			});
		const value = fc.oneof(
			fc.anything({ withDate: true, withNullPrototype: true, withBigInt: true, withMap: true }),
			fc.string({ unit: alphabet, maxLength: 30 }),
			fc.string({ unit: 'binary' }),
			almost,
			fc.date({ noInvalidDate: false }),
		);
		const property = fc.property(value, anyZone, (given, account) => {
			const time = accepted(() => read(given, 'America/New_York', account));
			if (time === undefined) return;
			assert.ok(time.isValid);
			const spelled = time.toFormat('yyyy-MM-dd HH:mm:ss');
			const back = readProviderDate(spelled, account);
			assert.equal(back?.toMillis(), time.startOf('second').toMillis(), spelled);
		});
		fc.assert(property, { numRuns: 5000 });
	});

	for (const [value, says] of [
		[undefined, 'empty'],
		[null, 'empty'],
		[1767225600, "'1767225600'"],
		[true, "'true'"],
		[() => 'today', 'something else'],
	]) {
		test(`is refused by its own words: ${String(value)} is ${String(says)}`, () => {
			assert.ok(refusal(() => read(value)).includes(`but is ${String(says)}: use 2026-12-25`));
		});
	}

	const strange: Record<string, unknown> = {
		'a list': ['2026-12-25 18:30'],
		'an object whose toString is no function': { toString: 'today' },
		'an object without a prototype': Object.create(null),
		'an object that only says it is a DateTime': { isLuxonDateTime: true, isValid: true },
		'a year that no provider can spell': new Date(Date.UTC(58_000, 1, 1)),
	};
	for (const [name, value] of Object.entries(strange)) {
		test(`is refused: ${name}`, () => {
			assert.match(
				refusal(() => read(value)),
				/^'Send At' /,
			);
		});
	}
});

test('A provider’s date is read or not; garbage never crashes', () => {
	const property = fc.property(
		fc.option(fc.string(), { nil: undefined }),
		anyZone,
		(text, zone) => {
			const time = readProviderDate(text, zone);
			assert.ok(time === undefined || time.isValid);
		},
	);
	fc.assert(property);
	for (const text of [
		'0000-00-00 00:00:00',
		'2026-02-30 10:00',
		'2026-01-01 25:00',
		'2026-01-01',
	]) {
		assert.equal(readProviderDate(text, 'UTC'), undefined, text);
	}
});
