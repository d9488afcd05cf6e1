import type { TemplatePart } from '../contract/expressionTemplate';
import type { ParameterReader } from '../contract/parameterReader';
import { usualWindow } from '../contract/settings';
import { visible } from '../lib/characters';
import { InvalidInput } from '../result/failure';

/** What keeps a message from being sent by two executions. */
export interface Protection {
	/** What the user calls the message: one of a kind. */
	key: string;
	/** Milliseconds that the key is remembered, at least. */
	window: number;
}

/** Hours; some seconds: shorter than that, a restart of n8n takes longer. */
const shortestWindow = 0.001;

/** Hours; a century. */
const longestWindow = 876_600;

/** Characters of an expression that a sentence shows. */
const mostShown = 100;

function inWords({ code, text }: TemplatePart): string {
	const shown = code.length > mostShown ? `${code.slice(0, mostShown)}…` : code;
	const gave = text.trim() === '' ? 'empty' : `'${visible(text)}'`;
	return (
		`${visible(shown)} is ${gave} for this item, and other messages would have the same key. ` +
		'Give every item the field that the key is made of, or change the key.'
	);
}

/**
 * Reads the options Duplicate Key and Duplicate Window.
 * @returns null where the key is empty: the message is sent in any case
 * @throws InvalidInput also when a part of the key is empty: other messages would have the same key
 */
export function readProtection(parameters: ParameterReader): Protection | null {
	const hours = parameters.number(
		'options.duplicateWindow',
		usualWindow,
		shortestWindow,
		longestWindow,
	);
	const given = parameters.text('options.duplicateKey');
	const key = given.trim();
	const empty = parameters.emptyPart('options.duplicateKey', given, true);
	if (empty) throw new InvalidInput('duplicateKey', `has an empty part: ${inWords(empty)}`);
	return key === '' ? null : { key, window: hours * 3_600_000 };
}
