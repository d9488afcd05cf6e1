import type { ParameterReader } from '../contract/parameterReader';
import type { CountedText, SendOption } from '../contract/sendOption';
import { emptyIn } from '../form/options/emptyFields';
import { InvalidInput } from '../result/failure';
import { replaceSmart } from '../sms/gsmReplacements';
import { countSegments } from '../sms/segments';
import { refuseUnusable } from '../sms/unusableCharacters';

/** The text of a message, as it goes out. */
export interface Wording extends CountedText {
	/** How many smart characters the user had in it that were written in another way. */
	replaced: number;
}

function checkText(text: string, optional: boolean, longest: number | undefined): void {
	if (text.trim() === '' && !optional)
		throw new InvalidInput('message', 'is empty: enter a message');
	if (longest !== undefined && text.length > longest) {
		throw new InvalidInput(
			'message',
			`has ${text.length} characters, but the provider accepts at most ${longest}: shorten the message`,
		);
	}
}

/**
 * Characters of Chinese and Japanese whose Unicode normalization is another form of the character:
 * a name may be written with either.
 */
const otherForms = /[^\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+/gu;

/** A letter and its accent as one character where there is one: GSM 03.38 has no accents alone. */
function composed(text: string): string {
	return text.replace(otherForms, (part) => part.normalize('NFC'));
}

/** On a line of its own, so that no phone takes the last word of the text for a part of the link. */
const withLink = (text: string, link: string) => `${text.trimEnd()}\n${link}`;

/**
 * The question alone, which the page shows again.
 * @param text as it is sent
 */
export function withoutLink(text: string, link: string): string {
	const ending = withLink('', link);
	return text.endsWith(ending) ? text.slice(0, -ending.length) : text;
}

/**
 * Reads the text: accents are composed, and smart characters are replaced, if so wished, before
 * anything is counted, compared or sent.
 * @param optional the message may have no text
 * @param longest in characters, where the provider documents it
 * @param options those that the provider honors
 * @param link ends the text, as it is
 * @throws InvalidInput
 */
export function readWording(
	parameters: ParameterReader,
	optional: boolean,
	longest: number | undefined,
	options: readonly SendOption[],
	link: string | undefined,
): Wording {
	const own = composed(parameters.typed('message'));
	const typed = options.reduce((text, option) => option.text?.(text, parameters) ?? text, own);
	const wished = parameters.flag('options.replaceSmartCharacters');
	refuseUnusable('message', typed, wished ? 'on' : 'off');
	const { text: said, replaced } = wished ? replaceSmart(typed) : { text: typed, replaced: 0 };
	const text = link === undefined ? said : withLink(said, link);
	// A text of which an option or the link alone is left is empty.
	checkText(own.trim() === '' ? own : text, optional, longest);
	const empty = emptyIn(parameters, own);
	const segments = countSegments(text);
	const counted = { text, segments, ...(empty === undefined ? {} : { empty }) };
	for (const option of options) option.check?.(counted, parameters);
	return { ...counted, replaced };
}
