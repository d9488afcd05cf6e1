import type { INodeProperties } from 'n8n-workflow';

import { InvalidInput } from './failure';
import type { ParameterReader } from './parameters';
import { isSupportedCountry } from './vendor/phone';

/**
 * The option that says of which country a number without a country code is.
 * @param description whose numbers these are
 */
export function defaultCountryOption(description: string): INodeProperties {
	return {
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. US',
		description,
	};
}

/**
 * Reads a country for national numbers.
 * @param value ISO 3166 alpha-2, or empty for none
 * @throws InvalidInput when no such country is known
 */
export function readCountry(value: string): string | undefined {
	const country = value.trim().toUpperCase();
	if (country === '') return undefined;
	if (isSupportedCountry(country)) return country;
	throw new InvalidInput(
		'defaultCountry',
		`must be a code of two letters such as US or GB, but is '${value}'`,
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
