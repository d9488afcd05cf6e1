import type { Json } from '../types.mts';

/** Something else than what stands there. */
const OTHERS: readonly Json[] = [null, true, false, 0, -1, 1e21, '', ' ', 'x', [], {}, [[]], [{}]];

const pick = <T,>(list: readonly T[], random: () => number): T | undefined =>
	list[Math.floor(random() * list.length)];

/** The places of a value that hold another value: the value itself is none of them. */
function placesOf(value: Json): Array<{ set: (other: Json) => void }> {
	if (typeof value !== 'object' || value === null) return [];
	const holder = value as Record<string, Json>;
	return Object.entries(value).flatMap(([name, inner]) => [
		{ set: (other: Json) => void (holder[name] = other) },
		...placesOf(inner as Json),
	]);
}

/** One value of a JSON or XML text becomes one of another type. */
export function wrongTyped(body: string, random: () => number): string {
	if (body.startsWith('<')) return wrongElement(body, random);
	try {
		const value = JSON.parse(body) as Json;
		// A list without entries has no place for another type, and must not stay what it is.
		const others = OTHERS.filter((one) => JSON.stringify(one) !== JSON.stringify(value));
		const other = pick(others, random) ?? null;
		const place = pick(placesOf(value), random);
		if (place === undefined) return JSON.stringify(other);
		place.set(other);
		return JSON.stringify(value);
	} catch {
		return 'null';
	}
}

function wrongElement(body: string, random: () => number): string {
	const elements = [...body.matchAll(/<(\w+)>[^<]*<\/\1>/g)];
	const found = pick(elements, random);
	if (found === undefined) return '<response>x</response>';
	const [whole, name = ''] = found;
	const other = pick(['', '<a><b/></a>', 'x', '-1', ' '], random) ?? '';
	return body.replace(whole, () => `<${name}>${other}</${name}>`);
}

/** What a text begins with, but not all of it. */
export function truncated(body: string, random: () => number): string {
	return body.slice(0, Math.floor(random() * body.length));
}

/** A text that no parser takes: a character that holds it together is missing. */
export function malformed(body: string, random: () => number): string {
	const places = [...body.matchAll(/["{}[\]<>]/g)].map(({ index }) => index);
	const place = pick(places, random) ?? 0;
	return body.slice(0, place) + body.slice(place + 1);
}

/** Values inside one another, so many levels deep. */
export function deep(levels: number, form: 'list' | 'object' | 'xml'): string {
	const [open, middle, close] = {
		list: ['[', '', ']'],
		object: ['{"a":', '1', '}'],
		xml: ['<a>', '', '</a>'],
	}[form] as [string, string, string];
	return open.repeat(levels) + middle + close.repeat(levels);
}
