import { asObject } from '../lib/data';

/** A time as calendars give it: Google's, and Microsoft's with the zone beside the date. */
export interface CalendarTime {
	/** Whatever stands for the date and the time of day. */
	dateTime: unknown;
	/** The name of its time zone, an IANA or a Windows one; undefined where there is none. */
	zone: string | undefined;
}

const isFilled = (value: unknown) => value !== undefined && value !== null && value !== '';

/**
 * Reads `{ dateTime, timeZone }`, in which Google's dateTime has an offset and Microsoft's has
 * none. An event of a whole day has `{ date }` alone.
 * @returns undefined for anything else
 */
export function readCalendarTime(value: unknown): CalendarTime | undefined {
	const fields = new Map(
		Object.entries(asObject(value) ?? {}).map(([name, inner]) => [
			name.toLowerCase().replace(/_/g, ''),
			inner,
		]),
	);
	const dateTime = [fields.get('datetime'), fields.get('date')].find(isFilled);
	// A list or an object in its place would be read again without end.
	const isTime = typeof dateTime === 'string' || dateTime instanceof Date;
	if (!isTime) return undefined;
	const zone = fields.get('timezone');
	return { dateTime, zone: typeof zone === 'string' && isFilled(zone) ? zone : undefined };
}
