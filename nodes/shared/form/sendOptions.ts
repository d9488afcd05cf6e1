import type { INodeProperties } from 'n8n-workflow';

import { usualWindow } from '../contract/settings';
import { workflowZone } from '../time/dateTime';
import { defaultCountryOption } from './defaultCountry';
import { emptyFieldsOption } from './emptyFields';
import { optionsCollection } from './optionsCollection';
import { sendingHoursOption } from './sendingHoursOption';

/** Of every send and schedule. */
const always: INodeProperties[] = [
	defaultCountryOption(
		'The country of numbers that are written without a country code, as a code of two letters',
	),
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description:
			'Whether to check everything and show what would be sent, when, and in how many segments, without sending it',
	},
	{
		displayName: 'Duplicate Key',
		name: 'duplicateKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.orderId }}-shipped',
		description:
			'What makes the message one of a kind, such as an order number with the step it is about. Once a message with this key was sent to a phone number, this node does not send another there, whichever execution asks, also after a restart. Manual executions count too. Two n8n workers at the very same instant may still both send. Empty means no protection.',
	},
	{
		displayName: 'Duplicate Window',
		name: 'duplicateWindow',
		type: 'number',
		typeOptions: { minValue: 0.001 },
		default: usualWindow,
		description:
			"How long a 'Duplicate Key' is remembered, at least; after a restart of n8n, up to twice as long. Changing this forgets the keys so far.",
		hint: 'Enter hours',
	},
	emptyFieldsOption,
	{
		displayName: 'Max Segments',
		name: 'maxSegments',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Refuse a message that is billed as more segments than this. 0 means no limit. One segment holds 160 characters, or 70 with emoji and most alphabets other than Latin; in a message of several, each holds 153, or 67.',
	},
	{
		displayName: 'Replace Smart Characters',
		name: 'replaceSmartCharacters',
		type: 'boolean',
		default: true,
		description:
			'Whether to write curly quotes, long dashes, ellipses, no-break spaces and the like as plain characters. A single one cuts what fits into a segment from 160 characters to 70, for the whole text.',
	},
	{
		displayName: 'Requests per Minute',
		name: 'requestsPerMinute',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Send no more requests to the provider than this in a minute. 0 means as many as it allows.',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 30000,
		description:
			'How long to wait for the answer to one request. When it is over, it is not known whether the message goes out.',
		hint: 'Enter milliseconds; 30000 are half a minute',
	},
];

/** Where several requests may be in flight. */
const parallel: INodeProperties = {
	displayName: 'Parallel Requests',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 10,
	description: 'How many requests may be under way at the same time',
};

/** Where one request takes many recipients. */
const batchSize: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 500,
	description: 'How many recipients may share one request',
};

const combineItems: INodeProperties = {
	displayName: 'Combine Items',
	name: 'combineItems',
	type: 'boolean',
	default: true,
	description: 'Whether items with the same text, sender, time and options share requests',
};

/** Where the message has a time. */
const scheduled: INodeProperties[] = [
	{
		displayName: 'If Time Is Past',
		name: 'ifPast',
		type: 'options',
		options: [
			{ name: 'Fail', value: 'fail', description: 'Send nothing, and say so' },
			{ name: 'Send Now', value: 'sendNow', description: 'Let the provider send it at once' },
		],
		default: 'fail',
		description: 'What to do with a time more than a minute in the past',
	},
	{
		displayName: 'Timezone Name or ID',
		name: 'timezone',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTimezones' },
		default: workflowZone,
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'The zone of a time that is written without one, such as 2026-12-25 18:30',
	},
];

/** What the options of an operation depend on. */
interface OptionChoice {
	scheduled?: boolean;
	/** The provider takes many recipients in one request. */
	bulk?: boolean;
	/** A list of recipients is one campaign: items are combined by the campaign itself. */
	campaign?: boolean;
	/** The recipients are groups that the provider keeps. */
	groups?: boolean;
	/** The provider's own options. */
	own?: INodeProperties[];
}

/** The Options collection of a send or schedule: only what the provider can honour. */
export function optionsField(choice: OptionChoice): INodeProperties {
	const shared = choice.groups ? always.filter(({ name }) => name !== 'defaultCountry') : always;
	return optionsCollection([
		...shared,
		parallel,
		...(choice.bulk ? [batchSize] : []),
		...(choice.bulk && !choice.campaign ? [combineItems] : []),
		...(choice.scheduled ? scheduled : []),
		sendingHoursOption(choice.scheduled ?? false),
		...(choice.own ?? []),
	]);
}

/** The options that mean the same for every provider. All others are the provider's own. */
export const commonOptions: ReadonlySet<string> = new Set(
	optionsField({ scheduled: true, bulk: true }).options?.map(({ name }) => name),
);
