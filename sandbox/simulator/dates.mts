import { DateTime } from 'luxon';

/**
 * Reads a wall-clock time in a zone, trying the luxon formats in turn. Undefined when it fits none,
 * or names a day that does not exist.
 */
export function parseIn(
	zone: string,
	text: string,
	formats: readonly string[],
): number | undefined {
	for (const format of formats) {
		const date = DateTime.fromFormat(text, format, { zone });
		if (date.isValid) return date.toMillis();
	}
	return undefined;
}

/** Spells an instant in a zone. */
export function formatIn(zone: string, time: number, format: string): string {
	return DateTime.fromMillis(time, { zone }).toFormat(format);
}

/** Anything a lenient reader would take for a date: ISO 8601, RFC 2822 or SQL, with or without offset. */
export function parseAnyDate(zone: string, text: string): number | undefined {
	const readers = [DateTime.fromSQL, DateTime.fromISO, DateTime.fromRFC2822];
	for (const read of readers) {
		const date = read(text.trim(), { zone });
		if (date.isValid) return date.toMillis();
	}
	return undefined;
}
