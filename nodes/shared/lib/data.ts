import type { IDataObject } from 'n8n-workflow';

/**
 * Readers for decoded answers. Providers spell the same fact as a number in one document and as
 * text in the next; these read either, and say undefined for anything else.
 */

/** Keys that would reach into an object's prototype when n8n copies the item. */
export const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** An object, or undefined. */
export function asObject(value: unknown): IDataObject | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: undefined;
}

/** A key that PHP gives to an entry of a list; a phone number has more digits. */
const place = /^(?:0|[1-9]\d{0,8})$/;

/**
 * A list, also one that PHP has spelled as an object: `{"0": …, "1": …}`, with gaps where an entry
 * was taken out, and `{}` when it is empty. Undefined for anything else.
 */
export function listOf(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	const object = asObject(value);
	if (!object) return undefined;
	for (const key in object) if (!place.test(key)) return undefined;
	return Object.values(object);
}

/** The same; any other object counts as a list of one. */
export function asList(value: unknown): unknown[] | undefined {
	return listOf(value) ?? (asObject(value) ? [value] : undefined);
}

/**
 * A list that stands in a response under a name. Null, false or an empty text there are a list
 * without entries; undefined when the name is not there.
 */
export function namedList(value: unknown, name: string): unknown[] | undefined {
	const list = asObject(value)?.[name];
	return list === null || list === false || list === '' ? [] : asList(list);
}

/** Text that is not empty; numbers are spelled out; a list stands for its first entry. */
export function asText(value: unknown): string | undefined {
	if (Array.isArray(value)) return asText(value[0]);
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** What stands for an id that there is not: zeros, also of a UUID, and words for nothing. */
const noId = /^(?:[0\W_]*|-\d+|null|none|nil|undefined|nan|false|true|n\/?a)$/i;

/** An id of something; 0, false, -1 and their kin are none. */
export function asId(value: unknown): string | undefined {
	const text = asText(value);
	return text === undefined || noId.test(text) ? undefined : text;
}

/** A number, also one spelled as text. */
export function asNumber(value: unknown): number | undefined {
	const text = asText(value);
	if (text === undefined) return undefined;
	const number = Number(text);
	return Number.isFinite(number) ? number : undefined;
}

/** Every text in a value, at any depth, in order: a provider's messages by field. */
export function allTexts(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(allTexts);
	const object = asObject(value);
	if (object) return Object.values(object).flatMap(allTexts);
	const text = asText(value);
	return text === undefined ? [] : [text];
}

/** The first entries of a list or an object: there may be millions. */
export function firstEntries(value: object, most: number): Array<[name: string, value: unknown]> {
	if (Array.isArray(value)) return Object.entries(value.slice(0, most));
	const fields = value as Readonly<Record<string, unknown>>;
	const names = Object.keys(fields).slice(0, most);
	return names.map((name) => [name, fields[name]]);
}

/** A value of a table by a key from outside: names that every object has are none of its keys. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
