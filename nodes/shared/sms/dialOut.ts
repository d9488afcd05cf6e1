import { dialOutPattern, getCountries } from '../lib/vendor/phone';
import {
	fitsPlan,
	isCodeOf,
	isMobile,
	isValid,
	nationalGroups,
	type Reading,
} from './numberingPlan';
import { groupsOf, setsCodeApart } from './phoneGroups';
import { international164 } from './phoneReadings';

/** A number behind a dial-out prefix. */
export interface Dialed {
	/** The prefix, as typed. */
	prefix: string;
	reading: Reading;
	/** Whether the reading has all digits behind the prefix, less a zero of national numbers. */
	isWhole: boolean;
	/** Whether no zero of national numbers was left out, either. */
	isExact: boolean;
	/** How well the groups of the text suit the reading: 2 as usual, 1 the code is set apart, 0 not. */
	fit: 0 | 1 | 2;
}

/** How a number behind a dial-out prefix is read: one way, two ways that are as good, or not. */
export interface DialedNumber {
	one?: Dialed;
	two?: readonly [Dialed, Dialed];
}

/** Digits of a dial-out prefix at most, operators' codes included. */
const longestPrefix = 8;

/** What is dialed before a country code in most countries (ITU-T E.164). */
const usual = '00';

/** Prefixes that whole countries dial, and not customers of one operator: 001 in Asia, 0011 in Australia. */
const common = /^0011?$/;

/** Prefixes of operators that the library's tables lack. */
const lacking: Readonly<Record<string, RegExp>> = { HK: /^00[68]0$/, ID: /^00[17]$/, MN: /^002$/ };

const patterns = new Map<string, RegExp>();

function isPrefixOf(country: string, prefix: string): boolean {
	const pattern = patterns.get(country) ?? new RegExp(`^(?:${dialOutPattern(country)})$`);
	patterns.set(country, pattern);
	return pattern.test(prefix) || lacking[country]?.test(prefix) === true;
}

/** Whether a prefix begins with 00 and some country dials it. */
const known = new Map<string, boolean>();

function isKnown(prefix: string): boolean {
	const found = known.get(prefix) ?? getCountries().some((country) => isPrefixOf(country, prefix));
	if (prefix.length <= 5) known.set(prefix, found);
	return found;
}

/** The text behind its first digits. */
function behind(text: string, count: number): string {
	let left = count;
	return text.replace(/\p{Nd}/gu, (digit) => (left-- > 0 ? '' : digit));
}

function fitOf(text: string, reading: Reading, prefix: string): Dialed['fit'] {
	const rest = behind(text, prefix.length);
	const [code = 0, ...groups] = groupsOf(rest).map(({ length }) => length);
	const isUsual = groups.length > 0 && groups.join() === nationalGroups(reading).join();
	if (isUsual && reading.e164.length - 1 === code + groups.reduce((sum, one) => sum + one, 0)) {
		return 2;
	}
	return setsCodeApart(rest, reading, false) ? 1 : 0;
}

/** Whether a prefix ends with a group, or within the first: no group of the number is cut. */
function isInOnePiece(text: string, prefix: string): boolean {
	const ends: number[] = [];
	for (const { length } of groupsOf(text)) ends.push((ends.at(-1) ?? 0) + length);
	return prefix.length <= (ends[0] ?? 0) || ends.includes(prefix.length);
}

function readBehind(text: string, digits: string, prefix: string): Dialed | undefined {
	const rest = digits.slice(prefix.length);
	const reading = international164(text, rest, prefix.length);
	if (!reading) return undefined;
	// No number of North America begins with 1: the library takes a second 1 for a prefix.
	const isWhole = !(rest.startsWith('11') && reading.e164.length === rest.length);
	const isExact = reading.e164 === `+${rest}`;
	return { prefix, reading, isWhole, isExact, fit: fitOf(text, reading, prefix) };
}

/** The readings behind the prefixes that are wanted, none of which is `00`. */
function readingsBehind(
	text: string,
	digits: string,
	isWanted: (prefix: string) => boolean,
): Dialed[] {
	const found: Dialed[] = [];
	for (let length = 1; length <= longestPrefix; length++) {
		const prefix = digits.slice(0, length);
		// Behind a prefix is a country code, and none begins with 0.
		if (prefix === usual || digits[length] === '0' || !isWanted(prefix)) continue;
		const one = isInOnePiece(text, prefix) ? readBehind(text, digits, prefix) : undefined;
		if (one?.isWhole && fitsPlan(one.reading)) found.push(one);
	}
	return found;
}

const differs = (one: Dialed, other: Dialed) => one.reading.e164 !== other.reading.e164;

/** Of two readings, the one that the groups of the text suit alone. */
function better(one: Dialed, other: Dialed): Dialed | undefined {
	if (one.fit === other.fit) return undefined;
	const [more, less] = one.fit > other.fit ? [one, other] : [other, one];
	return more.fit === 2 || less.fit === 0 ? more : undefined;
}

/** Behind the country's own prefix, or behind `00`. */
function between(own: Dialed, usually: Dialed, country?: string): DialedNumber {
	if (!differs(own, usually) || !usually.isWhole) return { one: own };
	const byGroups = better(own, usually);
	if (byGroups) return { one: byGroups };
	if (isMobile(own.reading) && !isMobile(usually.reading)) return { one: own };
	if (isMobile(usually.reading) && !isValid(own.reading)) return { one: usually };
	if (isValid(own.reading) && !isValid(usually.reading)) return { one: own };
	// Nobody dials out of a country into it: 0055 is a prefix in Brazil, and 00 with its own code.
	const isHome = isCodeOf(country, usually.reading) && isValid(usually.reading);
	if (isHome && !isMobile(own.reading)) return { one: usually };
	return { two: [own, usually] };
}

/** Readings behind the prefixes that begin with 00 and are dialed somewhere. */
function readingsAnywhere(text: string, digits: string): Dialed[] {
	return readingsBehind(text, digits, (prefix) => prefix.startsWith(usual) && isKnown(prefix));
}

/** A mobile number behind another country's prefix that makes the one behind `00` uncertain. */
function doubtOf(text: string, others: readonly Dialed[], usually: Dialed): Dialed | undefined {
	const isSure = usually.isExact && isValid(usually.reading);
	const [first, second] = groupsOf(text);
	return others.find((one) => {
		const isApart = second !== undefined && one.prefix.length === first?.length;
		const suitsAlone = one.fit === 2 && usually.fit === 0;
		if (isSure && !isApart && !suitsAlone && !common.test(one.prefix)) return false;
		const isRival = one.fit > 0 && differs(one, usually) && isMobile(one.reading);
		return isRival && better(one, usually) !== usually;
	});
}

/** The dial-out prefixes of North America, Japan and Russia, which many plans have numbers behind. */
const elsewhere = /^(?:01[01]|810)$/;

/**
 * What a national number would be behind another country's dial-out prefix: `011 1 202 555 0101` is
 * a number of the US, though digits as many are possible in Germany.
 */
export function dialedElsewhere(text: string, digits: string): Reading | undefined {
	const [found] = readingsBehind(text, digits, (prefix) => elsewhere.test(prefix));
	return found && found.fit > 0 && isMobile(found.reading) ? found.reading : undefined;
}

/**
 * The country's own dial-out prefix comes first, then `00`. Where `00` is not the country's, or no
 * country is known, a prefix that others dial makes a number uncertain: `0011 65 9123 4567` is a
 * number of Singapore in Australia, and would be one of the US behind `00`.
 */
export function readDialed(text: string, digits: string, country?: string): DialedNumber {
	const isOwn = (prefix: string) => country !== undefined && isPrefixOf(country, prefix);
	const [own, second] = readingsBehind(text, digits, isOwn).sort(
		(one, other) => Number(isMobile(other.reading)) - Number(isMobile(one.reading)),
	);
	const usually = digits.startsWith(usual) ? readBehind(text, digits, usual) : undefined;
	if (own && second && differs(own, second)) {
		const chosen = better(own, second) ?? (isMobile(second.reading) ? undefined : own);
		if (!chosen) return { two: [own, second] };
		return usually ? between(chosen, usually, country) : { one: chosen };
	}
	if (own) return usually ? between(own, usually, country) : { one: own };
	if (!usually) return {};
	if (isOwn(usual) && usually.isWhole && isValid(usually.reading)) return { one: usually };
	const others = readingsAnywhere(text, digits);
	const doubt = doubtOf(text, others, usually);
	if (doubt) return { two: [usually, doubt] };
	const same = usually.isWhole ? undefined : others.find((one) => !differs(one, usually));
	return { one: same ?? usually };
}
