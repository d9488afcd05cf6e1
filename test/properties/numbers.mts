import fc from 'fast-check';
import {
	type CountryCode,
	getCountries,
	getCountryCallingCode,
	getExampleNumber,
	parsePhoneNumberFromString,
	type PhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.max.json';

/** A number of a country, and what precedes it at home. */
export interface Example {
	country: CountryCode;
	kind: 'mobile' | 'fixed';
	number: PhoneNumber;
	/** `0` in most countries; empty where numbers have no prefix. */
	trunk: string;
}

const plans = metadata.countries as unknown as Record<CountryCode, unknown[]>;

/** The sixth entry of a plan is its national prefix, the twelfth its patterns by kind of number. */
const trunkOf = (country: CountryCode) => String(plans[country][5] || '');

/**
 * Fixed lines of a country, drawn from the pattern that the library has of them: the first that the
 * library finds valid, and of the country.
 */
function fixedLine(country: CountryCode): PhoneNumber | undefined {
	const [[pattern = ''] = []] = plans[country][11] as string[][][];
	const drawn = fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), {
		seed: 20_260_301,
		numRuns: 20,
	});
	return drawn
		.map((national) => parsePhoneNumberFromString(`+${getCountryCallingCode(country)}${national}`))
		.find((number) => number?.isValid() && number.country === country);
}

/** A mobile number and a fixed line of every country, where the library knows any. */
export const everywhere: readonly Example[] = getCountries().flatMap((country) => {
	const found = { mobile: getExampleNumber(country, examples), fixed: fixedLine(country) };
	return (['mobile', 'fixed'] as const).flatMap((kind) => {
		const number = found[kind];
		return number ? [{ country, kind, number, trunk: trunkOf(country) }] : [];
	});
});
