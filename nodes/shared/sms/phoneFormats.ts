import { callingCodeOf, countryOf, isCodeOf, isMobile, nationalDigits } from './numberingPlan';
import type { Reading } from './numberingPlan';
import { shown, wrong } from './phoneText';

/** How a switchboard wants the numbers that have a country; its own lines are as typed. */
export type LineFormat = 'lineOrE164' | 'lineOrDigits' | 'lineOrNational';

/**
 * How a provider spells phone numbers: `+16461234567`, `16461234567`, or as the user typed it
 * (a switchboard knows its own short and national numbers).
 */
export type PhoneFormat = 'e164' | 'digits' | 'asTyped' | LineFormat;

/** At most so many digits are an internal line, as the lines of large switchboards are. */
const longestLine = 6;

/**
 * Whether a number goes to a switchboard as it was typed. Islands have mobile numbers that are as
 * short as a line, and only as such are short numbers read as a country's.
 */
export function isLine(
	format: PhoneFormat,
	text: string,
	digits: string,
	reading: Reading | undefined,
): boolean {
	if (!format.startsWith('line') || text.includes('+') || digits.length > longestLine) return false;
	return reading === undefined || !isMobile(reading);
}

/** As people dial it at home; abroad those digits may be somebody else's. @throws InvalidInput */
function national(text: string, reading: Reading, country: string | undefined): string {
	if (country === undefined) {
		throw wrong(
			`contains '${shown(text)}', which has no national form without a country: set 'Default Country' to the country of the switchboard, or choose another 'Number Format'`,
		);
	}
	if (isCodeOf(country, reading)) return nationalDigits(reading);
	const own = countryOf(reading);
	const named = own.startsWith('+') ? own : `${own} (+${callingCodeOf(reading)})`;
	throw wrong(
		`contains '${shown(text)}', a number of ${named}, which has no national form in ${country}: choose another 'Number Format' for numbers of other countries`,
	);
}

/**
 * A number as it goes to the provider.
 * @param text as it was typed
 * @param country ISO 3166 alpha-2, that national numbers are of
 * @throws InvalidInput where the number has no such spelling
 */
export function spell(
	format: Exclude<PhoneFormat, 'asTyped'>,
	text: string,
	reading: Reading,
	country: string | undefined,
): string {
	if (format === 'lineOrNational') return national(text, reading, country);
	const hasPlus = format === 'e164' || format === 'lineOrE164';
	return hasPlus ? reading.e164 : reading.e164.slice(1);
}
