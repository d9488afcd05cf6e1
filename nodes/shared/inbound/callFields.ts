import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../lib/data';
import type { Call } from './call';

/** Names under which systems that call send a text, by what is left of them: letters and digits. */
const textNames = [
	'text',
	'message',
	'body',
	'sms',
	'content',
	'msg',
	'messagetext',
	'messagebody',
	'messagecontent',
	'msgtext',
	'msgbody',
	'msgcontent',
	'smsmsg',
	'smstext',
	'smsbody',
	'smsmessage',
	'smscontent',
	'textmessage',
	'txt',
	'contents',
	'reply',
	'replytext',
] as const;

/** The same of who sent it, and of the number that it was sent to. */
const fromNames = [
	'from',
	'sender',
	'source',
	'src',
	'originator',
	'msisdn',
	'fromnumber',
	'sendernumber',
	'smsfrom',
] as const;
const toNames = [
	'to',
	'recipient',
	'receiver',
	'destination',
	'dest',
	'dst',
	'tonumber',
	'smsto',
] as const;

/** `Message-Text`, `message_text` and `messageText` are one name. */
const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const isScalar = (value: unknown) => typeof value !== 'object' || value === null;

/** A value, or a list of values: of a name that comes several times. */
function isField(value: unknown): boolean {
	return isScalar(value) || (Array.isArray(value) && value.every(isScalar));
}

/** Whether anything is said in a value: what checks a URL says nothing. */
export function hasContent(value: unknown): boolean {
	if (isScalar(value)) return asText(value) !== undefined;
	return Object.values(value as object).some(hasContent);
}

/** PHP's `message[text]` and `msg[0]`: the steps of a name, without the numbers of a list. */
function stepsOf(name: string): string[] {
	const steps = name.split(/[[\]]+/).filter((step) => step !== '');
	return /[[\]]/.test(name) ? steps.filter((step) => !/^\d+$/.test(step)) : [name];
}

/** The fields of an object, level by level: those of objects in it are further down. */
function levelsOf(object: IDataObject): Array<Map<string, unknown>> {
	const levels: Array<Map<string, unknown>> = [];
	const collect = (inner: IDataObject, depth: number): void => {
		for (const [name, value] of Object.entries(inner)) {
			const steps = stepsOf(name);
			const below = asObject(value);
			if (below) collect(below, depth + steps.length);
			else if (isField(value)) {
				const at = depth + steps.length - 1;
				const level = (levels[at] ??= new Map<string, unknown>());
				const key = plain(steps.at(-1) ?? name);
				const known = name.includes('[') ? level.get(key) : undefined;
				level.set(key, known === undefined ? value : [known, value].flat());
			}
		}
	};
	collect(object, 0);
	return levels;
}

/** A field with its parts joined: long texts come in several. */
function joined(value: unknown): string | undefined {
	if (!Array.isArray(value)) return asText(value);
	return asText(value.map((part) => (isScalar(part) ? String(part ?? '') : '')).join(''));
}

/** Whether an object has a text by one of its usual names, at any depth. */
export function hasText(object: IDataObject): boolean {
	return levelsOf(object).some((level) =>
		textNames.some((name) => joined(level.get(name)) !== undefined),
	);
}

/** Whether an object is a message itself, and no list around messages. */
export function isMessage(object: IDataObject): boolean {
	const names = new Set<string>([...textNames, ...fromNames]);
	return Object.entries(object).some(
		([name, value]) => names.has(plain(name)) && isField(value) && asText(value) !== undefined,
	);
}

/**
 * The fields of a call by their names, without regard to capitals and punctuation: of the body,
 * the outermost first, then of the query.
 */
export class CallFields {
	private readonly values = new Map<string, unknown>();

	constructor({ query, body }: Call) {
		const levels = [...levelsOf(asObject(body) ?? {}), ...levelsOf(query)];
		for (const level of levels.reverse()) {
			for (const [name, value] of level ?? []) {
				if (asText(joined(value)) !== undefined) this.values.set(name, value);
			}
		}
	}

	/** The first of these that has a value; undefined when none has. */
	first(...names: readonly string[]): string | undefined {
		return this.firstOf(names);
	}

	/** The same, of a list. */
	firstOf(names: readonly string[]): string | undefined {
		for (const name of names) {
			const value = asText(this.values.get(plain(name)));
			if (value !== undefined) return value;
		}
		return undefined;
	}

	/** The text under the documented names; parts of a name that comes several times are joined. */
	ownText(...documented: readonly string[]): string | undefined {
		return this.textOf(documented);
	}

	private textOf(names: readonly string[]): string | undefined {
		for (const name of names) {
			const text = joined(this.values.get(plain(name)));
			if (text !== undefined) return text;
		}
		return undefined;
	}

	/** The text: under the documented names, then under the usual ones. */
	text(...documented: readonly string[]): string | undefined {
		return this.textOf(documented) ?? this.textOf(textNames);
	}

	/** Who sent it: under the documented names, then under the usual ones. */
	from(...documented: readonly string[]): string | undefined {
		return this.firstOf(documented) ?? this.firstOf(fromNames);
	}

	/** To whom it was sent: under the documented names, then under the usual ones. */
	to(...documented: readonly string[]): string | undefined {
		return this.firstOf(documented) ?? this.firstOf(toNames);
	}
}
