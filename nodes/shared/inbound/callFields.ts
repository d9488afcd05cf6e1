import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../lib/data';
import type { Call } from './call';
import { fromNames, partOfMessage, plainName, textNames, toNames } from './fieldNames';

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

/** The fields of an object, level by level: those of objects in it are further down. */
function levelsOf(object: IDataObject): Array<Map<string, unknown>> {
	const levels: Array<Map<string, unknown>> = [];
	const collect = (inner: IDataObject, depth: number): void => {
		for (const [name, value] of Object.entries(inner)) {
			const below = asObject(value);
			if (below) collect(below, depth + 1);
			else if (isField(value)) {
				const level = (levels[depth] ??= new Map<string, unknown>());
				level.set(plainName(name), value);
			}
		}
	};
	collect(object, 0);
	return levels;
}

/** The names of objects in an object, at any depth. */
function objectsIn(object: IDataObject): string[] {
	return Object.entries(object).flatMap(([name, value]) => {
		const below = asObject(value);
		return below ? [plainName(name), ...objectsIn(below)] : [];
	});
}

/** A field with its parts joined: long texts come in several. */
export function joined(value: unknown): string | undefined {
	if (!Array.isArray(value)) return asText(value);
	return asText(value.map((part) => (isScalar(part) ? String(part ?? '') : '')).join(''));
}

/** The parts of a message that the fields of an object are; objects in it count, lists don't. */
export function partsIn(object: IDataObject): ReadonlySet<'text' | 'from' | 'to'> {
	const found = new Set<'text' | 'from' | 'to'>();
	for (const [name, value] of Object.entries(object)) {
		const below = asObject(value);
		if (below) for (const part of partsIn(below)) found.add(part);
		const part = isField(value) && joined(value) !== undefined ? partOfMessage(name) : undefined;
		if (part) found.add(part);
	}
	return found;
}

/**
 * The fields of a call by their names, without regard to capitals and punctuation: of the body,
 * the outermost first, then of the query.
 */
export class CallFields {
	private readonly values = new Map<string, unknown>();
	private readonly blank = new Set<string>();
	private readonly objects: ReadonlySet<string>;

	constructor({ query, body }: Call) {
		const fields = asObject(body) ?? {};
		for (const level of [...levelsOf(fields), ...levelsOf(query)].reverse()) {
			for (const [name, value] of level ?? []) {
				if (asText(joined(value)) !== undefined) this.values.set(name, value);
				else this.blank.add(name);
			}
		}
		this.objects = new Set([...objectsIn(fields), ...objectsIn(query)]);
	}

	/** The names that have a value: letters and digits, in small letters. */
	get names(): string[] {
		return [...this.values.keys()];
	}

	/** Whether there is a text, be it empty: a picture comes with an empty one. */
	get hasBlankText(): boolean {
		return [...this.blank].some((name) => partOfMessage(name) === 'text');
	}

	/** Whether one of these names has an object, whatever is in it. */
	hasObject(...names: readonly string[]): boolean {
		return names.some((name) => this.objects.has(plainName(name)));
	}

	/** What each of these names has, where it has a value. */
	all(names: readonly string[]): string[] {
		return names.flatMap((name) => asText(this.values.get(plainName(name))) ?? []);
	}

	/** The first of these that has a value; undefined when none has. */
	first(...names: readonly string[]): string | undefined {
		return this.firstOf(names);
	}

	/** The same, of a list. */
	firstOf(names: readonly string[]): string | undefined {
		return this.all(names)[0];
	}

	/** The text under these names; parts of a name that comes several times are joined. */
	textOf(names: readonly string[]): string | undefined {
		const texts = names.map((name) => joined(this.values.get(plainName(name))));
		return texts.find((text) => text !== undefined);
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
