import { IANAZone } from 'luxon';

/*
 * The hours in which messages may go out, reckoned in milliseconds. A wall clock is a number here:
 * the milliseconds it would be if its zone were UTC.
 */

const minute = 60_000;
const day = 1440 * minute;

/** The hours of a week in which messages may go out, by the clocks of a zone. */
export interface Hours {
	/** Minutes from midnight. */
	from: number;
	/** The first minute that is no longer in; at or before `from`, it is one of the next day. */
	to: number;
	/** On which days they begin: 0 is Monday. */
	days: readonly number[];
	/** IANA name. */
	zone: string;
}

const offsetOf = (at: number, zone: string) => IANAZone.create(zone).offset(at) * minute;
const midnightOf = (wall: number) => Math.floor(wall / day) * day;

/** 1970 began on a Thursday. */
const weekdayOf = (wall: number) => (((Math.floor(wall / day) + 3) % 7) + 7) % 7;

/** When the hours that began on this day end; on a day without any, nothing begins. */
function spanOn(
	midnight: number,
	{ from, to, days }: Hours,
): { start: number; end: number } | null {
	if (!days.includes(weekdayOf(midnight))) return null;
	const end = midnight + to * minute + (to <= from ? day : 0);
	return { start: midnight + from * minute, end };
}

function covers(wall: number, hours: Hours): boolean {
	const today = midnightOf(wall);
	return [today, today - day].some((midnight) => {
		const span = spanOn(midnight, hours);
		return span !== null && span.start <= wall && wall < span.end;
	});
}

/** Whether the clocks of the zone show an allowed time at an instant. */
export function isWithin(at: number, hours: Hours): boolean {
	return covers(at + offsetOf(at, hours.zone), hours);
}

/** The next beginning after a wall clock that is outside of the hours, if the clocks ran on evenly. */
function nextStart(wall: number, hours: Hours): number {
	const today = midnightOf(wall);
	for (let ahead = 0; ahead <= 7; ahead++) {
		const span = spanOn(today + ahead * day, hours);
		if (span && span.start > wall) return span.start;
	}
	return Infinity;
}

/** The instant at which the clocks first show another offset than at `low`; at the latest `high`. */
function changeBetween(low: number, high: number, zone: string): number {
	const before = offsetOf(low, zone);
	let [same, other] = [Math.floor(low / minute), Math.ceil(high / minute)];
	while (other - same > 1) {
		const middle = Math.floor((same + other) / 2);
		if (offsetOf(middle * minute, zone) === before) same = middle;
		else other = middle;
	}
	return other * minute;
}

/**
 * The first instant from `at` on that is within the hours. Where the clocks change before it is
 * reached, the search goes on from the change: an hour that they skip begins when they have
 * skipped it, and one that they pass twice counts both times.
 */
export function nextWithin(at: number, hours: Hours): number {
	if (isWithin(at, hours)) return at;
	const offset = offsetOf(at, hours.zone);
	const reached = nextStart(at + offset, hours) - offset;
	if (offsetOf(reached, hours.zone) === offset) return reached;
	return nextWithin(changeBetween(at, reached, hours.zone), hours);
}
