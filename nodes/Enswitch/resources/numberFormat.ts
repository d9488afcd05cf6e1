import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../shared/contract/parameterReader';
import { lookUp } from '../../shared/lib/data';
import { InvalidInput } from '../../shared/result/failure';
import type { PhoneFormat } from '../../shared/sms/phoneFormats';

/** What the user chooses, and what becomes of numbers that have a country. */
const formats: Readonly<Record<string, PhoneFormat>> = {
	asTyped: 'asTyped',
	digits: 'lineOrDigits',
	e164: 'lineOrE164',
	national: 'lineOrNational',
};

/** The option that says how the switchboard wants phone numbers. */
export const numberFormatOption: INodeProperties = {
	displayName: 'Number Format',
	name: 'numberFormat',
	type: 'options',
	options: [
		{ name: 'As Typed', value: 'asTyped', description: 'As you type them, without punctuation' },
		{ name: 'Digits', value: 'digits', description: 'With the country code: 447700900123' },
		{ name: 'E.164', value: 'e164', description: 'With + and the country code: +447700900123' },
		{
			name: 'National',
			value: 'national',
			description: "As dialed in 'Default Country', which must be set: 07700900123",
		},
	],
	default: 'asTyped',
	description:
		'How phone numbers are sent to Enswitch. Internal lines of up to 6 digits are sent as you type them.',
};

/** @throws InvalidInput when an expression gives no such format */
export function readNumberFormat(parameters: ParameterReader): PhoneFormat {
	const chosen = parameters.word('options.numberFormat') || 'asTyped';
	const format = lookUp(formats, chosen);
	if (format !== undefined) return format;
	const names = "'asTyped', 'digits', 'e164' or 'national'";
	throw new InvalidInput('numberFormat', `must be ${names}, but is '${chosen}'`);
}
