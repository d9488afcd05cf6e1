import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import {
	anyGap,
	anyOverlap,
	anySecond,
	anyZone,
	anyZoneAndInstant,
	type Change,
	minute,
	readings,
	second,
	spellOffset,
	spellShown,
	spellWall,
	wallAt,
} from './clock.mts';
import { read } from './sendAt.mts';
import { luxon, readProviderDate, readSendAt, refusal, toUtc } from './support.mts';

/** The instants that a message names, such as `2026-03-29 03:30:00 UTC+02:00`. */
function named(message: string): number[] {
	const found = message.match(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC[+-]\d\d:\d\d/g) ?? [];
	return found.map((text) => Date.parse(text.replace(' UTC', '').replace(' ', 'T')));
}

const wholeOffset = fc.integer({ min: -14, max: 14 }).map((hours) => hours * 60);
const anyOffset = fc.oneof(wholeOffset, fc.integer({ min: -14 * 60, max: 14 * 60 }));

/** The spellings of an offset that ISO 8601 knows. */
function offsetSpellings(minutes: number): string[] {
	const spelled = spellOffset(minutes);
	const forms = [spelled, ` ${spelled}`, spelled.replace(':', '')];
	if (minutes % 60 === 0) forms.push(spelled.slice(0, 3));
	if (minutes === 0) forms.push('Z', 'z', ' Z');
	return forms;
}

/** Seconds within a change, from 0 to its length. */
const within = ({ before, after }: Change) =>
	fc.integer({ min: 0, max: Math.abs(after - before) / second - 1 }).map((s) => s * second);

describe('A date-time with an offset', () => {
	const spelled = fc
		.tuple(anyOffset, fc.constantFrom('T', ' ', '  '))
		.chain(([minutes, gap]) =>
			fc.tuple(
				fc.constant(minutes),
				fc.constant(gap),
				fc.constantFrom(...offsetSpellings(minutes)),
			),
		);

	test('is that instant in the account’s zone, whatever the user’s zone', () => {
		const property = fc.property(
			anyZoneAndInstant,
			anyZone,
			spelled,
			([account, instant], zone, [minutes, gap, offset]) => {
				fc.pre(readings(wallAt(instant, account), account).length === 1);
				const text = spellWall(instant + minutes * minute).replace('T', gap) + offset;
				const time = read(text, zone, account);
				assert.equal(time.toMillis(), instant, text);
				assert.equal(time.zoneName, account);
				assert.equal(toUtc(time), new Date(instant).toISOString());
			},
		);
		fc.assert(property, { numRuns: 1500 });
	});

	test('is refused, both readings named, when the account’s zone spells it like another', () => {
		const property = fc.property(
			anyOverlap.chain((change) => fc.tuple(fc.constant(change), within(change))),
			fc.boolean(),
			anyZone,
			spelled,
			([change, into], late, zone, [minutes, gap, offset]) => {
				const first = change.at + change.after - change.before + into;
				const instants = [first, change.at + into];
				const text = spellWall((late ? change.at + into : first) + minutes * minute);
				const message = refusal(() => read(text.replace('T', gap) + offset, zone, change.zone));
				assert.deepEqual(named(message).slice(1), instants, message);
				for (const instant of instants) {
					assert.ok(message.includes(spellShown(instant, change.zone)), message);
				}
				assert.ok(message.includes(change.zone), message);
			},
		);
		fc.assert(property);
	});
});

describe('A date-time without an offset', () => {
	test('is that wall clock in its zone', () => {
		const property = fc.property(
			anyZoneAndInstant,
			fc.constantFrom('T', ' '),
			([zone, instant], gap) => {
				const wall = wallAt(instant, zone);
				fc.pre(readings(wall, zone).length === 1);
				const time = read(spellWall(wall).replace('T', gap), zone);
				assert.equal(time.toMillis(), instant);
				assert.equal(wallAt(time.toMillis(), zone), wall);
			},
		);
		fc.assert(property, { numRuns: 1500 });
	});

	test('that the spring change skips is refused, and both readings are named', () => {
		const property = fc.property(
			anyGap.chain((change) => fc.tuple(fc.constant(change), within(change))),
			anyZone,
			([{ zone, at, before, after }, into], account) => {
				const wall = at + before + into;
				assert.deepEqual(readings(wall, zone), []);
				const message = refusal(() => read(spellWall(wall), zone, account));
				const [early, late] = [wall - after, wall - before];
				assert.deepEqual(named(message), [early, late], message);
				assert.ok(message.includes(spellShown(early, zone)), message);
				assert.ok(message.includes(spellShown(late, zone)), message);
				assert.ok(message.includes(zone), message);
			},
		);
		fc.assert(property);
	});

	test('that the autumn change repeats is refused, and both readings are named', () => {
		const property = fc.property(
			anyOverlap.chain((change) => fc.tuple(fc.constant(change), within(change))),
			anyZone,
			([{ zone, at, before, after }, into], account) => {
				const wall = at + after + into;
				const message = refusal(() => read(spellWall(wall), zone, account));
				assert.deepEqual(named(message), readings(wall, zone), message);
				assert.deepEqual(named(message), [wall - before, wall - after], message);
				assert.ok(message.includes(spellShown(wall - before, zone)), message);
				assert.ok(message.includes(spellShown(wall - after, zone)), message);
			},
		);
		fc.assert(property);
	});
});

test('What is accepted and spelled for the provider is read back as the same second', () => {
	const formats = ['yyyy-MM-dd HH:mm:ss', "yyyy-MM-dd'T'HH:mm:ss", 'yyyy/MM/dd HH:mm:ss'];
	const property = fc.property(
		anyZoneAndInstant,
		fc.constantFrom(...formats, 'yyyy:MM:dd HH:mm:ss'),
		([account, instant], format) => {
			fc.pre(readings(wallAt(instant, account), account).length === 1);
			const spelled = read(new Date(instant), 'UTC', account).toFormat(format);
			assert.equal(
				spelled.replaceAll(/\D/g, ''),
				spellWall(wallAt(instant, account)).replaceAll(/\D/g, ''),
			);
			assert.equal(readProviderDate(spelled, account)?.toMillis(), instant, spelled);
		},
	);
	fc.assert(property, { numRuns: 1000 });
});

describe('A time in the past', () => {
	const lateBy = (ifPast: 'fail' | 'sendNow', late: number) => (now: number, zone: string) =>
		readSendAt(new Date(now - late), {
			zone,
			accountZone: 'UTC',
			ifPast,
			now: luxon.DateTime.fromMillis(now),
		}).toMillis();

	test('counts as now up to 60 seconds, and no longer', () => {
		const late = fc.oneof(fc.integer({ min: -5, max: 120_000 }), fc.constantFrom(60_000, 60_001));
		const property = fc.property(anySecond, anyZone, late, (now, zone, by) => {
			const call = () => lateBy('fail', by)(now, zone);
			if (by <= 60_000) assert.equal(call(), now - by);
			else assert.match(refusal(call), /in the past/);
		});
		fc.assert(property);
	});

	test('is taken as it is when the user wants it sent now', () => {
		const late = fc.integer({ min: 0, max: 2 ** 40 });
		const property = fc.property(anySecond, anyZone, late, (now, zone, by) => {
			assert.equal(lateBy('sendNow', by)(now, zone), now - by);
		});
		fc.assert(property);
	});
});
