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
			description: 'The delivery status of a sent message changes',
		},
		{
			name: 'Message Received',
			value: 'messageReceived',
			description: 'Someone texts a number in your account',
		},
	],
	default: 'messageReceived',
};

const firstTimeNotice: INodeProperties = {
	displayName:
		"The first poll records existing messages and statuses and doesn't start the workflow. After that, each new message or status starts the workflow once.",
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
