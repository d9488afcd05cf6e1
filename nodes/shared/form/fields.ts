import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../contract/parameterReader';
import { conversationFields } from './conversation';

/** Who receives the message. */
export const toField: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +16461234567',
	description:
		'The phone number to send to, with its country code. Separate multiple numbers with commas, or use an expression that returns a list.',
};

/** The same, of a question. */
export const whomToAsk =
	'The phone number of the person to ask, with its country code. To ask several people, put a Loop Over Items node before this one.';

/** The text. */
export const messageField: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Your appointment is tomorrow at 10:00.',
};

/** When to send. */
export const sendAtField: INodeProperties = {
	displayName: 'Send At',
	name: 'sendAt',
	type: 'dateTime',
	required: true,
	default: '',
	description: 'When to send the message. A UTC offset such as +01:00 overrides the time zone.',
	hint: "Uses the workflow's time zone unless you add the option 'Timezone Name or ID'",
};

/** Whether a campaign gathers its recipients from one item or from all. */
export const recipientsFromField: INodeProperties = {
	displayName: 'Recipients From',
	name: 'recipientsFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'All Items Together',
			value: 'allItems',
			description: "Send one campaign to the numbers in 'To' of all input items",
		},
		{
			name: 'Each Item',
			value: 'item',
			description: "Send one campaign per input item, to the numbers in the item's 'To'",
		},
	],
	default: 'allItems',
};

/** Whether results are cut down to what most workflows need. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The two fields of every list. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** How many records a list is to give: all, or up to the limit where it has the fields. @throws InvalidInput */
export function readMost(parameters: ParameterReader, fields: readonly INodeProperties[]): number {
	const isLimited = listFields.every((field) => fields.includes(field));
	if (!isLimited || parameters.flag('returnAll')) return Infinity;
	return parameters.number('limit', 50, 1);
}

/**
 * The field that names one thing at the provider.
 * @param displayName ends in ID
 */
export function idField(
	displayName: string,
	description: string,
	placeholder: string,
): INodeProperties {
	return {
		displayName,
		name: 'id',
		type: 'string',
		required: true,
		default: '',
		placeholder,
		description,
	};
}

/** The fields that mean the same for every provider. All others of a send are the provider's own. */
export const commonFields: ReadonlySet<string> = new Set([
	...[toField, messageField, sendAtField, recipientsFromField, simplifyField].map(
		({ name }) => name,
	),
	...conversationFields.map(({ name }) => name),
	'options',
]);
