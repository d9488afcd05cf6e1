import type { INodeProperties } from 'n8n-workflow';

import { optOutWordsOption } from '../shared/optOut';
import { keywordField } from './keywords';

const received = { show: { event: ['messageReceived'] } };
const changed = { show: { event: ['deliveryChanged'] } };

const eventField: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Delivery Changed',
			value: 'deliveryChanged',
			description: 'A message that was sent has a new delivery state',
		},
		{
			name: 'Message Received',
			value: 'messageReceived',
			description: 'A person has texted one of the numbers of the account',
		},
	],
	default: 'messageReceived',
};

const firstTimeNotice: INodeProperties = {
	displayName:
		'The first time, what is there already is remembered and starts nothing. From then on, each message starts the workflow once.',
	name: 'firstTime',
	type: 'notice',
	default: '',
};

/** The filters of list-messages, and the words that opt out. */
const receivedOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	displayOptions: received,
	default: {},
	options: [
		{
			displayName: 'From',
			name: 'from',
			type: 'string',
			default: '',
			placeholder: 'e.g. +16461234567',
			description: 'Only messages from this phone number',
		},
		{
			displayName: 'Message Type',
			name: 'messageType',
			type: 'options',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'MMS', value: '2' },
				{ name: 'SMS', value: '1' },
			],
			default: 'all',
		},
		{
			displayName: 'Only Opt-Outs',
			name: 'onlyOptOuts',
			type: 'boolean',
			default: true,
			description:
				'Whether to start only for a message by which a person wants no more of them, such as STOP',
		},
		optOutWordsOption,
	],
};

const changedOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	displayOptions: changed,
	default: {},
	options: [
		{
			displayName: 'Follow for Hours',
			name: 'lookBack',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 2160 },
			default: 72,
			description: 'For how many hours after it was sent a message is followed',
		},
		{
			displayName: 'Only Final States',
			name: 'onlyFinal',
			type: 'boolean',
			default: true,
			description:
				'Whether to start only when the state cannot change any more, such as delivered or undeliverable',
		},
	],
};

/** The form of the trigger. */
export const triggerFields: INodeProperties[] = [
	eventField,
	firstTimeNotice,
	{ ...keywordField, displayOptions: received },
	receivedOptions,
	changedOptions,
];
