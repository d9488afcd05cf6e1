import {
	americanPattern,
	countriesOf,
	isSupportedCountry,
	parsePhoneNumberFromString,
	planPattern,
	possibleLengths,
} from '../lib/vendor/phone';

/** What libphonenumber makes of a number. */
type Parsed = NonNullable<ReturnType<typeof parsePhoneNumberFromString>>;

/** One way to read a number. */
export interface Reading {
	e164: string;
	/** Absent for North America's until it is asked for: the library goes through 25 countries. */
	parsed?: Parsed;
}

const parsedOf = ({ e164, parsed }: Reading) => parsed ?? parsePhoneNumberFromString(e164);

/**
 * North America's plan: no area code begins with 0 or 1, and those that end in 11 are services. So
 * are exchanges that end in 11, except behind the area codes of freephone numbers.
 */
const northAmerican = /^\+1(?![2-9]11)(?:8(?:00|33|44|55|66|77|88)|[2-9]\d\d(?![2-9]11))\d{7}$/;

/** E.164 §6.1: no number has more digits. */
const longest = 15;

/**
 * Until 2019-08-03, mobile numbers of Mexico had a 1 behind +52, and 044, 045 or 01 at home (IFT,
 * Plan Técnico Fundamental de Numeración). Phones and WhatsApp keep them so.
 */
const formerMexican = /^\+521(?=[2-9]\d{9}$)/;
const formerMexicanHome = /^(?:1|01|04[45])(?=[2-9]\d{9}$)/;

/** The number as it is today. */
function current(text: string, country?: string): string {
	if (text.startsWith('+')) return text.replace(formerMexican, '+52');
	return country === 'MX' ? text.replace(formerMexicanHome, '') : text;
}

/**
 * A number that is possible. Judged by `isPossible`, since real numbers fail the stricter `isValid`.
 * @param text `+` and digits, or digits for a country
 * @param country ISO 3166 alpha-2, of digits without a plus
 */
export function possible(text: string, country?: string): Reading | undefined {
	if (northAmerican.test(text)) return { e164: text };
	if (country !== undefined && /^1?[2-9]\d{9}$/.test(text) && countriesOf('1').includes(country)) {
		return { e164: `+1${text.slice(-10)}` };
	}
	const home = country !== undefined && isSupportedCountry(country) ? country : undefined;
	const parsed = parsePhoneNumberFromString(current(text, country), home);
	if (!parsed?.isPossible() || parsed.number.length > longest + 1) return undefined;
	return { e164: parsed.number, parsed };
}

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

/** The pattern of all numbers of a plan, by country or, where none is known, by calling code. */
const plans = new Map<string, RegExp>();

function planOf({ country, countryCallingCode: code }: Parsed): RegExp {
	const place = country ?? countriesOf(code)[0] ?? code;
	const pattern = plans.get(place) ?? whole(planPattern(place));
	plans.set(place, pattern);
	return pattern;
}

/** Whether the country's numbering plan has such numbers, assigned or not. */
export function fitsPlan(reading: Reading): boolean {
	if (reading.e164.startsWith('+1')) return northAmerican.test(reading.e164);
	const parsed = parsedOf(reading);
	return parsed !== undefined && planOf(parsed).test(parsed.nationalNumber);
}

/** Whether nothing is known that excludes a number which is possible: the plan of +1 is strict. */
export function mayExist({ e164 }: Reading): boolean {
	return !e164.startsWith('+1') || northAmerican.test(e164);
}

/** Numbers of the United States, where mobile numbers and fixed lines look the same. */
let unitedStates: RegExp | undefined;

function isAmerican(e164: string): boolean {
	unitedStates ??= whole(`\\+1(?:${americanPattern()})`);
	return unitedStates.test(e164);
}

/** Whether it may be a mobile number, by the library's tables. */
export function isMobile(reading: Reading): boolean {
	if (isAmerican(reading.e164)) return true;
	const type = parsedOf(reading)?.getType();
	return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}

/**
 * Ofcom keeps 07700 900000 to 900999 for drama and documents ("Telephone numbers for use in TV and
 * radio drama programmes"); the library's tables lack them, and have the like of other countries.
 */
const example = /^\+447700900\d{3}$/;

/** Whether it is a number of any kind, by the library's tables. */
export function isValid(reading: Reading): boolean {
	const { e164 } = reading;
	return isAmerican(e164) || example.test(e164) || parsedOf(reading)?.isValid() === true;
}

/**
 * Whether a number of North America has an area code that is in use: documents have examples such
 * as 646 123 4567, which no table finds valid, since no exchange begins with 1.
 */
export function hasAreaCode({ e164 }: Reading): boolean {
	return e164.startsWith('+1') && isValid({ e164: `${e164.slice(0, 5)}555${e164.slice(8)}` });
}

/** `1` of +12025550101. */
export function callingCodeOf(reading: Reading): string {
	if (reading.e164.startsWith('+1')) return '1';
	return parsedOf(reading)?.countryCallingCode ?? '';
}

/** ISO 3166 alpha-2; where no country is known, `+` and the calling code. */
export function countryOf(reading: Reading): string {
	if (isAmerican(reading.e164)) return 'US';
	const parsed = parsedOf(reading);
	const code = parsed?.countryCallingCode ?? '';
	return parsed?.country ?? countriesOf(code)[0] ?? `+${code}`;
}

/** Whether a calling code is a country's. */
export function isCodeOf(country: string | undefined, reading: Reading): boolean {
	return country !== undefined && countriesOf(callingCodeOf(reading)).includes(country);
}

/** The digits behind the country code: their count. */
export function nationalLength(reading: Reading): number {
	return reading.e164.length - 1 - callingCodeOf(reading).length;
}

/** Whether the number's country has shorter numbers, one of which it may begin with. */
export function hasShorter(reading: Reading): boolean {
	const own = nationalLength(reading);
	return possibleLengths(countryOf(reading)).some((length) => length < own);
}

const lengths = (text: string) => (text.match(/\d+/g) ?? []).map((digits) => digits.length);
const groups = (text: string) => lengths(text).join();

/** The lengths of the groups in which a number is written behind its country code. */
export function nationalGroups(reading: Reading): number[] {
	return lengths(parsedOf(reading)?.formatInternational() ?? '').slice(1);
}

/** As people dial the number at home: with the trunk prefix, where the country has one. */
export function nationalDigits(reading: Reading): string {
	return (parsedOf(reading)?.formatNational() ?? '').replace(/\D/g, '');
}

/** Whether a text is grouped as people write the number at home, and from abroad. */
export function groupedAs(text: string, reading: Reading): { home: boolean; abroad: boolean } {
	const parsed = parsedOf(reading);
	const typed = groups(text);
	const isFormer = parsed?.country === 'MX' && /^(?:1|2|3),/.test(typed);
	const own = isFormer ? typed.slice(2) : typed;
	if (!parsed || !own.includes(',')) return { home: false, abroad: false };
	return {
		home: own === groups(parsed.formatNational()),
		abroad: typed === groups(parsed.formatInternational()),
	};
}
