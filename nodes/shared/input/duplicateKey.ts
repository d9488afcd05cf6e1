import { placeholderIn, excerpt, type TemplatePart } from '../contract/expressionTemplate';
import { isHollowText } from '../contract/hollowText';
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

const wrong = (says: string) => new InvalidInput('duplicateKey', says);

/** Hours; some seconds: shorter than that, a restart of n8n takes longer. */
const shortestWindow = 0.001;

/** Hours; a century. */
const longestWindow = 876_600;

function inWords({ code, text }: TemplatePart): string {
	const gave = text.trim() === '' ? 'empty' : `'${visible(text)}'`;
	return (
		`${excerpt(code)} is ${gave} for this item, so other messages would have the same key. ` +
		'Add the missing value to every item, or change the key.'
	);
}

/** Code of n8n's expressions; braces alone may also be somebody's text. */
const code = /\$(?:json|input|node|item|items|binary)\s*(?:[.[]|\?\.)|\$\(\s*["'`]/;

/** A placeholder that n8n has not filled in: in a fixed key, or in a value that the key was made of. */
function unfilledIn(key: string, isFixed: boolean): string | undefined {
	const found = placeholderIn(key);
	if (isFixed) return found ?? code.exec(key)?.[0];
	return found !== undefined && code.test(found) ? found : undefined;
}

/** @throws InvalidInput when every message would have this key, since nothing in it differs */
function refuseSameForAll(key: string, isFixed: boolean): void {
	const found = unfilledIn(key, isFixed);
	if (found !== undefined) {
		throw wrong(
			`contains ${excerpt(found)} as plain text, so other messages would have the same key. ` +
				"Switch 'Duplicate Key' from Fixed to Expression, or remove the placeholder.",
		);
	}
	if (!isHollowText(key)) return;
	throw wrong(
		`is ${excerpt(key)}, which contains no value, so other messages would have the same key. ` +
			'Add the missing value to every item, or change the key.',
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
	if (empty) throw wrong(`has an empty part: ${inWords(empty)}`);
	refuseSameForAll(key, parameters.isFixed('options.duplicateKey'));
	return key === '' ? null : { key, window: hours * 3_600_000 };
}
