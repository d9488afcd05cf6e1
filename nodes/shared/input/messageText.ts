import type { ParameterReader } from '../contract/parameterReader';
import { emptyIn, refuseEmpty } from '../form/emptyFields';
import { InvalidInput } from '../result/failure';
import { segmentsInGsm, whyUcs2 } from '../sms/encodingAdvice';
import { replaceSmart } from '../sms/gsmReplacements';
import { countSegments, type Segments } from '../sms/segments';
import { refuseUnusable } from '../sms/unusableCharacters';

/** The text of a message, as it goes out. */
export interface Wording {
	text: string;
	/** How many smart characters the user had in it that were written in another way. */
	replaced: number;
	/** What of it is empty, or was never filled in; part of a sentence. */
	empty?: string;
	segments: Segments;
}

function checkText(text: string, optional: boolean, longest: number | undefined): void {
	if (text.trim() === '' && !optional) throw new InvalidInput('message', 'is empty: enter a text');
	if (longest !== undefined && text.length > longest) {
		throw new InvalidInput(
			'message',
			`has ${text.length} characters, but the provider takes ${longest} at most: shorten it`,
		);
	}
}

function checkSegments(text: string, segments: Segments, most: number): void {
	if (most === 0 || segments.segments <= most) return;
	const isReason = segmentsInGsm(text) <= most;
	const why = isReason ? `. ${whyUcs2(text, segments)}` : ': shorten it';
	throw new InvalidInput(
		'message',
		`needs ${segments.segments} segments (${segments.encoding}), but the option 'Max Segments' allows ${most}${why}`,
	);
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

/**
 * Reads the text: accents are composed, and smart characters are replaced, if so wished, before
 * anything is counted, compared or sent.
 * @param optional the message may have no text
 * @param longest in characters, where the provider documents it
 * @throws InvalidInput
 */
export function readWording(
	parameters: ParameterReader,
	optional: boolean,
	longest: number | undefined,
): Wording {
	const typed = composed(parameters.typed('message'));
	const wished = parameters.flag('options.replaceSmartCharacters');
	refuseUnusable('message', typed, wished ? 'on' : 'off');
	const { text, replaced } = wished ? replaceSmart(typed) : { text: typed, replaced: 0 };
	checkText(text, optional, longest);
	const empty = emptyIn(parameters, typed);
	refuseEmpty(parameters, empty);
	const segments = countSegments(text);
	checkSegments(text, segments, parameters.number('options.maxSegments', 0, 0));
	return { text, replaced, segments, ...(empty === undefined ? {} : { empty }) };
}
