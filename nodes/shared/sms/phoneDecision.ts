import {
	fitsPlan,
	groupedAs,
	hasAreaCode,
	isMobile,
	isValid,
	mayExist,
	possible,
	type Reading,
} from './numberingPlan';
import {
	advice,
	lostPlus,
	national,
	refused,
	saysEither,
	written,
	type Decision,
} from './phoneDecisions';
import { decideDialed, decideOwnPrefix } from './phoneDialed';
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

/** Of two readings, the one that is a mobile number; else the one that is grouped as its number is. */
function better(text: string, home: Reading, abroad: Reading): Reading | undefined {
	const mobile = [home, abroad].filter(isMobile);
	if (mobile.length === 1) return mobile[0];
	const isHome = groupedAs(text, home).home;
	const isAbroad = groupedAs(text, abroad).abroad;
	return isHome === isAbroad ? undefined : isHome ? home : abroad;
}

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
	return { way: 'written', refusal: { says: saysEither(text, home, abroad), isFinal: true } };
}

/**
 * Whether fewer than 11 digits may have lost a plus: many that are national numbers fit the plan of
 * another country, and few are a number there.
 */
function isRival(home: Reading, abroad: Reading): boolean {
	return isMobile(abroad) || (isValid(abroad) && !hasAreaCode(home));
}

function decideBare(text: string, digits: string, country: string | undefined): Decision {
	const certain = beforeTrunkZero(text, digits, country);
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
	if (!hasPlus && !digits.startsWith('00')) {
		const bare = decideBare(text, digits, country);
		return decideOwnPrefix(text, digits, bare, country) ?? bare;
	}
	const reading = hasPlus ? international164(text, digits) : undefined;
	const decision = reading ? written(reading) : undefined;
	const incomplete = `contains '${shown(text)}', which is not a complete phone number: check the country code and the length`;
	return (
		decision ?? (hasPlus ? undefined : decideDialed(text, digits, country)) ?? refused(incomplete)
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
	if (whole.refusal?.isFinal || whole.refusal?.isDialed) return whole;
	// Behind a country code that is certain, no part of the number is one of the default country.
	const isCertain = whole.way === 'lostPlus' && beforeTrunkZero(text, digits, country);
	const home = isCertain ? undefined : country;
	const read = (part: string, its: string) => decideWhole(part, its, home);
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
