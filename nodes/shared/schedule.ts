import { DateTime, IANAZone } from 'luxon';

import { InvalidInput } from './failure';

/** The value of an option that stands for the workflow's own time zone. */
export const workflowZone = 'workflow';

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

const wrong = (message: string) => new InvalidInput('sendAt', message);

/** A time as a sentence has it. */
export const shown = (time: DateTime) => time.toFormat("yyyy-MM-dd HH:mm:ss 'UTC'ZZ");

/** Z, or an offset that some clock on earth may have: 14 hours and some minutes at most. */
const offset = /(?:[zZ]|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)$/;

/** A date, a time of day, and nothing behind it. */
const wallClock = /\d[tT]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?$/;

/** The name of a zone behind a time, as JavaScript's Temporal writes it. */
const zoneName = /\[([^\]]+)\]$/;

/** The two instants that a skipped wall clock may mean: by the offset after it, and before it. */
function aroundGap(wall: DateTime, zone: string): [DateTime, DateTime] {
	const by = (days: number) =>
		wall.minus({ minutes: wall.plus({ days }).setZone(zone).offset }).setZone(zone);
	return [by(1), by(-1)];
}

/** Reads a wall clock, and refuses one that its zone skips or passes twice. */
function fromWallClock(text: string, zone: string): DateTime {
	const wall = DateTime.fromISO(text, { zone: 'utc' });
	const time = wall.setZone(zone, { keepLocalTime: true });
	const format = 'yyyy-MM-dd HH:mm';
	if (time.toFormat(format) !== wall.toFormat(format)) {
		const [early, late] = aroundGap(wall, zone);
		throw wrong(
			`is '${text}', which does not exist in ${zone}, where the clocks go forward: choose ` +
				`${shown(early)} or ${shown(late)}`,
		);
	}
	refuseTwice(time, `is '${text}', which comes twice in ${zone}, where the clocks go back`);
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
	throw wrong(
		`${because}: it may be ${shown(early)} or ${shown(late)}; choose a time outside that hour`,
	);
}

function fromText(value: string, zone: string): DateTime {
	const trimmed = value.trim().replace(/^(\d{4}-\d{2}-\d{2}) +(?=\d)/, '$1T');
	if (trimmed === '') throw wrong('is empty: enter a date and a time');
	const named = zoneName.exec(trimmed)?.[1];
	const text = trimmed.replace(zoneName, '').replace(/ +(?=[zZ+-])/, '');
	const day = DateTime.fromISO(text, { zone: 'utc' });
	if (!day.isValid) throw wrong(`is '${value}', which is not a date: use 2026-12-25 18:30`);
	if (wallClock.test(text)) {
		return fromWallClock(text, named === undefined ? zone : readZone(named, 'sendAt'));
	}
	if (/t\d/i.test(text) && offset.test(text)) return DateTime.fromISO(text, { setZone: true });
	const what = /t\d/i.test(text) ? 'has an offset that no clock has' : 'has no time of day';
	throw wrong(`is '${value}', which ${what}: use 2026-12-25 18:30`);
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

function fromValue(value: unknown, zone: string): DateTime {
	if (typeof value === 'string') return fromText(value, zone);
	// The beginning of 1970 is what JavaScript makes of null, and nobody's time to send at.
	const time = DateTime.fromMillis(millisOf(value) || NaN);
	if (time.isValid) return time;
	throw wrong(`must be a date and a time, but is ${inWords(value)}: use 2026-12-25 18:30`);
}

/**
 * Checks the name of a time zone.
 * @throws InvalidInput naming the field
 */
export function readZone(value: string, field: string): string {
	// Kept by luxon from the first time on: 100,000 items may name one each.
	if (IANAZone.create(value).isValid) return value;
	throw new InvalidInput(
		field,
		`is '${value}', which is not a time zone: use a name such as Europe/Paris`,
	);
}

/**
 * Reads when a message is to go out. With an offset it is that instant; without one it is a wall
 * clock in `rules.zone`. A time in the past is refused, unless the user wants it sent at once; so
 * is one that exists twice where it is read, by the user's clock or by the provider's.
 * @returns the instant, in the provider's zone
 * @throws InvalidInput
 */
export function readSendAt(value: unknown, rules: TimeRules): DateTime {
	const time = fromValue(value, rules.zone);
	const { year } = time.toUTC();
	if (year < 1 || year > 9998) throw wrong(`is in the year ${year}, which no provider can be told`);
	const late = rules.now.toMillis() - time.toMillis();
	if (late > grace && rules.ifPast === 'fail') {
		throw wrong(
			`is ${shown(time)}, which is in the past, and the provider would send it at once: ` +
				"choose a later time, or set 'If Time Is Past' to 'Send Now'",
		);
	}
	const account = time.setZone(rules.accountZone);
	refuseTwice(
		account,
		`is ${shown(time)}, which cannot be told to the provider, whose clocks in ${rules.accountZone} go back then`,
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
