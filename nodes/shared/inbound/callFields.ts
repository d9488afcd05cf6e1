import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../lib/data';
import type { Call } from './call';
import { fromNames, partOfMessage, plainName, textNames, toNames } from './fieldNames';
import { isField, joined } from './messageParts';
import { numberIn } from './numberIn';
import { onceEach } from './onceEach';

/** The fields of an object, whatever their depth. */
class Fields {
	/** What has a value, by its plain name; the outermost counts. */
	readonly values = new Map<string, unknown>();
	/** The names of objects. */
	readonly objects = new Set<string>();
	readonly hasBlankText: boolean;
	private readonly matches = new Map<RegExp, boolean>();

	constructor(object: IDataObject) {
		const levels: Array<Map<string, unknown>> = [];
		this.collect(object, levels, 0);
		const blank = new Set<string>();
		for (const level of levels.reverse()) {
			for (const [name, value] of level ?? []) {
				if (joined(value) !== undefined) this.values.set(name, value);
				else blank.add(name);
			}
		}
		this.hasBlankText = [...blank].some((name) => partOfMessage(name) === 'text');
	}

	/** Whether this is true of every name. */
	allMatch(test: RegExp): boolean {
		const known = this.matches.get(test);
		if (known !== undefined) return known;
		const isTrue = [...this.values.keys()].every((name) => test.test(name));
		this.matches.set(test, isTrue);
		return isTrue;
	}

	/** Level by level: the fields of objects are further down. */
	private collect(object: IDataObject, levels: Array<Map<string, unknown>>, depth: number): void {
		for (const [name, value] of Object.entries(object)) {
			const plain = plainName(name);
			const below = asObject(value);
			const part = partOfMessage(name);
			const number = part === 'from' || part === 'to' ? numberIn(value) : undefined;
			if (below) this.objects.add(plain);
			if (number !== undefined || isField(value)) {
				(levels[depth] ??= new Map<string, unknown>()).set(plain, number ?? value);
			}
			if (below) this.collect(below, levels, depth + 1);
		}
	}
}

/** The query of a call is that of all messages in it. */
const fieldsOf = onceEach((object: IDataObject) => new Fields(object));

/**
 * The fields of a call by their names, without regard to capitals and punctuation: of the body,
 * the outermost first, then of the query.
 */
export class CallFields {
	private readonly sources: readonly Fields[];

	constructor({ query, body }: Call) {
		this.sources = [fieldsOf(asObject(body) ?? {}), fieldsOf(query)];
	}

	/** Whether every name that has a value is so: letters and digits, in small letters. */
	allMatch(test: RegExp): boolean {
		return this.sources.every((fields) => fields.allMatch(test));
	}

	/** Whether there is a text, be it empty: a picture comes with an empty one. */
	get hasBlankText(): boolean {
		return this.sources.some((fields) => fields.hasBlankText);
	}

	/** Whether one of these names has an object, whatever is in it. */
	hasObject(...names: readonly string[]): boolean {
		const plain = names.map(plainName);
		return this.sources.some(({ objects }) => plain.some((name) => objects.has(name)));
	}

	/** What each of these names has, where it has a value. */
	all(names: readonly string[]): string[] {
		return names.flatMap((name) => asText(this.valueAt(name)) ?? []);
	}

	private valueAt(name: string): unknown {
		const plain = plainName(name);
		return this.sources.find(({ values }) => values.has(plain))?.values.get(plain);
	}

	/** The first of these that has a value; undefined when none has. */
	first(...names: readonly string[]): string | undefined {
		return this.firstOf(names);
	}

	/** The same, of a list. */
	firstOf(names: readonly string[]): string | undefined {
		for (const name of names) {
			const value = asText(this.valueAt(name));
			if (value !== undefined) return value;
		}
		return undefined;
	}

	/** The text under these names; parts of a name that comes several times are joined. */
	textOf(names: readonly string[]): string | undefined {
		for (const name of names) {
			const text = joined(this.valueAt(name));
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
