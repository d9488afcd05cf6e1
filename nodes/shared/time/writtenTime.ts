import { DateTime } from 'luxon';

import { visible, withoutUnseen } from '../lib/characters';
import { InvalidInput } from '../result/failure';

/** A time as text: an instant, or a wall clock of a zone that its reader may have to supply. */
export type WrittenTime = { instant: DateTime } | { wall: string; zone: string | undefined };

/** What is wrong with the field Send At. */
export const wrongTime = (says: string) => new InvalidInput('sendAt', says);

/** Z, or an offset that some clock on earth may have: 14 hours and some minutes at most. */
const offset = /(?:[zZ]|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)$/;

/** A date, a time of day, and nothing behind it. */
const wallClock = /\d[tT]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?$/;

/** The name of a zone behind a time, as JavaScript's Temporal writes it. */
const zoneName = /\[([^\]]+)\]$/;

/**
 * A time as people and spreadsheets spell it, in the form of ISO 8601: full-width characters and
 * spaces of any kind are plain, dashes are hyphens, and hours of one digit have two.
 */
function inIso(value: string): string {
	return withoutUnseen(value.normalize('NFKC'))
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
		.replace(/^(\d{4}-\d{2}-\d{2}[tT])(?=\d:)/, '$10');
}

/**
 * Reads a time that stands as text.
 * @throws InvalidInput when it is no date with a time of day
 */
export function readWrittenTime(value: string): WrittenTime {
	const trimmed = inIso(value);
	if (trimmed === '') throw wrongTime('is empty: enter a date and a time');
	const text = trimmed.replace(zoneName, '').replace(/ (?=[zZ+-])/, '');
	const day = DateTime.fromISO(text, { zone: 'utc' });
	const given = `is '${visible(value)}'`;
	if (!day.isValid)
		throw wrongTime(`${given}, which is not a date: use a format such as 2026-12-25 18:30`);
	if (wallClock.test(text)) return { wall: text, zone: zoneName.exec(trimmed)?.[1] };
	const hasTime = /t\d/i.test(text);
	if (hasTime && offset.test(text)) return { instant: DateTime.fromISO(text, { setZone: true }) };
	const what = hasTime ? 'has an invalid UTC offset' : 'has no time of day';
	throw wrongTime(`${given}, which ${what}: use a format such as 2026-12-25 18:30`);
}
