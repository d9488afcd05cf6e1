import { asText } from '../lib/data';
import { parseDigits } from '../lib/vendor/phone';
import { InvalidInput } from '../result/failure';
import { decide, lastResort } from './phoneDecision';
import type { Decision } from './phoneDecisions';
import { isLine, spell, type PhoneFormat } from './phoneFormats';
import { readPhoneText, shown, wrong } from './phoneText';
import { looksLikeSeveral } from './switchboardNumbers';

export { splitRecipients } from './recipientList';

/** A recipient's number. */
export interface Phone {
	/** E.164, where it can be known. */
	e164: string | null;
	/** As it goes to the provider: the same number. */
	wire: string;
	/**
	 * The country that it was read as a number of, since it was written without + or 00: ISO 3166
	 * alpha-2, or + and the calling code where that is no country's.
	 */
	country?: string;
	/** Whether its plus was supplied; otherwise the country's code was. */
	lostPlus?: true;
}

/** The digits of any script as 0 to 9. @throws InvalidInput rather than lose one */
function digitsOf(text: string): string {
	if (/^\+?\d+$/.test(text)) return text.replace('+', '');
	const digits = parseDigits(text);
	if (digits.length === text.match(/\p{Nd}/gu)?.length) return digits;
	throw wrong(`contains '${shown(text)}', whose digits cannot be read: use 0 to 9`);
}

/**
 * Short and national numbers of a switchboard pass as they are, less their punctuation. What was
 * written with a country code passes as the number that it was read as.
 */
function asTyped(text: string, digits: string, decision: Decision): string {
	const { reading, way, prefix = '', refusal } = decision;
	if (reading && way !== 'national') {
		return `${text.includes('+') ? '+' : prefix}${reading.e164.slice(1)}`;
	}
	if (!reading && !refusal?.isDialed && looksLikeSeveral(text, digits)) {
		throw wrong(
			`contains '${shown(text)}', which is not a phone number: enter 2 to 18 digits without gaps, or separate multiple numbers with commas`,
		);
	}
	if (digits.length < 2 || digits.length > 18) {
		throw wrong(`contains '${shown(text)}', which is not a phone number: enter 2 to 18 digits`);
	}
	return `${text.includes('+') ? '+' : ''}${digits}`;
}

/** What is said of how a number was read, where it was written without + or 00. */
function suppliedIn({ way, country }: Decision): Pick<Phone, 'country' | 'lostPlus'> {
	if (country === undefined) return {};
	return way === 'lostPlus' ? { country, lostPlus: true } : { country };
}

/**
 * Reads one phone number. `+` and `00` are international. Without them it is read the one way in
 * which it is a number that exists: as a national number of the default country, or as one whose
 * plus was lost.
 * @param value text, or the number a spreadsheet gave
 * @param country ISO 3166 alpha-2
 * @throws InvalidInput with the number in its message, and with both readings where it has two
 */
export function readPhone(value: unknown, format: PhoneFormat, country?: string): Phone {
	const text = readPhoneText(value);
	const digits = digitsOf(text);
	const decision = decide(text, digits, country);
	if (isLine(format, text, digits, decision.reading)) {
		if (decision.refusal?.isFinal) throw wrong(decision.refusal.says);
		return { e164: null, wire: asTyped(text, digits, { way: 'written' }) };
	}
	if (format === 'asTyped') {
		if (decision.refusal?.isFinal) throw wrong(decision.refusal.says);
		const wire = asTyped(text, digits, decision);
		return { e164: decision.reading?.e164 ?? null, wire, ...suppliedIn(decision) };
	}
	const { reading, refusal } = decision;
	if (!reading) throw wrong(refusal?.says ?? 'is empty: enter a phone number');
	const wire = spell(format, text, reading, country);
	return { e164: reading.e164, wire, ...suppliedIn(decision) };
}

/** The same, of a number in another field than To. @throws InvalidInput naming that field */
export function readPhoneIn(
	field: string,
	value: unknown,
	format: PhoneFormat,
	country?: string,
): Phone {
	try {
		return readPhone(value, format, country);
	} catch (error) {
		throw error instanceof InvalidInput ? error.of(field) : error;
	}
}

/**
 * A number from a provider's response: E.164 where it can be known, otherwise as the provider
 * spells it (some hide the last digits). A provider names numbers that it has texted, so they need
 * not be valid by the library's tables.
 */
export function knownPhone(value: unknown, country?: string): string | null {
	const given = asText(value);
	if (given === undefined) return null;
	try {
		const text = readPhoneText(given);
		const digits = digitsOf(text);
		const { reading, refusal } = decide(text, digits, country);
		if (refusal?.isFinal || refusal?.isDialed) return given;
		return reading?.e164 ?? lastResort(digits, country) ?? given;
	} catch {
		return given;
	}
}
