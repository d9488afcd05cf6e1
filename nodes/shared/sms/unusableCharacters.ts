import { InvalidInput } from '../result/failure';
import { isReplaced, nameOf } from './gsmReplacements';

/** Characters that no provider accepts, and that could break the request around them. */
const unusable = /[^\P{Cc}\n\r\t]|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** What the option Replace Smart Characters has to do with a text. */
export type Replacing = 'none' | 'off' | 'on';

/**
 * Refuses a text with a character that can't be sent, by its name and its place among the
 * characters.
 * @param replacing whether the field has the option, and whether it is on: then what it replaces
 * is left to it
 * @throws InvalidInput
 */
export function refuseUnusable(field: string, text: string, replacing: Replacing): void {
	const all = [...text.matchAll(unusable)];
	const found = replacing === 'on' ? all.filter(([char]) => !isReplaced(char)) : all;
	const [first] = found;
	if (!first) return;
	const helps = replacing === 'off' && found.every(([char]) => isReplaced(char));
	const next = helps
		? "remove the character, or add the option 'Replace Smart Characters'"
		: 'remove the character';
	const position = Array.from(text.slice(0, first.index)).length + 1;
	throw new InvalidInput(
		field,
		`contains ${nameOf(first[0])}, a character that can't be sent, at position ${position}: ${next}`,
	);
}
