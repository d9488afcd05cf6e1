import type { IDataObject, IExecuteFunctions, NodeParameterValueType } from 'n8n-workflow';

import { readFile, type FileContent } from '../lib/binaryFile';
import { asObject, asText } from '../lib/data';
import { locatorValue } from '../lib/resourceLocator';
import { InvalidInput } from '../result/failure';
import { plainPhoneText } from '../sms/phoneText';
import { refuseUnusable } from '../sms/unusableCharacters';
import { findEmptyPart, type TemplatePart } from './expressionTemplate';
import { fieldOf, sourceOf } from './parameterSources';

/** The name of a parameter by its path. */
const nameOf = (path: string) => path.split('.').at(-1) ?? path;

/** What is wrong with a parameter; the field is its subject. */
const wrong = (path: string, says: string) => new InvalidInput(nameOf(path), says);

/**
 * Reads one item's parameters, expressions resolved, into the types that an operation needs.
 * Every reader names the field in the InvalidInput it throws.
 */
export class ParameterReader {
	/** Whether something was read that may differ between items. */
	varies = false;

	private options: IDataObject | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		readonly item: number,
	) {}

	/** The workflow's time zone, in which the user reads times. */
	get zone(): string {
		return this.context.getTimezone();
	}

	/** As it is: whatever an expression gave. Of a resource locator, what it is set to. */
	value(path: string): unknown {
		const source = sourceOf(this.context, path);
		if (source.from === 'same') return source.value;
		this.varies = true;
		const plain =
			source.from === 'field' ? fieldOf(this.context, this.item, source.name) : undefined;
		if (plain !== undefined) return plain;
		const worked = this.context.getNodeParameter(path, this.item, '' as NodeParameterValueType);
		return source.inLocator ? locatorValue(worked) : worked;
	}

	/** An entry of the Options collection; undefined when the user did not add it. */
	option(name: string): unknown {
		const source = sourceOf(this.context, 'options');
		const added = source.from === 'each' ? asObject(source.raw) : undefined;
		if (added) return Object.hasOwn(added, name) ? this.value(`options.${name}`) : undefined;
		// Without expressions, or as a whole one expression.
		this.options ??= asObject(this.value('options')) ?? {};
		return locatorValue(this.options[name]);
	}

	/** A parameter by its path: `name`, or `options.name`. */
	private at(path: string): unknown {
		return path.startsWith('options.')
			? this.option(path.slice('options.'.length))
			: this.value(path);
	}

	/**
	 * Text as it was typed, control characters and all. Numbers are spelled out, empty is ''.
	 * @throws InvalidInput when it is a list or an object
	 */
	typed(path: string): string {
		const value = this.at(path);
		if (value === undefined || value === null) return '';
		if (typeof value === 'object') {
			throw wrong(path, 'must be text, but is a list or an object: use a single value');
		}
		return String(value);
	}

	/**
	 * Text that is sent as it is.
	 * @throws InvalidInput when it is a list or an object, or contains control characters
	 */
	text(path: string): string {
		const text = this.typed(path);
		refuseUnusable(nameOf(path), text, 'none');
		return text;
	}

	/** The same, without blanks around it. */
	word(path: string): string {
		return this.text(path).trim();
	}

	/** Whether a parameter has one value for all items, and no expression. */
	isFixed(path: string): boolean {
		return sourceOf(this.context, path).from === 'same';
	}

	/**
	 * The part of an expression that is empty, though the whole is not.
	 * @param whole what the expression gave
	 * @param isKey whether it is a key, of which every part counts
	 */
	emptyPart(path: string, whole: string, isKey: boolean): TemplatePart | undefined {
		const source = sourceOf(this.context, path);
		if (source.from === 'same') return undefined;
		const raw = source.from === 'field' ? `={{ $json.${source.name} }}` : String(source.raw);
		return findEmptyPart({ context: this.context, item: this.item, isKey }, raw, whole);
	}

	/** A word that must be there. @throws InvalidInput when it is empty */
	required(path: string): string {
		const word = this.word(path);
		if (word === '') throw wrong(path, 'is empty: enter a value');
		return word;
	}

	/** A whole number, spelled as digits, so that long ids stay exact. @throws InvalidInput */
	digits(path: string): string {
		const word = this.required(path);
		if (/^\d+$/.test(word)) return word;
		throw wrong(path, `must be a whole number, but is '${word}'`);
	}

	/**
	 * A number to send from, as digits; undefined when the user left it empty.
	 * @throws InvalidInput when it holds anything else than digits and their punctuation
	 */
	sender(path: string): string | undefined {
		const word = this.word(path);
		if (word === '') return undefined;
		const digits = plainPhoneText(word).replace(/[\s()+./-]/g, '');
		if (/^\d{2,15}$/.test(digits)) return digits;
		throw wrong(path, `is '${word}', which is not a number: enter all digits`);
	}

	/**
	 * A number within bounds.
	 * @param fallback where the user left it out
	 * @throws InvalidInput
	 */
	number(path: string, fallback: number, least: number, most = Number.MAX_SAFE_INTEGER): number {
		const value = this.at(path);
		if (value === undefined || value === null || value === '') return fallback;
		const number = Number(asText(value));
		if (Number.isFinite(number) && number >= least && number <= most) return number;
		const bounds =
			most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
		throw wrong(path, `must be ${bounds}, but is '${String(value)}'`);
	}

	/** Yes or no; an expression may also give 'true' or 1. @throws InvalidInput */
	flag(path: string, fallback = false): boolean {
		const value = this.at(path);
		if (value === undefined || value === null || value === '') return fallback;
		const word = typeof value === 'object' ? '' : String(value).trim().toLowerCase();
		if (['true', '1', 'yes'].includes(word)) return true;
		if (['false', '0', 'no'].includes(word)) return false;
		throw wrong(path, 'must be true or false');
	}

	/** The file in a binary property of the item. @throws InvalidInput when the item has none */
	async binary(
		property: string,
		path: string,
	): Promise<{ fileName: string; content: FileContent }> {
		this.varies = true;
		const about = this.context.getInputData()[this.item]?.binary?.[property];
		if (!about) {
			throw wrong(path, `has '${property}', but the item has no binary file with that name`);
		}
		const content = await readFile(this.context, this.item, property, about);
		return { fileName: about.fileName ?? property, content };
	}
}
