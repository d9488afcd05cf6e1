import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../contract/parameterReader';
import type { SendOption } from '../../contract/sendOption';
import { getCountries, isSupportedCountry } from '../../lib/vendor/phone';
import { InvalidInput } from '../../result/failure';
import { plainPhoneText, shown } from '../../sms/phoneText';
import { countries } from './countries';

/**
 * The option that says of which country a number without a country code is.
 * @param description whose numbers these are
 */
export function defaultCountryOption(description: string): INodeProperties {
	return {
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'options',
		options: [...countries],
		default: '',
		description,
	};
}

/**
 * What people write for a country's code: codes of languages, of three letters (ISO 3166 alpha-3),
 * of cars and of sports, and short names.
 */
const others: Readonly<Record<string, readonly string[]>> = {
	AE: ['UAE', 'ARE'],
	AT: ['AUT'],
	AU: ['AUS'],
	BE: ['BEL'],
	BR: ['BRA'],
	CA: ['CAN'],
	CH: ['CHE', 'SUI'],
	CN: ['CHN', 'ZH', 'PRC'],
	CZ: ['CZE', 'CS'],
	DE: ['DEU', 'GER'],
	DK: ['DNK', 'DEN', 'DA'],
	ES: ['ESP', 'SP'],
	FR: ['FRA'],
	GB: ['UK', 'EN', 'GBR', 'ENG', 'ENGLAND', 'SCOTLAND', 'WALES', 'GREAT BRITAIN', 'BRITAIN'],
	GR: ['GRC', 'EL'],
	IE: ['IRL'],
	IL: ['ISR'],
	IN: ['IND'],
	IT: ['ITA'],
	JP: ['JPN', 'JA', 'JAP'],
	KR: ['KOR', 'KO'],
	MX: ['MEX'],
	NL: ['NLD', 'NED', 'HOLLAND'],
	NO: ['NOR'],
	NZ: ['NZL'],
	PL: ['POL'],
	PT: ['PRT', 'POR'],
	SE: ['SWE'],
	UA: ['UKR'],
	US: ['USA', 'AMERICA', 'UNITED STATES OF AMERICA'],
	ZA: ['ZAF', 'RSA'],
};

/** Languages in which people are likely to write the name of a country. */
const languages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt'];

/** The code that was meant; undefined where that is not clear. */
function meant(text: string): string | undefined {
	const known = Object.entries(others).find(([, names]) => names.includes(text));
	if (known) return known[0];
	for (const language of languages) {
		const names = new Intl.DisplayNames([language], { type: 'region' });
		const found = getCountries().find((code) => names.of(code)?.toUpperCase() === text);
		if (found) return found;
	}
	return undefined;
}

/**
 * Reads a country for national numbers.
 * @param value ISO 3166 alpha-2, or empty for none
 * @throws InvalidInput when no such country is known, with the code that was meant
 */
export function readCountry(value: string): string | undefined {
	const country = plainPhoneText(value).toUpperCase();
	if (country === '') return undefined;
	if (isSupportedCountry(country)) return country;
	const code = meant(country);
	throw new InvalidInput(
		'defaultCountry',
		`must be a two-letter code such as US or GB, but is '${shown(value)}'${code ? `: use ${code}` : ''}`,
	);
}

/**
 * The country for national numbers: what the option says where it is added, none where it is left
 * empty; without the option, what holds for the provider.
 * @param usual the provider's, ISO 3166 alpha-2
 * @throws InvalidInput when no such country is known
 */
export function chosenCountry(parameters: ParameterReader, usual = ''): string | undefined {
	return readCountry(String(parameters.option('defaultCountry') ?? usual));
}

/** Reads national numbers; a campaign to groups has no numbers to read. */
export const defaultCountry: SendOption = {
	field: ({ audience }) =>
		audience === 'groups'
			? undefined
			: defaultCountryOption(
					'The country for phone numbers without a country code. An expression must return a code such as US or GB.',
				),
};
