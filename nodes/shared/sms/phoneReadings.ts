import {
	callingCodeOf,
	fitsPlan,
	isCodeOf,
	isMobile,
	isValid,
	mayExist,
	possible,
	type Reading,
} from './numberingPlan';
import { groupsOf, setsCodeApart } from './phoneGroups';

/** From this length on, digits without a plus may be a number with its country code. */
export const international = 11;

/** `49(0)170`: the zero of national numbers, in brackets behind the country code. */
const trunkZero = /^[^\p{Nd}]*(\p{Nd}+)[\s)./-]*\(0\)/u;

/**
 * Digits behind a plus or a dial-out prefix. A zero in brackets goes, unless the number is one only
 * with it, as fixed lines of Italy are.
 * @param prefix how many digits of the text precede the country code
 */
export function international164(text: string, digits: string, prefix = 0): Reading | undefined {
	const whole = possible(`+${digits}`);
	const before = trunkZero.exec(text)?.[1]?.length;
	if (before === undefined) return whole;
	const start = before - prefix;
	if (start < 0) return whole;
	const shorter = possible(`+${digits.slice(0, start)}${digits.slice(start + 1)}`);
	if (!whole || !shorter || whole.e164 === shorter.e164) return whole ?? shorter;
	return [shorter, whole].find(isMobile) ?? [shorter, whole].find(isValid) ?? whole;
}

/**
 * Digits whose plus was lost. Where punctuation divides what would be the country code, as in
 * `8 (495) 123-45-67`, it never had one; nor where the groups do not set the code apart.
 */
export function withPlus(text: string, digits: string, country?: string): Reading | undefined {
	// No number of North America begins with 1: the library takes a second 1 for a prefix.
	if (/^(?:0|11)/.test(digits)) return undefined;
	const reading = possible(`+${digits}`);
	if (!reading || !fitsPlan(reading)) return undefined;
	const [first, second] = groupsOf(text);
	const isCut = second !== undefined && first?.length !== callingCodeOf(reading).length;
	if (isCut && digits.length < international) return undefined;
	return setsCodeApart(text, reading, isCodeOf(country, reading)) ? reading : undefined;
}

/**
 * A number with the code of its own country behind the zero that precedes national numbers, as
 * `0919876543210` in India.
 */
export function behindZero(text: string, digits: string, country: string): Reading | undefined {
	if (!/^0[1-9]/.test(digits)) return undefined;
	const reading = possible(`+${digits.slice(1)}`);
	if (!reading || !isCodeOf(country, reading) || !isValid(reading)) return undefined;
	return setsCodeApart(text.replace(/\p{Nd}/u, ''), reading, true) ? reading : undefined;
}

/** `62 0812 3456 7890`: the zero of national numbers behind a country code that is set apart. */
const keptZero = /^[^\p{Nd}]*(\p{Nd}{1,3})[\s)./-]+0\p{Nd}/u;

/**
 * The country code before a zero in brackets: as sure a sign as a plus. Without brackets it is one
 * before a mobile number of the default country, or where there is none.
 */
export function beforeTrunkZero(
	text: string,
	digits: string,
	country?: string,
): Reading | undefined {
	if (digits.startsWith('0')) return undefined;
	const inBrackets = trunkZero.exec(text)?.[1]?.length;
	const before = inBrackets ?? keptZero.exec(text)?.[1]?.length;
	if (before === undefined) return undefined;
	const reading = international164(text, digits);
	if (!reading || callingCodeOf(reading).length !== before) return undefined;
	if (inBrackets !== undefined) return reading;
	const isOwn = country === undefined || isCodeOf(country, reading);
	const isDropped = reading.e164.length === digits.length;
	return isOwn && isDropped && isMobile(reading) ? reading : undefined;
}

/** As a number of the default country, unless a country code would cut through its groups. */
export function atHome(text: string, digits: string, country: string): Reading | undefined {
	const home = possible(digits, country);
	if (!home || !mayExist(home)) return undefined;
	return home.e164 === `+${digits}` && !setsCodeApart(text, home, true) ? undefined : home;
}
