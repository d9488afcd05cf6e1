import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../../shared/contract/parameterReader';
import { chosenCountry, defaultCountryOption } from '../../../shared/form/options/defaultCountry';
import { optionsCollection } from '../../../shared/form/optionsCollection';
import { asList, asNumber, asText } from '../../../shared/lib/data';
import { knownPhone, readPhoneIn, type Phone } from '../../../shared/sms/phoneNumber';
import { protexting } from '../../provider';

/** Whose contact it is. */
export const phoneField: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phone',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +16461234567',
	description: "The contact's phone number, with its country code",
};

/** How a national number is read. */
export const countryOption = defaultCountryOption(
	'The country for phone numbers without a country code. An expression must return a code such as US or GB.',
);

/** The options of what needs a phone number alone. */
export const phoneOptions = optionsCollection([countryOption]);

/** @throws InvalidInput */
export function readContactPhone(parameters: ParameterReader): Phone {
	const country = chosenCountry(parameters, protexting.defaultCountry);
	return readPhoneIn('phone', parameters.value('phone'), protexting.phones, country);
}

/** 1 or 0, as texts too; null where the response does not say. */
function yesOrNo(value: unknown): boolean | null {
	const number = asNumber(value);
	return number === undefined ? null : number === 1;
}

/** A contact (view-contact); more of it is in `raw`. */
export function contactItem(raw: IDataObject, { e164, wire }: Phone): IDataObject {
	return {
		id: asText(raw.Id) ?? null,
		phone: knownPhone(raw.Number ?? wire, protexting.defaultCountry) ?? e164,
		optedOut: yesOrNo(raw.OptedOut),
		firstName: asText(raw.FirstName) ?? null,
		lastName: asText(raw.LastName) ?? null,
		groupIds: groupIdsOf(raw),
		raw,
	};
}

function groupIdsOf({ GroupIds: ids }: IDataObject): string[] {
	const listed = Array.isArray(ids) ? ids : asText(ids) ? [ids] : (asList(ids) ?? []);
	return listed.flatMap((id) => asText(id) ?? []);
}
