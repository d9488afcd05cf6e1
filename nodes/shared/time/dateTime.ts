import { DateTime } from 'luxon';

import { InvalidInput } from '../result/failure';
import { readCalendarTime } from './calendarTime';
import { noZone, zoneNamed } from './timeZones';
import { zoneOfWindows } from './windowsZones';
import { readWrittenTime, wrongTime } from './writtenTime';

/** The value of an option that stands for the workflow's own time zone. */
export const workflowZone = 'workflow';

/** Stands for the time zones that the recipient's phone number may be from. */
export const recipientZone = 'recipient';

/** A time this little in the past still counts as now, in milliseconds. */
export const grace = 60_000;

/** How a time that a user entered is to be read. */
interface TimeRules {
	/** IANA zone of a time without an offset. */
	zone: string;
	/** IANA zone in which the provider will read it. */
	accountZone: string;
	ifPast: 'fail' | 'sendNow';
	now: DateTime;
}

/** A time as a sentence has it. */
export const shown = (time: DateTime) => time.toFormat("yyyy-MM-dd HH:mm:ss 'UTC'ZZ");

/** The two instants that a skipped wall clock may mean: by the offset after it, and before it. */
function aroundGap(wall: DateTime, zone: string): [DateTime, DateTime] {
	const by = (days: number) =>
		wall.minus({ minutes: wall.plus({ days }).setZone(zone).offset }).setZone(zone);
	return [by(1), by(-1)];
}

/** Whether a time that may be any of these is sent now: then none of them is told to anybody. */
function areGone(times: readonly DateTime[], { ifPast, now }: TimeRules): boolean {
	return ifPast === 'sendNow' && times.every((time) => time <= now);
}

/** Reads a wall clock, and refuses one that its zone skips or passes twice. */
function fromWallClock(text: string, zone: string, rules: TimeRules): DateTime {
	const wall = DateTime.fromISO(text, { zone: 'utc' });
	const time = wall.setZone(zone, { keepLocalTime: true });
	const format = 'yyyy-MM-dd HH:mm';
	if (time.toFormat(format) !== wall.toFormat(format)) {
		const [early, late] = aroundGap(wall, zone);
		if (areGone([early, late], rules)) return late;
		throw wrongTime(
			`is '${text}', which does not exist in ${zone}, where the clocks go forward: choose ` +
				`${shown(early)} or ${shown(late)}`,
		);
	}
	if (areGone(time.getPossibleOffsets(), rules)) return time;
	refuseTwice(time, `is '${text}', which occurs twice in ${zone}`);
	return time;
}

/** Whether the clocks of a time's zone show it twice. */
export function comesTwice(time: DateTime): boolean {
	return time.getPossibleOffsets().length > 1;
}

function refuseTwice(time: DateTime, because: string): void {
	const [first, second] = time.getPossibleOffsets();
	if (first === undefined || second === undefined) return;
	const [early, late] = first < second ? [first, second] : [second, first];
	throw wrongTime(
		`${because}, where the clocks go back (${shown(early)} and ${shown(late)}): choose a time outside that hour`,
	);
}

/** The zone of a time that names its own. @throws InvalidInput */
function ownZone(name: string): string {
	const zone = zoneNamed(name) ?? zoneOfWindows(name);
	if (zone !== undefined) return zone;
	throw wrongTime(`contains ${noZone(name)}`);
}

function fromText(value: string, own: string | undefined, rules: TimeRules): DateTime {
	const written = readWrittenTime(value);
	if ('instant' in written) return written.instant;
	const named = written.zone === undefined ? undefined : readZone(written.zone, 'sendAt');
	const zone = named ?? (own === undefined ? rules.zone : ownZone(own));
	return fromWallClock(written.wall, zone, rules);
}

/** What an expression gave, for a sentence. */
function inWords(value: unknown): string {
	if (value === null || value === undefined) return 'empty';
	return typeof value === 'object' || typeof value === 'function'
		? 'something else'
		: `'${String(value)}'`;
}

/** An expression such as {{ $now.plus(1, 'day') }} gives n8n's own DateTime, of another copy. */
function millisOf(value: unknown): number {
	if (value instanceof Date) return value.getTime();
	if (!DateTime.isDateTime(value) || typeof value.toMillis !== 'function') return NaN;
	return Number(value.toMillis());
}

function fromValue(value: unknown, rules: TimeRules): DateTime {
	if (typeof value === 'string') return fromText(value, undefined, rules);
	// The beginning of 1970 is what JavaScript makes of null, and nobody's time to send at.
	const time = DateTime.fromMillis(millisOf(value) || NaN);
	if (time.isValid) return time;
	const entry = readCalendarTime(value);
	if (typeof entry?.dateTime === 'string') return fromText(entry.dateTime, entry.zone, rules);
	if (entry) return fromValue(entry.dateTime, rules);
	throw wrongTime(
		`must be a date and a time, but is ${inWords(value)}: use a format such as 2026-12-25 18:30`,
	);
}

/**
 * Checks the name of a time zone.
 * @returns the name, without what nobody sees in it
 * @throws InvalidInput naming the field
 */
export function readZone(value: string, field: string): string {
	const zone = zoneNamed(value);
	if (zone !== undefined) return zone;
	throw new InvalidInput(field, `is ${noZone(value)}`);
}

/**
 * Reads when a message is to go out. With an offset it is that instant; without one it is a wall
 * clock in `rules.zone`. A time in the past is refused, unless the user wants it sent at once; so
 * is one that exists twice where it is read, by the user's clock or by the provider's, unless it
 * has come and is sent at once.
 * @returns the instant, in the provider's zone
 * @throws InvalidInput
 */
export function readSendAt(value: unknown, rules: TimeRules): DateTime {
	const time = fromValue(value, rules);
	const { year } = time.toUTC();
	if (year < 1 || year > 9998)
		throw wrongTime(`is in the year ${year}, which no provider accepts: correct the year`);
	const late = rules.now.toMillis() - time.toMillis();
	if (late > grace && rules.ifPast === 'fail') {
		throw wrongTime(
			`is ${shown(time)}, which is in the past, so the provider would send the message immediately: ` +
				"choose a later time, or set 'If Time Has Passed' to 'Send Now'",
		);
	}
	const account = time.setZone(rules.accountZone);
	// A time that has come is sent as "now", which needs no date.
	if (late >= 0) return account;
	refuseTwice(
		account,
		`is ${shown(time)}, which occurs twice in the provider's time zone (${rules.accountZone})`,
	);
	return account;
}

/** Dates that a provider writes: `2021-01-11 10:05:00`, also with colons in the date, or ISO. */
const written = /^(\d{4})[-:/](\d{2})[-:/](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * Reads a date from a provider's answer.
 * @param zone IANA zone of the account
 * @returns undefined when it is not a date
 */
export function readProviderDate(text: string | undefined, zone: string): DateTime | undefined {
	const found = written.exec(text ?? '');
	if (!found) return undefined;
	const [, year, month, day, hour, minute, second] = found.map(Number);
	const time = DateTime.fromObject(
		{ year, month, day, hour, minute, second: second || 0 } as Record<string, number>,
		{ zone },
	);
	return time.isValid ? time : undefined;
}

/** UTC, ISO 8601: how every result states a time. */
export function toUtc(time: DateTime | null | undefined): string | null {
	return time?.toUTC().toISO() ?? null;
}
