import { isWithin, nextWithin, type Hours } from './weeklyHours';

/** Hours that hold by the clocks of several zones at once. */
export interface SharedHours extends Omit<Hours, 'zone'> {
	/** IANA names. */
	zones: readonly string[];
}

/** Two weeks: clocks that change within the first leave a whole one after it. */
const longestSearch = 14 * 24 * 60 * 60_000;

const ofZone = ({ zones, ...hours }: SharedHours): Hours[] =>
	zones.map((zone) => ({ ...hours, zone }));

/** Whether an instant is within the hours in every zone. */
export function isWithinAll(at: number, hours: SharedHours): boolean {
	return ofZone(hours).every((one) => isWithin(at, one));
}

/**
 * The first instant from `at` on that is within the hours in every zone.
 * @returns undefined where there is none: it is night in one of them whenever it is day in another
 */
export function nextWithinAll(at: number, hours: SharedHours): number | undefined {
	const all = ofZone(hours);
	let found = at;
	while (found - at <= longestSearch) {
		const next = all.reduce((latest, one) => Math.max(latest, nextWithin(latest, one)), found);
		if (next === found) return found;
		found = next;
	}
	return undefined;
}
