// @ts-check

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The page is in English; this spelling of dates reads the same on both sides of the Atlantic. */
const LOCALE = 'en-GB';

/** Where the person at the screen is. */
export const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * Day and time in a zone: "Mon 2 Mar 2026, 14:30", with seconds where they matter.
 *
 * @param {number} time
 * @param {string} [zone]
 * @param {boolean} [withSeconds]
 */
export function dayAndTime(time, zone = OWN_ZONE, withSeconds = time % MINUTE !== 0) {
	const day = format(time, zone, {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		year: 'numeric',
	});
	return `${day.replace(',', '')}, ${timeOfDay(time, zone, withSeconds)}`;
}

/**
 * The same without the year, as long as it is this one.
 *
 * @param {number} time
 * @param {string} zone
 * @param {number} now
 */
export function shortDayAndTime(time, zone, now) {
	const year = /** @param {number} at */ (at) => format(at, zone, { year: 'numeric' });
	const full = dayAndTime(time, zone);
	return year(time) === year(now) ? full.replace(` ${year(now)},`, ',') : full;
}

/**
 * The time alone when it is today, otherwise with its day.
 *
 * @param {number} time
 * @param {number} now
 */
export function briefTime(time, now) {
	const day = /** @param {number} at */ (at) =>
		format(at, OWN_ZONE, { day: 'numeric', month: 'short', year: 'numeric' });
	const clock = timeOfDay(time, OWN_ZONE, true);
	return day(time) === day(now) ? clock : `${day(time)}, ${clock}`;
}

/**
 * A zone's name with its offset at that time. Names like Etc/GMT+5 say the opposite of what they
 * mean, so only the offset is shown for them.
 *
 * @param {number} time
 * @param {string} zone
 */
export function zoneName(time, zone) {
	const formatter = formatterOf({ timeZone: zone, timeZoneName: 'shortOffset' });
	const found = formatter.formatToParts(time).find(({ type }) => type === 'timeZoneName');
	const offset = (found?.value ?? '').replace('-', '−') || 'GMT';
	return zone.startsWith('Etc/') || zone === 'UTC' ? offset : `${zone}, ${offset}`;
}

/**
 * How long until then: "in 2 h 13 min 4 s".
 *
 * @param {number} left
 */
export function countdown(left) {
	if (left <= 0) return 'due now';
	const seconds = Math.ceil(left / SECOND) * SECOND;
	return `in ${span(seconds)}`;
}

/**
 * A span of time, exact to the second below a day and to the minute above.
 *
 * @param {number} length
 */
export function span(length) {
	const days = Math.floor(length / DAY);
	const hours = Math.floor((length % DAY) / HOUR);
	const minutes = Math.floor((length % HOUR) / MINUTE);
	const seconds = Math.floor((length % MINUTE) / SECOND);
	const parts = [
		days > 0 && (days === 1 ? '1 day' : `${days} days`),
		hours > 0 && `${hours} h`,
		minutes > 0 && `${minutes} min`,
		days === 0 && seconds > 0 && `${seconds} s`,
	].filter(Boolean);
	return parts.join(' ') || '0 s';
}

/**
 * @param {number} time
 * @param {string} zone
 * @param {boolean} withSeconds
 */
function timeOfDay(time, zone, withSeconds) {
	const second = withSeconds ? /** @type {const} */ ({ second: '2-digit' }) : {};
	return format(time, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...second });
}

/**
 * @param {number} time
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(time, zone, options) {
	return formatterOf({ timeZone: zone, ...options }).format(time);
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();

/**
 * A formatter takes long to make, so each is made once.
 *
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatterOf(options) {
	const key = JSON.stringify(options);
	const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(LOCALE, options);
	formatters.set(key, formatter);
	return formatter;
}
