import { IANAZone } from 'luxon';

import { countriesOf, parsePhoneNumberFromString } from '../lib/vendor/phone';
import { zonesByBeginning } from '../lib/vendor/phoneZones';

/** Mexico, Argentina and Brazil, whose mobile numbers have area codes. */
const mobileAreas: ReadonlySet<string> = new Set(['52', '54', '55']);

/** The longest beginning of so many digits at most that has zones; empty where there is none. */
function knownBeginning(digits: string, most: number): string {
	let beginning = digits.slice(0, most);
	while (beginning !== '' && !zonesByBeginning.has(beginning)) beginning = beginning.slice(0, -1);
	return beginning;
}

/** How many of a number's digits say where it is from. */
function tellingDigits(e164: string): number {
	// Every number of North America has an area code.
	if (e164.startsWith('+1')) return e164.length;
	const parsed = parsePhoneNumberFromString(e164);
	if (!parsed) return 0;
	const { country, countryCallingCode: code } = parsed;
	const type = parsed.getType();
	const isFixed = type === 'FIXED_LINE' || type === 'FIXED_LINE_OR_MOBILE';
	if (isFixed || (type === 'MOBILE' && mobileAreas.has(code))) return e164.length;
	// A mobile number is from anywhere in its country. Kazakhstan is the 7 of +7, where Russia is too.
	const isMain = country === undefined || country === countriesOf(code)[0];
	return code.length + (isMain ? 0 : 1);
}

/**
 * The time zones that a phone number may be from, by its area code or its country, as libphonenumber
 * has them. A number that was ported, or whose owner has moved, is elsewhere.
 * @param e164 a switchboard's own lines have no zone
 * @returns IANA names that this machine knows; none where the country is not known
 */
export function zonesOfPhone(e164: string | null): string[] {
	if (!e164?.startsWith('+')) return [];
	const digits = e164.slice(1);
	const longest = knownBeginning(digits, digits.length);
	// Of a calling code alone, it makes no difference of which kind the number is.
	const isCode = countriesOf(longest).length > 0;
	const beginning = isCode ? longest : knownBeginning(digits, tellingDigits(e164));
	const zones = zonesByBeginning.get(beginning) ?? [];
	return zones.filter((zone) => IANAZone.create(zone).isValid);
}
