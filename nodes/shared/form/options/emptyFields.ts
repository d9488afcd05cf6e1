import type { INodeProperties } from 'n8n-workflow';

import { placeholderIn, excerpt } from '../../contract/expressionTemplate';
import type { ParameterReader } from '../../contract/parameterReader';
import type { CountedText, SendOption } from '../../contract/sendOption';
import { InvalidInput } from '../../result/failure';

/** What happens to a message that has an empty field. */
const choices = ['send', 'refuse'] as const;

const field: INodeProperties = {
	displayName: 'Empty Fields',
	name: 'emptyFields',
	type: 'options',
	options: [
		{ name: 'Refuse', value: 'refuse', description: 'Reject the message before sending' },
		{
			name: 'Send',
			value: 'send',
			description: 'Send the message and show a note above the output',
		},
	],
	default: 'send',
	description:
		"How to handle text that contains an empty field, [object Object], or a placeholder that isn't an expression",
};

/**
 * What of a text is empty, or was never filled in.
 * @param typed the text, as its expressions gave it
 * @returns part of a sentence; undefined when nothing is missing
 */
export function emptyIn(parameters: ParameterReader, typed: string): string | undefined {
	const part = parameters.emptyPart('message', typed, false);
	if (part) {
		const gave = part.text.trim() === '' ? 'empty' : `'${excerpt(part.text)}'`;
		return `${excerpt(part.code)} is ${gave}`;
	}
	const found = placeholderIn(typed);
	if (found !== undefined)
		return `${excerpt(found)} isn't an expression, so the placeholder is sent as plain text`;
	return typed.includes('[object Object]') ? "a field is '[object Object]'" : undefined;
}

/** @throws InvalidInput when a text with an empty field is to be refused */
function refuseEmpty({ empty }: CountedText, parameters: ParameterReader): void {
	const chosen = parameters.word('options.emptyFields') || 'send';
	if (!choices.some((choice) => choice === chosen)) {
		throw new InvalidInput('emptyFields', `must be 'send' or 'refuse', but is '${chosen}'`);
	}
	if (empty === undefined || chosen === 'send') return;
	throw new InvalidInput(
		'message',
		`has an empty field: ${empty}. Add the missing value, or set 'Empty Fields' to 'Send'`,
	);
}

/** What happens to a text with an empty field. */
export const emptyFields: SendOption = { field: () => field, check: refuseEmpty };
