import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../lib/data';
import { partOfMessage } from './fieldNames';
import { numberIn } from './numberIn';
import { onceEach } from './onceEach';

const isScalar = (value: unknown) => typeof value !== 'object' || value === null;

/** A value, or a list of values: of a name that comes several times. */
export function isField(value: unknown): boolean {
	return isScalar(value) || (Array.isArray(value) && value.every(isScalar));
}

const objectHasContent = onceEach((value) => Object.values(value).some(hasContent));

/** Whether anything is said in a value: what checks a URL says nothing. */
export function hasContent(value: unknown): boolean {
	return isScalar(value) ? asText(value) !== undefined : objectHasContent(value as object);
}

/** A field with its parts joined: long texts come in several. */
export function joined(value: unknown): string | undefined {
	if (!Array.isArray(value)) return asText(value);
	return asText(value.map((part) => (isScalar(part) ? String(part ?? '') : '')).join(''));
}

/** The parts of a message. */
export type Parts = ReadonlySet<'text' | 'from' | 'to'>;

const partNames = ['text', 'from', 'to'] as const;

/** Every set of parts, by the sum of 1, 2 and 4: a call may have 100,000 objects. */
const allParts: readonly Parts[] = Array.from(
	{ length: 8 },
	(_, sum) => new Set(partNames.filter((_part, place) => sum & (1 << place))),
);

/** The set that has all of these. */
function together(sets: Iterable<Parts>): Parts {
	let sum = 0;
	for (const set of sets) {
		for (const [place, part] of partNames.entries()) if (set.has(part)) sum |= 1 << place;
	}
	return allParts[sum] as Parts;
}

/** What a field is to a message, where it has a value. */
function partOfField(name: string, value: unknown): Parts {
	const part = partOfMessage(name);
	const isSaid = () => isField(value) && joined(value) !== undefined;
	const isNumber = () => part !== 'text' && numberIn(value) !== undefined;
	return part && (isSaid() || isNumber())
		? (allParts[1 << partNames.indexOf(part)] as Parts)
		: (allParts[0] as Parts);
}

/** The parts of a message that the fields of an object are; objects in it count, lists don't. */
export const partsIn: (object: IDataObject) => Parts = onceEach((object) =>
	together(
		Object.entries(object).map(([name, value]) => {
			const below = asObject(value);
			const own = partOfField(name, value);
			return below ? together([own, partsIn(below)]) : own;
		}),
	),
);

/** The parts of messages that are anywhere in a value, lists included. */
export function partsWithin(value: unknown): Parts {
	return isScalar(value) ? (allParts[0] as Parts) : partsWithinObject(value as object);
}

const partsWithinObject = onceEach((value: object): Parts => {
	const own = asObject(value);
	const inner = Object.values(value).map(partsWithin);
	return together(own ? [partsIn(own), ...inner] : inner);
});
