import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../lib/data';
import { partOfMessage, plainName } from './fieldNames';
import { joined, partsIn } from './messageParts';

/** Fields of an object around a list, at most: each message is shown with all of them. */
const mostAround = 50;

/** Objects that a message is shown in, at most: the innermost. */
const mostLevels = 10;

/** A message among others. */
export interface Part {
	/** As it came, with what is around its list. */
	shown: unknown;
	/** The fields that it is read from: its own before those around it. */
	read: unknown;
	/** What of a message there is. It is looked for once, however deep the message is. */
	has: ReadonlySet<string>;
	/** How many objects it is shown in. */
	level: number;
}

/** Lists of what a message has with it, or is made of. */
const ofOneMessage =
	/^(?:media|attach|file|image|pic|photo|video|audio|url|link|entit|tag|label|button|contact|part|segment|chunk|fragment|piece)/;

/** Lists whose entries may be texts alone. */
const ofTexts: ReadonlySet<string> = new Set(['messages', 'texts', 'msgs', 'bodies']);

const partOf = (value: unknown): Part => ({
	shown: value,
	read: value,
	has: partsIn(asObject(value) ?? {}),
	level: 0,
});

/** Fields that have a list each, of senders and of texts: the first of each belong together. */
function rowsOf(object: IDataObject): Part[] | undefined {
	const lists = Object.entries(object).filter(([, value]) => Array.isArray(value));
	const listOf = (part: string) => lists.find(([name]) => partOfMessage(name) === part)?.[1];
	const [senders, texts] = [listOf('from'), listOf('text')] as [unknown[]?, unknown[]?];
	if (!senders || senders.length !== texts?.length) return undefined;
	// A sender that comes with each part of one text is one sender.
	if (new Set(senders.map(asText)).size < 2 || !texts.some(asText)) return undefined;
	const { length } = texts;
	const columns = lists.filter(([, list]) => (list as unknown[]).length === length);
	const rest = outerOf(object, new Set(columns.map(([name]) => name)));
	return texts.map((_, place) => {
		const row = columns.map(([name, list]) => [name, (list as unknown[])[place]]);
		return partOf({ ...rest, ...(Object.fromEntries(row) as IDataObject) });
	});
}

const isWhole = (has: ReadonlySet<string>) => has.has('text') && has.has('from');

/** Objects by names of their own, each a message: `{ "a": { from, text }, "b": { from, text } }`. */
function isKeyed(object: IDataObject): boolean {
	let count = 0;
	for (const value of Object.values(object)) {
		const one = asObject(value);
		if (!one) continue;
		const own = Object.entries(one).filter(([, field]) => typeof field !== 'object');
		if (!isWhole(partsIn(Object.fromEntries(own) as IDataObject))) return false;
		count++;
	}
	return count > 1;
}

/** The messages that a field of an object has; none where it is no list of messages. */
function listedIn(name: string, inner: unknown, own: ReadonlySet<string> | 'keyed'): Part[] {
	const hasText = own !== 'keyed' && own.has('text');
	const plain = plainName(name);
	if (Array.isArray(inner) && ofTexts.has(plain) && !hasText) {
		const isText = (one: unknown) => typeof one === 'string' && one.trim() !== '';
		if (inner.every(isText)) {
			return inner.map((text) => ({ ...partOf({ text } as IDataObject), shown: text as string }));
		}
	}
	const isOne = own === 'keyed' && asObject(inner) !== undefined;
	const parts = isOne ? [partOf(inner)] : (split(inner) ?? []);
	if (!parts.some(({ has }) => has.has('text'))) return [];
	const needsAll = hasText || ofOneMessage.test(plain);
	return parts.filter(({ has }) => (needsAll ? isWhole(has) : has.has('text') || has.has('from')));
}

/** What is around a list, less what the message itself has: its own sender and text count. */
function around(outer: IDataObject, own: ReadonlySet<string>): IDataObject {
	const others = Object.entries(outer).filter(([name]) => {
		const part = partOfMessage(name);
		return part === undefined || !own.has(part);
	});
	return Object.fromEntries(others) as IDataObject;
}

/** What is around the lists of an object: what belongs to messages, and then the first others. */
function outerOf(object: IDataObject, lists: ReadonlySet<string>): IDataObject {
	const rest = Object.entries(object).filter(([name]) => !lists.has(name));
	const named = rest.filter(([name]) => partOfMessage(name) !== undefined);
	const others = rest.filter(([name]) => partOfMessage(name) === undefined);
	const chosen = rest.length > mostAround ? named.concat(others).slice(0, mostAround) : rest;
	return Object.fromEntries(chosen) as IDataObject;
}

const textOf = (value: unknown) =>
	joined(
		Object.entries(asObject(value) ?? {}).find(([name]) => partOfMessage(name) === 'text')?.[1],
	);

/** Whether what is around the lists is a message too, and none of those in them. */
function isMessageItself({ read, has }: Part, listed: readonly Part[]): boolean {
	if (has.size < 3) return false;
	const text = textOf(read);
	return listed.every((one) => textOf(one.read) !== text);
}

function splitObject(object: IDataObject): Part[] | undefined {
	const rows = rowsOf(object);
	if (rows) return rows;
	const fields = Object.entries(object).filter(([, value]) => typeof value === 'object');
	if (fields.length === 0) return undefined;
	const own = isKeyed(object) ? 'keyed' : partsIn(object);
	const lists = fields
		.map(([name, inner]) => ({ name, parts: listedIn(name, inner, own) }))
		.filter(({ parts }) => parts.length > 0);
	if (lists.length === 0) return undefined;
	const outer = partOf(outerOf(object, new Set(lists.map(({ name }) => name))));
	const fieldsAround = outer.read as IDataObject;
	const inside = (name: string, part: Part): Part => ({
		shown: { ...fieldsAround, [name]: part.shown },
		read: { ...around(fieldsAround, part.has), [name]: part.read },
		has: new Set([...outer.has, ...part.has]),
		level: part.level + 1,
	});
	const all = lists.flatMap(({ name, parts }) =>
		parts.map((part) => (part.level < mostLevels ? inside(name, part) : part)),
	);
	const listed = lists.flatMap(({ parts }) => parts);
	return isMessageItself(outer, listed) ? [outer, ...all] : all;
}

/** The messages of a list, whatever is around it; undefined where there is none. */
export function split(value: unknown): Part[] | undefined {
	if (!Array.isArray(value)) {
		const object = asObject(value);
		return object && splitObject(object);
	}
	const entries: unknown[] = value.filter((one) => typeof one === 'object' && one !== null);
	return entries.length === 0 ? undefined : entries.flatMap((one) => split(one) ?? [partOf(one)]);
}
