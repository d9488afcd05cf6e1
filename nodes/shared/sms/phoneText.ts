import { InvalidInput } from '../result/failure';
import { nameOf } from './gsmReplacements';
import { notAPhone } from './notPhones';
import { asThousands } from './thousands';

/** Refuses a phone number. @param says what is wrong and what to do; its subject is the field */
export const wrong = (says: string) => new InvalidInput('to', says);

/** Characters without a shape, among them variation selectors and the Hangul fillers. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** U+2800 is a Braille cell without a dot: it looks like a space. */
const emptyCell = /\u2800/g;

/**
 * What people see as a hyphen: dashes of every length, minus signs, the bullet and the letter that
 * looks like one, and the long mark that Japanese keyboards write.
 */
const hyphens = /[\p{Pd}\u02d7\u2043\u2212\u2500\u30fc]/gu;

/** Dots in the middle of the line. */
const dots = /[\u00b7\u2022\u2027\u2219\u22c5\u30fb]/g;

/** Slashes, and the plus sign of emoji. */
const slashes = /[\u2044\u2215]/g;
const emojiPlus = /\u2795/g;

/** Spreadsheets keep a number as text with an apostrophe before it, or as the formula ="…". */
const quotes = '[\'"`´\u2018\u2019\u201c\u201d\u02bc]';
const quoted = new RegExp(`^=?${quotes}+|${quotes}+$`, 'g');

const scientific = /^(\d)[.,]?(\d*)[eE]\+?(\d+)$/;

/** A spreadsheet's `5551234.0`; of three noughts and more, only where what precedes is a whole number. */
const float = /^(\+?\d+)\.0{1,2}$|^(\+?\d{11,})\.0+$/;

/** All but superscripts, circled digits and fractions, of which NFKC makes digits of the number. */
const plainDigits = /\P{No}+/gu;

/** Digits and their usual punctuation, in any script; a sign before them is a plus. */
const phoneLike = /^[(\s]*(?:\+[(\s]*)?\p{Nd}[\p{Nd}\s().\-/]*$/u;

/** A plus behind digits begins another number. */
const severalSigns = /^[\p{Nd}\s().\-/+]*\p{Nd}[\s().\-/]*\+[\p{Nd}\s().\-/+]*$/u;

/** Characters that a person cannot see, or cannot tell from a space. */
const unseen = /[\p{C}\p{M}\p{Default_Ignorable_Code_Point}]|[^\S ]/gu;

const codeOf = (char: string) => (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0');

/**
 * A value in a sentence: cut, since a list that was not split would fill the screen, and with
 * escapes for what cannot be seen.
 */
export function shown(text: string): string {
	const chars = Array.from(text.slice(0, 102));
	const cut = chars.length > 50 ? `${chars.slice(0, 50).join('')}…` : text;
	return cut.replace(unseen, (char) =>
		char.length > 1 ? `\\u{${codeOf(char)}}` : `\\u${codeOf(char)}`,
	);
}

/** Characters of a number at most, as libphonenumber has it; more takes time to look at. */
const longest = 250;

/** The text without what nobody sees, and with one spelling of what looks the same. */
export function plainPhoneText(text: string): string {
	// The usual case needs none of it, and a run may read 100,000 numbers.
	if (text.length > longest || /^\+?\d+$/.test(text)) return text;
	const plain = text
		.replace(invisible, '')
		.trim()
		// NFKC would take an accent apart.
		.replace(quoted, '')
		.replace(plainDigits, (part) => part.normalize('NFKC'))
		// NFKC makes one filler of another.
		.replace(invisible, '')
		.replace(emptyCell, ' ')
		.replace(hyphens, '-')
		.replace(dots, '.')
		.replace(slashes, '/')
		.replace(emojiPlus, '+')
		.trim();
	return plain.replace(quoted, '').trim();
}

/** A spreadsheet's `4.47700900123E+11`: readable when every digit is still there. */
function fromScientific(text: string): string {
	const [, first, rest, exponent] = scientific.exec(text) as RegExpExecArray;
	const digits = `${first}${rest}`;
	if (digits.length !== Number(exponent) + 1) {
		throw wrong(
			`contains '${shown(text)}', a number that lost digits in a spreadsheet: format the column as text`,
		);
	}
	return digits;
}

/** A link, as the address books of phones and the forms of advertisements have it: RFC 3966, RFC 5724. */
const link = /^(?:(?:tel|sms):(?:\/\/)?|p:(?=\s*\+))\s*/i;

const bare = (text: string) => text.replace(link, '');

function textOf(value: unknown): string {
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value) && value > 0) return String(value);
		throw wrong(
			`contains ${value}, which is not a phone number: format the column as text, so that no digit is lost`,
		);
	}
	if (typeof value === 'string') return value;
	throw wrong(
		value === null || value === undefined
			? 'is empty: enter a phone number'
			: 'must be text, or a list of text values',
	);
}

/** The first character that no phone number has, where a person may not see or recognize it. */
function culprit(text: string): string {
	const char = /[^\p{Nd}\s().\-/+]/u.exec(text)?.[0];
	if (char === undefined || /[!-~]/.test(char)) return '';
	const name = nameOf(char);
	const named = name === char ? `${char} (U+${codeOf(char).toUpperCase()})` : name;
	return ` because of the character ${named}`;
}

/**
 * The text of one phone number, with plain punctuation alone.
 * @param value text, or the number a spreadsheet gave
 * @throws InvalidInput with the value, and the character at fault where it cannot be seen
 */
export function readPhoneText(value: unknown): string {
	const given = textOf(value);
	if (given.length > longest) {
		throw wrong(`contains '${shown(given)}', which is not a phone number: enter one phone number`);
	}
	const plain = plainPhoneText(given);
	if (plain === '') throw wrong('is empty: enter a phone number');
	if (scientific.test(plain)) return fromScientific(plain);
	const thousands = asThousands(plain);
	if (thousands) {
		const [first = '', ...others] = thousands;
		throw wrong(
			`contains '${shown(given)}', which may be the phone number ${thousands.join('')}, or ${others.length + 1} phone numbers such as ${others.at(-1) ?? first}: remove the commas, or add a space after each`,
		);
	}
	const text = bare(plain).replace(float, '$1$2');
	const other = notAPhone(text);
	if (other === 'marked') {
		throw wrong(
			`contains '${shown(given)}', which has digits besides the phone number: enter only the phone number`,
		);
	}
	if (severalSigns.test(text) || other === 'several') throw several(given);
	if (phoneLike.test(text) && other === undefined) return text;
	throw wrong(
		`contains '${shown(given)}', which is not a phone number${culprit(text)}: use digits, spaces and + ( ) - . / only`,
	);
}

function several(value: unknown): InvalidInput {
	return wrong(
		`contains '${shown(String(value))}', which looks like multiple phone numbers: separate the numbers with commas`,
	);
}
