import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { anySecond, anyZone, spellWall } from './clock.mts';
import { read } from './sendAt.mts';
import { accepted, readProviderDate, refusal } from './support.mts';

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
			assert.ok(
				refusal(() => read(value)).includes(
					`but is ${String(says)}: use a format such as 2026-12-25`,
				),
			);
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
