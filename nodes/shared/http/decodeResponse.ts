import type { IDataObject } from 'n8n-workflow';

import type { Decoded } from '../contract/response';
import { beginning } from '../lib/beginning';
import { reserved } from '../lib/data';
import { parseXml } from '../lib/vendor/xml';
import { mendReferences } from '../lib/xmlReferences';
import { hasSignInAttributes, hasSignInText } from './acceptanceInText';
import { tooSlow } from './networkErrors';

/** No documented answer is nested deeper than five levels. */
const deepest = 100;

/**
 * Tags of XML, opening and closing: the largest documented page has some thousand. Millions of
 * them, which fit into the largest answer that is read, would take gigabytes to parse.
 */
const mostTags = 200_000;

/** From this length on, a whole number may be larger than JavaScript counts exactly (2^53). */
const longest = 15;

/** How much of a body that cannot be read is kept, for a person to look at; characters. */
const excerpt = 2_000;

const unreadable = (why: string, text: string): Decoded => ({
	form: 'unreadable',
	why,
	text: beginning(text, excerpt),
	hasSign: hasSignInText(text),
});

/** Where the string that opens at `start` ends, its closing quote included. */
function endOfString(text: string, start: number): number {
	let at = start + 1;
	while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at + 1;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Puts quotes around whole numbers that JavaScript would round, so that an id of 20 digits stays
 * that id; Node 20 has no other way to see a number's source.
 * @throws Error when the nesting is deeper than any answer of a provider
 */
function keepLongNumbers(text: string): string {
	const parts: string[] = [];
	let depth = 0;
	let copied = 0;
	for (let at = 0; at < text.length; at++) {
		const char = text[at] as string;
		if (char === '"') {
			at = endOfString(text, at) - 1;
		} else if (char === '{' || char === '[') {
			if (++depth > deepest) throw new Error('nested too deep');
		} else if (char === '}' || char === ']') {
			depth--;
		} else if (char === '-' || (char >= '0' && char <= '9')) {
			number.lastIndex = at;
			const found = number.exec(text)?.[0] ?? char;
			if (found.length > longest && /^-?\d+$/.test(found)) {
				parts.push(text.slice(copied, at), `"${found}"`);
				copied = at + found.length;
			}
			at += found.length - 1;
		}
	}
	return parts.length === 0 ? text : parts.join('') + text.slice(copied);
}

function decodeJson(text: string): Decoded {
	try {
		const safe = keepLongNumbers(text);
		// Quotes must not make JSON of what is none.
		if (safe !== text) JSON.parse(text);
		const risky = /__proto__|constructor|prototype|\\u00/i.test(safe);
		const value: unknown = risky
			? JSON.parse(safe, (key, inner: unknown) => (reserved.has(key) ? undefined : inner))
			: JSON.parse(safe);
		return { form: 'json', value };
	} catch {
		return unreadable('it is not valid JSON', text);
	}
}

/** Whether two decoded values have the same content; ends with the first difference. */
function isSame(one: unknown, other: unknown): boolean {
	if (typeof one !== 'object' || typeof other !== 'object') return one === other;
	if (one === null || other === null) return one === other;
	const names = Object.keys(one);
	if (names.length !== Object.keys(other).length) return false;
	const [left, right] = [one as IDataObject, other as IDataObject];
	return names.every((name) => Object.hasOwn(right, name) && isSame(left[name], right[name]));
}

/** Elements that stand twice with the same content are one: some responses repeat a field. */
function once(values: unknown[]): unknown {
	return values.every((value) => isSame(value, values[0])) ? values[0] : values;
}

/** Text between elements: nothing but their indentation, as a rule. */
const between = '#text';

function isIndentation([name, value]: [string, unknown]): boolean {
	return name === between && typeof value === 'string' && value.trim() === '';
}

/** Gives XML the shape that the same answer has in JSON: `<item>` elements are a list. */
function plain(node: unknown): unknown {
	if (typeof node === 'string') return node.trim();
	if (Array.isArray(node)) return node.map(plain);
	if (typeof node !== 'object' || node === null) return node;
	const entries = Object.entries(node).filter((entry) => !isIndentation(entry));
	const [only, ...others] = entries;
	if (only === undefined) return '';
	if (others.length === 0 && only[0] === 'item' && Array.isArray(only[1])) return plain(only[1]);
	return Object.fromEntries(
		entries.map(([name, value]) => [
			name,
			plain(Array.isArray(value) && name !== 'item' ? once(value) : value),
		]),
	);
}

function hasTooManyTags(text: string): boolean {
	let count = 0;
	for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
		if (++count > mostTags) return true;
	}
	return false;
}

/** The document; undefined when it is not well-formed, or the time is over. */
function documentIn(text: string, isLate: () => boolean): Record<string, unknown> | undefined {
	try {
		const document = parseXml(mendReferences(text), () => {
			if (isLate()) throw new Error(tooSlow);
		});
		return Object(document) as Record<string, unknown>;
	} catch {
		return undefined;
	}
}

/** @throws Error when the time is over: the largest documents take seconds to parse */
function decodeXml(text: string, isLate: () => boolean): Decoded {
	if (/^<!doctype html|^<html/i.test(text)) return unreadable('it is a web page', text);
	if (/<!doctype/i.test(text)) return unreadable('it declares a document type', text);
	if (hasTooManyTags(text)) return unreadable('it has too many elements', text);
	const document = documentIn(text, isLate);
	if (document === undefined && isLate()) throw new Error(tooSlow);
	const [root, ...others] = Object.entries(document ?? {});
	if (root === undefined || others.length > 0) return unreadable('it is not valid XML', text);
	if (root[0].toLowerCase() === 'html') return unreadable('it is a web page', text);
	const value = plain(root[1]);
	const decoded = { form: 'xml', value: value === '' ? [] : value } as const;
	return hasSignInAttributes(text) ? { ...decoded, hasSign: true } : decoded;
}

/**
 * Decodes a body by what it is: ProTexting's own sample answers a JSON request with an XML
 * content type (send-sms-mms), so headers are not asked. XML comes out in the shape of JSON,
 * without its root element.
 * @param isLate whether the time for the whole request is over
 * @throws Error when the time is over while XML is parsed
 */
export function decode(body: string, isLate: () => boolean = () => false): Decoded {
	const text = body.replace(/^\uFEFF/, '').trim();
	if (text === '') return { form: 'empty' };
	return text.startsWith('<') ? decodeXml(text, isLate) : decodeJson(text);
}
