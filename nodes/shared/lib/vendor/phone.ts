import metadata from 'libphonenumber-js/metadata.max.json';

/**
 * The one place that imports libphonenumber-js. The build bundles it into this file, so that a
 * single copy ships and the package needs no run-time dependency. Of its sets of metadata, max alone
 * tells mobile numbers and fixed lines apart, and knows every country's fixed lines.
 */
export {
	getCountries,
	isSupportedCountry,
	parseDigits,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** The countries that share a calling code; the one that it is named for comes first. */
export function countriesOf(callingCode: string): readonly string[] {
	return metadata.country_calling_codes[callingCode] ?? [];
}

/** The pattern of all numbers of a country or, where a calling code is no country's, of that. */
export function planPattern(place: string): string {
	const countries: Readonly<Record<string, readonly unknown[] | undefined>> = metadata.countries;
	return String((countries[place] ?? metadata.nonGeographic[place])?.[2]);
}

/** The pattern of what people in a country dial before a country code; `00` in most. */
export function dialOutPattern(country: string): string {
	const countries: Readonly<Record<string, readonly unknown[] | undefined>> = metadata.countries;
	return String(countries[country]?.[1] ?? '00');
}

/** How many digits the numbers of a country may have behind the country code. */
export function possibleLengths(country: string): readonly number[] {
	const countries: Readonly<Record<string, readonly unknown[] | undefined>> = metadata.countries;
	const lengths = countries[country]?.[3];
	return Array.isArray(lengths) ? lengths.map(Number) : [];
}

/** The pattern of the mobile numbers and fixed lines of the United States, which look the same. */
export function americanPattern(): string {
	return String(metadata.countries.US?.[11]?.[0]?.[0]);
}
