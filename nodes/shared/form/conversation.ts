import type { INodeProperties } from 'n8n-workflow';

/*
 * The fields of Send and Wait for Response have the names that n8n's own nodes give them: by these
 * n8n makes the human review of AI agents' tools.
 */

/** How the person responds. */
export const responseTypeField: INodeProperties = {
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	options: [
		{ name: 'Approval', value: 'approval', description: 'The page has one or two buttons' },
		{ name: 'Free Text', value: 'freeText', description: 'The page has a text field' },
	],
	default: 'approval',
	description: 'The kind of response that the linked page asks for',
};

/** What the buttons say where the user says nothing. */
export const usualLabels = { approve: 'Approve', decline: 'Decline' } as const;

const { approve, decline } = usualLabels;

const approvalValues: INodeProperties[] = [
	{
		displayName: 'Type of Approval',
		name: 'approvalType',
		type: 'options',
		options: [
			{ name: 'Approve Only', value: 'single' },
			{ name: 'Approve and Disapprove', value: 'double' },
		],
		default: 'single',
	},
	{
		displayName: 'Approve Button Label',
		name: 'approveLabel',
		type: 'string',
		default: approve,
	},
	{
		displayName: 'Disapprove Button Label',
		name: 'disapproveLabel',
		type: 'string',
		displayOptions: { show: { approvalType: ['double'] } },
		default: decline,
	},
];

/** Which buttons there are, and what they say. */
export const approvalOptionsField: INodeProperties = {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add option',
	default: {},
	options: [{ displayName: 'Values', name: 'values', values: approvalValues }],
	displayOptions: { show: { responseType: ['approval'] } },
};

const interval = { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' };

const { limitType } = interval;

const limitValues: INodeProperties[] = [
	{
		displayName: 'Limit Type',
		name: 'limitType',
		type: 'options',
		options: [
			{ name: 'After Time Interval', value: 'afterTimeInterval' },
			{ name: 'At Specified Time', value: 'atSpecifiedTime' },
		],
		default: limitType,
	},
	{
		displayName: 'Amount',
		name: 'resumeAmount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		displayOptions: { show: { limitType: ['afterTimeInterval'] } },
		default: 1,
		description: 'The time to wait',
	},
	{
		displayName: 'Unit',
		name: 'resumeUnit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Minutes', value: 'minutes' },
		],
		displayOptions: { show: { limitType: ['afterTimeInterval'] } },
		default: 'hours',
	},
	{
		displayName: 'Max Date and Time',
		name: 'maxDateAndTime',
		type: 'dateTime',
		displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
		default: '',
		description: "The time to wait until, in the workflow's time zone unless it has a UTC offset",
	},
];

/** How long to wait. */
export const limitWaitTimeOption: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: interval },
	description:
		"How long to wait for the response. After that, n8n continues with the input item: no response came if the item has no 'data'.",
	options: [{ displayName: 'Values', name: 'values', values: limitValues }],
};

/** What the page says where the user says nothing. */
export const usualWords = {
	title: 'Please respond',
	textLabel: 'Your response',
	submitLabel: 'Send',
	receivedText: 'Thank you. Your response was received, and you can close this page.',
	closedText: 'The response was already sent, or the time is over.',
	language: 'en',
} as const;

function pageValue(displayName: string, name: keyof typeof usualWords): INodeProperties {
	const usual = usualWords[name];
	return { displayName, name, type: 'string', default: usual };
}

/** The words of the page, in the recipient's language. */
export const responsePageOption: INodeProperties = {
	displayName: 'Response Page',
	name: 'responsePage',
	type: 'fixedCollection',
	default: { values: { ...usualWords } },
	description: 'The title, labels and notices of the linked page',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				pageValue('Title', 'title'),
				pageValue('Text Field Label', 'textLabel'),
				pageValue('Send Button Label', 'submitLabel'),
				pageValue('Text After the Response', 'receivedText'),
				pageValue('Text When the Link Is Closed', 'closedText'),
				{
					...pageValue('Language', 'language'),
					description:
						'The code of the language, such as en or pt-BR, by which screen readers speak',
				},
			],
		},
	],
};

/** The fields of the operation, after those of a send. */
export const conversationFields: readonly INodeProperties[] = [
	responseTypeField,
	approvalOptionsField,
];

/** The options of the operation, beside those of a send. */
export const conversationOptions: readonly INodeProperties[] = [
	limitWaitTimeOption,
	responsePageOption,
];
