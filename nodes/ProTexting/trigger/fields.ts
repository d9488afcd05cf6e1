import type { INodeProperties } from 'n8n-workflow';

import { changedFields } from './deliveryChanged';
import { receivedFields } from './messageReceived';

const eventField: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Delivery Changed',
			value: 'deliveryChanged',
			description: 'A message that was sent has a new delivery status',
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
		"The first poll remembers what is there already, and doesn't start the workflow. From then on, each new message or status starts the workflow once.",
	name: 'firstTime',
	type: 'notice',
	default: '',
};

/** What is shown for one event alone. */
function fieldsOf(event: string, fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({ ...field, displayOptions: { show: { event: [event] } } }));
}

/** The form of the trigger. */
export const triggerFields: INodeProperties[] = [
	eventField,
	firstTimeNotice,
	...fieldsOf('messageReceived', receivedFields),
	...fieldsOf('deliveryChanged', changedFields),
];
