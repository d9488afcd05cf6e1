import { asText } from './data';
import { InvalidInput } from './failure';
import { isSupportedCountry, parseDigits, parsePhoneNumberFromString } from './vendor/phone';

/**
 * How a provider spells phone numbers: `+16461234567`, `16461234567`, or as the user typed it
 * (a switchboard knows its own short and national numbers).
 */
export type PhoneFormat = 'e164' | 'digits' | 'asTyped';

/** A recipient's number. */
export interface Phone {
	/** E.164, where it can be known. */
	e164: string | null;
	/** As it goes to the provider. */
	wire: string;
	/** The country whose code was added, since the number was written without any: ISO 3166 alpha-2. */
	country?: string;
}

/** From this length on, digits without a plus are read as a number with its country code. */
const international = 11;

const wrong = (message: string) => new InvalidInput('to', message);

/** Digits and their usual punctuation, in any script; a sign before them is a plus. */
const phoneLike = /^[+(\p{Nd}][\p{Nd}\s().\-/]*$/u;

/** A date is no number, though it looks like one to a switchboard. */
const date = /^\d{4}-\d{2}-\d{2}$/;

/** E.164 §6.1: no number has more digits; two of them with a blank between have. */
const longestNumber = 15;

/** A value in a sentence: a list that was not split would fill the screen. */
const shown = (text: string) => (text.length > 50 ? `${text.slice(0, 50)}…` : text);
const invisible = /[\p{Cf}]/gu;
const scientific = /^(\d)[.,]?(\d*)[eE]\+?(\d+)$/;

/** A spreadsheet's `4.47700900123E+11`: readable when every digit is still there. */
function fromScientific(text: string): string {
	const [, first, rest, exponent] = scientific.exec(text) as RegExpExecArray;
	const digits = `${first}${rest}`;
	if (digits.length !== Number(exponent) + 1) {
		throw wrong(
			`holds '${shown(text)}', a number that lost digits in a spreadsheet: format the column as text`,
		);
	}
	return digits;
}

function asTyped(value: unknown): string {
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value) && value > 0) return String(value);
		throw wrong(
			`holds ${value}, which is not a phone number: format the column as text, so that no digit is lost`,
		);
	}
	if (typeof value !== 'string') {
		throw wrong(
			value === null || value === undefined
				? 'is empty: enter a phone number'
				: 'must be text, or a list of texts',
		);
	}
	const text = value.normalize('NFKC').replace(invisible, '').trim();
	if (scientific.test(text)) return fromScientific(text);
	return text.replace(/^(\d{10,})\.0{1,2}$/, '$1');
}

/**
 * North America's plan: ten digits, of which the first is neither 0 nor 1. For these libphonenumber
 * goes through 25 countries to say the same, the longest of all numbers.
 */
const northAmerican = /^\+1[2-9]\d{9}$/;

/** Judged by `isPossible`: real numbers fail the stricter `isValid`. */
function possible(text: string, country?: string): string | undefined {
	if (northAmerican.test(text)) return text;
	const parsed = parsePhoneNumberFromString(
		text,
		country !== undefined && isSupportedCountry(country) ? country : undefined,
	);
	return parsed?.isPossible() ? parsed.number : undefined;
}

/** The digits of any script as 0 to 9. @throws InvalidInput rather than lose one */
function digitsOf(text: string): string {
	const digits = parseDigits(text);
	if (digits.length === text.match(/\p{Nd}/gu)?.length) return digits;
	throw wrong(`holds '${shown(text)}', whose digits cannot be read: use 0 to 9`);
}

/** E.164, and the country whose code had to be added. */
interface Full {
	e164: string | undefined;
	country?: string;
}

function toE164(text: string, country: string | undefined): Full {
	const compact = `${text.startsWith('+') ? '+' : ''}${digitsOf(text)}`;
	if (compact.startsWith('+') || compact.startsWith('00')) {
		return { e164: possible(`+${compact.replace(/^(\+|00)/, '')}`) };
	}
	const national = country === undefined ? undefined : possible(compact, country);
	if (country !== undefined && national !== undefined) {
		return national === `+${compact}` ? { e164: national } : { e164: national, country };
	}
	return { e164: compact.length >= international ? possible(`+${compact}`) : undefined };
}

/** Short and national numbers of a switchboard pass as they are, less their punctuation. */
function readAsTyped(text: string, country: string | undefined): Phone {
	const plus = text.startsWith('+') ? '+' : '';
	const digits = digitsOf(text);
	const several = digits.length > longestNumber && /[\s/]/.test(text);
	if (digits.length < 2 || digits.length > 18 || several) {
		throw wrong(`holds '${shown(text)}', which is not a phone number: enter 2 to 18 digits`);
	}
	return { e164: toE164(text, country).e164 ?? null, wire: `${plus}${digits}` };
}

/**
 * Reads one phone number. `+` and `00` are international; with a default country, national
 * numbers come first; bare digits are international from 11 digits on.
 * @param value text, or the number a spreadsheet gave
 * @param country ISO 3166 alpha-2
 * @throws InvalidInput with the number in its message
 */
export function readPhone(value: unknown, format: PhoneFormat, country?: string): Phone {
	const text = asTyped(value);
	if (text === '') throw wrong('is empty: enter a phone number');
	if (!phoneLike.test(text) || !/\p{Nd}/u.test(text) || date.test(text)) {
		throw wrong(
			`holds '${shown(text)}', which is not a phone number: use digits, blanks and + ( ) - . / only`,
		);
	}
	if (format === 'asTyped') return readAsTyped(text, country);
	const { e164, ...read } = toE164(text, country);
	if (e164 === undefined) {
		const hint = /^(\+|00)/.test(text)
			? 'check its country code and its length'
			: "add + and the country code, or set 'Default Country'";
		throw wrong(`holds '${shown(text)}', which is not a complete phone number: ${hint}`);
	}
	return { e164, wire: format === 'e164' ? e164 : e164.slice(1), ...read };
}

/**
 * Splits what a user gives as recipients: one, several separated by comma, semicolon or new line,
 * or a list.
 */
export function splitRecipients(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flatMap(splitRecipients);
	if (typeof value !== 'string') return [value];
	return value
		.split(/[,;\r\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/**
 * A number from a provider's answer: E.164 where it can be known, otherwise as the provider
 * spells it (some hide the last digits).
 */
export function knownPhone(value: unknown, country?: string): string | null {
	const text = asText(value);
	if (text === undefined) return null;
	try {
		return readPhone(text, 'e164', country).e164;
	} catch {
		return text;
	}
}
