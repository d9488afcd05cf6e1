import type { IDataObject } from 'n8n-workflow';

import { decode } from '../http/decodeResponse';
import { asObject, listOf, reserved } from '../lib/data';
import { partOfMessage, plainName } from './fieldNames';
import { partsIn, partsWithin } from './messageParts';
import { numberedAsList } from './numberedFields';

/** Steps of a name that are followed, at most: forms of messages have three. */
const mostSteps = 10;

/** How often JSON may be inside a text of JSON. */
const mostInside = 3;

/** A text that may be an object or a list, be it inside a text of JSON. */
const mayHaveFields = /^\s*["[{<]/;

/** Names of what a message answers, and of older messages: none of it is new. */
const older =
	/^(?:orig|quot|parent|prev|histor|thread|conversation|context|refer|inreply|replyto|replied|related|last|past|old|earlier|inresponse|sent|out)/;

/** What is around the texts of a list that may be parts of one text. */
const nobody: ReadonlySet<string> = new Set(['text']);

/** The object or list that a text is; undefined for any other text. */
function openedText(text: string): object | undefined {
	let value: unknown = text;
	for (let inside = 0; inside < mostInside && typeof value === 'string'; inside++) {
		if (!mayHaveFields.test(value)) return undefined;
		const decoded = decode(value);
		value = 'value' in decoded ? decoded.value : undefined;
	}
	return typeof value === 'object' && value !== null ? value : undefined;
}

/** `a[b][0]` and `a.0.b`: the steps of a name. */
function stepsOf(name: string): string[] {
	const isPath = name.includes('[') || /(?:^|\.)\d+(?:\.|$)/.test(name);
	const steps = isPath ? name.split(/[[\].]+/).filter((step) => step !== '') : [];
	const isUsable = steps.length > 0 && steps.length <= mostSteps;
	return isUsable && !steps.some((step) => reserved.has(step)) ? steps : [name];
}

/** An object whose names are paths, as forms have them, with an object for each step. */
function treeOf(object: IDataObject): IDataObject {
	const names = Object.keys(object);
	if (!names.some((name) => /[[.]/.test(name))) return object;
	const tree: IDataObject = {};
	for (const [name, value] of Object.entries(object)) {
		const steps = stepsOf(name);
		const last = steps.pop() ?? name;
		let at: IDataObject | undefined = tree;
		for (const step of steps) {
			if (at && !Object.hasOwn(at, step)) at[step] = {};
			at = asObject(at?.[step]);
		}
		if (at && !Object.hasOwn(at, last)) at[last] = value;
		else if (at && partOfMessage(last)) at[last] = [at[last], value].flat() as IDataObject[];
		else tree[name] = value;
	}
	return tree;
}

/** Whether the text in a field is the fields of a message, and not what somebody wrote. */
function isWrapped(around: ReadonlySet<string>, name: string, inner: object): boolean {
	const within = partsWithin(inner);
	const isText = partOfMessage(name) === 'text';
	if (within.has('text') && within.has('from')) return !isText || !around.has('from');
	return !isText && !around.has('text');
}

/** Entries of a list of PHP that has other fields beside it, as a list of its own. */
function withList(object: IDataObject): IDataObject | unknown[] {
	const list = Object.keys(object).length > 0 ? listOf(object) : undefined;
	if (list) return list;
	const entries = Object.entries(object);
	const isEntry = ([name, value]: [string, unknown]) =>
		typeof value === 'object' && value !== null && /^\d{1,9}$/.test(name);
	const listed = entries.filter(isEntry).map(([, value]) => value);
	if (listed.length === 0) return object;
	const others = Object.fromEntries(entries.filter((entry) => !isEntry(entry)));
	return { ...others, entries: listed } as IDataObject;
}

/** An object without what its message answers. */
function withoutOlder(object: IDataObject): IDataObject {
	const isNew = ([name, value]: [string, unknown]) =>
		typeof value !== 'object' || value === null || !older.test(plainName(name));
	const entries = Object.entries(object);
	const rest = entries.filter(isNew);
	if (rest.length === entries.length) return object;
	const left = Object.fromEntries(rest) as IDataObject;
	const parts = partsIn(left);
	return parts.has('text') && parts.has('from') ? left : object;
}

function unfoldObject(object: IDataObject, inside: number): unknown {
	const tree = numberedAsList(treeOf(object));
	const around = partsIn(tree);
	const entries = Object.entries(tree).map(([name, value]) => {
		if (typeof value !== 'string' || inside === 0) return [name, unfold(value, inside)];
		const inner = openedText(value);
		const isOpen = inner !== undefined && isWrapped(around, name, inner);
		return [name, isOpen ? unfold(inner, inside - 1) : value];
	});
	const unfolded = withList(Object.fromEntries(entries) as IDataObject);
	return Array.isArray(unfolded) ? unfolded : withoutOlder(unfolded);
}

/**
 * A body or a query with all its fields as objects and lists, however its sender has wrapped them:
 * names with brackets, lists of PHP, JSON inside a field. What a message answers is left out.
 */
export function unfold(value: unknown, inside = mostInside): unknown {
	if (Array.isArray(value)) {
		return value.map((one) => {
			const inner = typeof one === 'string' && inside > 0 ? openedText(one) : undefined;
			const isOpen = inner !== undefined && isWrapped(nobody, 'entries', inner);
			return isOpen ? unfold(inner, inside - 1) : unfold(one, inside);
		});
	}
	const object = asObject(value);
	return object ? unfoldObject(object, inside) : value;
}

/** The same of a whole body, which may be a text of JSON, or JSON in the place of a form's name. */
export function unfoldBody(body: unknown): unknown {
	if (typeof body === 'string') return unfold(openedText(body) ?? body);
	const [only, ...others] = Object.entries(asObject(body) ?? {});
	const named = only && others.length === 0 && only[1] === '' ? openedText(only[0]) : undefined;
	return unfold(named ?? body);
}
