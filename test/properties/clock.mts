import fc from 'fast-check';

/*
 * Time zones by Intl.DateTimeFormat alone, so that the package's reckoning with luxon meets
 * another one. A wall clock is a number here: the milliseconds it would be if it were UTC.
 */

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	});
	formats.set(zone, format);
	return format;
}

/** What the clocks of a zone show at an instant. */
export function wallAt(instant: number, zone: string): number {
	const [month, day, year, hours, minutes, seconds] = formatOf(zone)
		.format(instant)
		.match(/\d+/g)
		?.map(Number) as [number, number, number, number, number, number];
	const milliseconds = ((instant % second) + second) % second;
	return Date.UTC(year, month - 1, day, hours, minutes, seconds, milliseconds);
}

/** Every instant at which the clocks of a zone show this: none in a gap, two in an overlap. */
export function readings(wall: number, zone: string): number[] {
	const offsets = new Set<number>();
	for (let at = wall - 36 * hour; at <= wall + 36 * hour; at += 3 * hour) {
		offsets.add(wallAt(at, zone) - at);
	}
	return [...offsets]
		.map((offset) => wall - offset)
		.filter((instant) => wallAt(instant, zone) === wall)
		.sort((a, b) => a - b);
}

/** `2026-03-29T02:30:00` */
export function spellWall(wall: number): string {
	return new Date(wall).toISOString().slice(0, 19);
}

/** `2026-03-29 02:30:00 UTC+02:00`, as messages show an instant in a zone. */
export function spellShown(instant: number, zone: string): string {
	const wall = wallAt(instant, zone);
	return `${spellWall(wall).replace('T', ' ')} UTC${spellOffset((wall - instant) / minute)}`;
}

/** `+05:30` */
export function spellOffset(minutes: number): string {
	const size = Math.abs(minutes);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A moment at which a zone's clocks go forward or back; the offsets around it in milliseconds. */
export interface Change {
	zone: string;
	at: number;
	before: number;
	after: number;
}

const start = Date.UTC(2026, 1, 1);
const end = Date.UTC(2037, 11, 31);

function changesOf(zone: string): Change[] {
	const offset = (at: number) => wallAt(at, zone) - at;
	const changes: Change[] = [];
	const step = 14 * 24 * hour;
	for (let from = start; from < end; from += step) {
		const before = offset(from);
		const after = offset(from + step);
		if (before === after) continue;
		let [low, high] = [from, from + step];
		while (high - low > second) {
			const middle = low + Math.floor((high - low) / 2 / second) * second;
			if (offset(middle) === before) low = middle;
			else high = middle;
		}
		changes.push({ zone, at: high, before, after });
	}
	return changes;
}

const zones = [...Intl.supportedValuesOf('timeZone'), 'Etc/GMT+5', 'Etc/GMT-14', 'Etc/GMT+12'];
const changes = zones.flatMap(changesOf);

export const anyZone = fc.constantFrom(...zones);

/** Spring: the clocks leap over something. */
export const anyGap = fc.constantFrom(...changes.filter(({ before, after }) => after > before));

/** Autumn: the clocks show something twice. */
export const anyOverlap = fc.constantFrom(...changes.filter(({ before, after }) => after < before));

/** Whole seconds of the coming years. */
export const anySecond = fc
	.integer({ min: start / second, max: end / second })
	.map((seconds) => seconds * second);

/** A zone, and an instant that is likely to lie within hours of a change of its clocks. */
export const anyZoneAndInstant = fc.oneof(
	fc.tuple(anyZone, anySecond),
	fc
		.tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 3600, max: 3 * 3600 }))
		.map(([change, seconds]): [string, number] => [change.zone, change.at + seconds * second]),
);
