import {
	callingCodeOf,
	countryOf,
	fitsPlan,
	groupedAs,
	hasAreaCode,
	isMobile,
	isValid,
	mayExist,
	possible,
	type Reading,
} from './numberingPlan';
import { shown } from './phoneText';

/** Why a number cannot be read: the end of a sentence about the field. */
interface Refusal {
	says: string;
	/** Whether two readings are as good as each other. */
	isAmbiguous?: true;
}

/** What a number is, or why it is refused. */
export interface Decision {
	e164?: string | undefined;
	/** With its country code, as a national number of the country, or with its plus lost. */
	way: 'written' | 'national' | 'lostPlus';
	/** Whose code, or plus, was supplied. */
	country?: string;
	refusal?: Refusal;
}

/** From this length on, digits without a plus may be a number with its country code. */
const international = 11;

/** `49(0)170`: the zero of national numbers, in brackets behind the country code. */
const trunkZero = /^[^\p{Nd}]*(\p{Nd}+)[\s)./-]*\(0\)/u;

const refused = (says: string): Decision => ({ way: 'written', refusal: { says } });

/**
 * Digits behind a plus or 00. A zero in brackets goes, unless the number is one only with it, as
 * fixed lines of Italy are.
 */
function international164(text: string, digits: string): Reading | undefined {
	const whole = possible(`+${digits}`);
	const before = trunkZero.exec(text)?.[1]?.length;
	if (before === undefined) return whole;
	const start = before - (/^[(\s]*00/.test(text) ? 2 : 0);
	const shorter = possible(`+${digits.slice(0, start)}${digits.slice(start + 1)}`);
	if (!whole || !shorter || whole.e164 === shorter.e164) return whole ?? shorter;
	return [shorter, whole].find(isMobile) ?? [shorter, whole].find(isValid) ?? whole;
}

/** The length of the digits that stand together at the beginning. */
const firstGroup = (text: string) => /\p{Nd}+/u.exec(text)?.[0].length ?? 0;

/**
 * Digits whose plus was lost. Where punctuation divides what would be the country code, as in
 * `8 (495) 123-45-67`, it never had one; nor where the groups of a short number do not set it apart.
 */
function withPlus(text: string, digits: string): Reading | undefined {
	if (digits.startsWith('0')) return undefined;
	const reading = possible(`+${digits}`);
	if (!reading || !fitsPlan(reading)) return undefined;
	const code = callingCodeOf(reading).length;
	const first = firstGroup(text);
	const isApart = first === code || first === digits.length || digits.length >= international;
	return code <= first && isApart ? reading : undefined;
}

/** The country code before a zero in brackets: as sure a sign as a plus. */
function beforeTrunkZero(text: string, digits: string): Reading | undefined {
	const before = trunkZero.exec(text)?.[1]?.length;
	if (before === undefined || digits.startsWith('0')) return undefined;
	const reading = international164(text, digits);
	return reading && callingCodeOf(reading).length === before ? reading : undefined;
}

/** `US (+1)`. */
function named(reading: Reading): string {
	const country = countryOf(reading);
	const code = `+${callingCodeOf(reading)}`;
	return country === code ? code : `${country} (${code})`;
}

const written = ({ e164 }: Reading): Decision => ({ e164, way: 'written' });

const national = ({ e164 }: Reading, country: string): Decision => ({
	e164,
	way: 'national',
	country,
});

const lostPlus = (reading: Reading): Decision => ({
	e164: reading.e164,
	way: 'lostPlus',
	country: countryOf(reading),
});

/** Of two readings, the one that is a mobile number; else the one that is grouped as its number is. */
function better(text: string, home: Reading, abroad: Reading): Reading | undefined {
	const mobile = [home, abroad].filter(isMobile);
	if (mobile.length === 1) return mobile[0];
	const isHome = groupedAs(text, home).home;
	const isAbroad = groupedAs(text, abroad).abroad;
	return isHome === isAbroad ? undefined : isHome ? home : abroad;
}

const advice = 'add + and the country code';

/** A plus alone is supplied only to a number that is valid and long enough to be sure of it. */
function decideAbroad(
	text: string,
	digits: string,
	abroad: Reading | undefined,
	country: string | undefined,
): Decision {
	if (abroad && digits.length >= international && isValid(abroad)) return lostPlus(abroad);
	if (country === undefined) {
		return refused(
			`holds '${shown(text)}', which is not a complete phone number: ${advice}, or set 'Default Country'`,
		);
	}
	return refused(
		`holds '${shown(text)}', which is not a complete phone number of ${country}: check it, or ${advice}`,
	);
}

/** Of two readings, none of which is certain. */
function decideBetween(text: string, home: Reading, abroad: Reading, country: string): Decision {
	const chosen = better(text, home, abroad);
	if (chosen) return chosen === home ? national(home, country) : lostPlus(abroad);
	const both = `${home.e164}, a number of ${named(home)}, or ${abroad.e164}, a number of ${named(abroad)}`;
	return {
		way: 'written',
		refusal: { says: `holds '${shown(text)}', which may be ${both}: ${advice}`, isAmbiguous: true },
	};
}

/**
 * Whether fewer than 11 digits may have lost a plus: many that are national numbers fit the plan of
 * another country, and few are a number there.
 */
function isRival(home: Reading, abroad: Reading): boolean {
	return isMobile(abroad) || (isValid(abroad) && !hasAreaCode(home));
}

function decideBare(text: string, digits: string, country: string | undefined): Decision {
	const certain = beforeTrunkZero(text, digits);
	if (certain) return lostPlus(certain);
	const isLong = digits.length >= international;
	const home = country === undefined ? undefined : possible(digits, country);
	if (home?.e164 === `+${digits}`) return written(home);
	const abroad = home || isLong ? withPlus(text, digits) : undefined;
	if (country === undefined || !home || !mayExist(home)) {
		return decideAbroad(text, digits, abroad, country);
	}
	if (home.e164 === abroad?.e164) return written(home);
	if (!abroad) return national(home, country);
	if (fitsPlan(home)) {
		const isOpen = isLong || isRival(home, abroad);
		return isOpen ? decideBetween(text, home, abroad, country) : national(home, country);
	}
	return isLong && isValid(abroad) ? lostPlus(abroad) : decideBetween(text, home, abroad, country);
}

/**
 * Decides which number a text is: https://github.com/google/libphonenumber/blob/master/FAQ.md says
 * what possible and valid mean.
 * @param text digits and plain punctuation
 * @param digits the digits alone, as 0 to 9
 * @param country ISO 3166 alpha-2, of numbers without a country code
 */
export function decide(text: string, digits: string, country: string | undefined): Decision {
	const hasPlus = text.includes('+');
	if (!hasPlus && !digits.startsWith('00')) return decideBare(text, digits, country);
	const reading = international164(text, hasPlus ? digits : digits.slice(2));
	if (reading) return { e164: reading.e164, way: 'written' };
	return refused(
		`holds '${shown(text)}', which is not a complete phone number: check its country code and its length`,
	);
}

/**
 * The one possible reading of what `decide` refuses: enough for a number that a provider names.
 * @returns E.164
 */
export function lastResort(digits: string, country: string | undefined): string | undefined {
	const home = country === undefined ? undefined : possible(digits, country);
	const abroad = digits.length >= international ? possible(`+${digits}`) : undefined;
	const [only, other] = [home, abroad].filter((one) => one !== undefined && mayExist(one));
	return other ? undefined : only?.e164;
}
