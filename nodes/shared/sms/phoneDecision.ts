import {
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
import { saysWhatFollows } from './phoneEndings';
import {
	atHome,
	beforeTrunkZero,
	behindZero,
	international,
	international164,
	withPlus,
} from './phoneReadings';
import { shown } from './phoneText';

/** Why a number cannot be read: the end of a sentence about the field. */
interface Refusal {
	says: string;
	/** Whether a switchboard, which has short numbers of its own, refuses the number too. */
	isFinal?: true;
}

/** What a number is, or why it is refused. */
export interface Decision {
	reading?: Reading;
	/** With its country code, as a national number of the country, or with its plus lost. */
	way: 'written' | 'national' | 'lostPlus';
	/** Whose code, or plus, was supplied. */
	country?: string;
	refusal?: Refusal;
}

const refused = (says: string): Decision => ({ way: 'written', refusal: { says } });

const written = (reading: Reading): Decision => ({ reading, way: 'written' });

const national = (reading: Reading, country: string): Decision => {
	return { reading, way: 'national', country };
};

const lostPlus = (reading: Reading): Decision => {
	return { reading, way: 'lostPlus', country: countryOf(reading) };
};

/** Of two readings, the one that is a mobile number; else the one that is grouped as its number is. */
function better(text: string, home: Reading, abroad: Reading): Reading | undefined {
	const mobile = [home, abroad].filter(isMobile);
	if (mobile.length === 1) return mobile[0];
	const isHome = groupedAs(text, home).home;
	const isAbroad = groupedAs(text, abroad).abroad;
	return isHome === isAbroad ? undefined : isHome ? home : abroad;
}

const advice = 'add + and the country code';

/**
 * A plus alone is supplied only to a number that is valid and long enough to be sure of it, or to a
 * mobile number where the plan of the default country has no number of that kind.
 */
function decideAbroad(
	text: string,
	digits: string,
	abroad: Reading | undefined,
	country: string | undefined,
	isExcluded: boolean,
): Decision {
	const isLong = digits.length >= international;
	if (abroad && (isLong ? isValid(abroad) : isExcluded && isMobile(abroad)))
		return lostPlus(abroad);
	if (country === undefined) {
		return refused(
			`contains '${shown(text)}', which is not a complete phone number: ${advice}, or set 'Default Country'`,
		);
	}
	return refused(
		`contains '${shown(text)}', which is not a complete phone number in ${country}: correct the number, or ${advice}`,
	);
}

/** Of two readings, none of which is certain. */
function decideBetween(text: string, home: Reading, abroad: Reading, country: string): Decision {
	const chosen = better(text, home, abroad);
	if (chosen) return chosen === home ? national(home, country) : lostPlus(abroad);
	const both = `${home.e164} (${countryOf(home)}) or ${abroad.e164} (${countryOf(abroad)})`;
	return {
		way: 'written',
		refusal: {
			says: `contains '${shown(text)}', which could be ${both}: ${advice}`,
			isFinal: true,
		},
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
	const home = country === undefined ? undefined : atHome(text, digits, country);
	const isExcluded = home !== undefined && !fitsPlan(home);
	if (home?.e164 === `+${digits}` && !isExcluded) return written(home);
	const inner = country === undefined ? undefined : behindZero(text, digits, country);
	const abroad = inner ?? (home || isLong ? withPlus(text, digits, country) : undefined);
	if (country === undefined || !home || isExcluded) {
		return decideAbroad(text, digits, abroad, country, isExcluded);
	}
	if (!abroad) return national(home, country);
	if (home.e164 === abroad.e164) return inner ? national(home, country) : written(home);
	if (inner && !isValid(home)) return lostPlus(inner);
	// Area codes may begin with the digits of the country code, as 0491 does in Germany.
	if (inner && !isMobile(inner)) return national(home, country);
	const isOpen = isLong || isRival(home, abroad);
	return isOpen ? decideBetween(text, home, abroad, country) : national(home, country);
}

function decideWhole(text: string, digits: string, country: string | undefined): Decision {
	const hasPlus = text.includes('+');
	if (!hasPlus && !digits.startsWith('00')) return decideBare(text, digits, country);
	const reading = international164(text, hasPlus ? digits : digits.slice(2));
	if (reading) return written(reading);
	return refused(
		`contains '${shown(text)}', which is not a complete phone number: check the country code and the length`,
	);
}

/**
 * Decides which number a text is: https://github.com/google/libphonenumber/blob/master/FAQ.md says
 * what possible and valid mean.
 * @param text digits and plain punctuation
 * @param digits the digits alone, as 0 to 9
 * @param country ISO 3166 alpha-2, of numbers without a country code
 */
export function decide(text: string, digits: string, country: string | undefined): Decision {
	const whole = decideWhole(text, digits, country);
	if (whole.refusal?.isFinal) return whole;
	const read = (part: string, its: string) => decideWhole(part, its, country);
	const says = saysWhatFollows(text, digits, { whole, read });
	if (says === undefined) return whole;
	// What is written with + and is too long may have a digit too many in any place.
	const isWritten = text.includes('+') || digits.startsWith('00');
	const refusal = (isWritten && whole.refusal) || { says };
	return { way: 'written', refusal: { ...refusal, isFinal: true } };
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
