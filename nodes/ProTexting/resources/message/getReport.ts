import type { INodeProperties } from 'n8n-workflow';

import { askOperation } from '../../../shared/contract/operation';
import { idField } from '../../../shared/form/fields';
import { patienceField } from '../../../shared/form/patience';
import { InvalidInput } from '../../../shared/result/failure';
import { lookUpOf } from './lookUps';

const idType: INodeProperties = {
	displayName: 'ID Type',
	name: 'idType',
	type: 'options',
	options: [
		{
			name: 'ID in the Sent History',
			value: 'sentHistory',
			description: 'The number that the operation Get Many Sent gave',
		},
		{
			name: 'ID of a Scheduled Message',
			value: 'scheduled',
			description:
				'The number that the operation Schedule gave. Says whether the message still waits; once it has gone out, find it with Get Many Sent.',
		},
		{
			name: 'ID of a Send',
			value: 'send',
			description: 'The ID that the operation Send gave: 40 letters and digits',
		},
	],
	default: 'send',
	description: 'Where the ID comes from: it is looked up there and nowhere else',
};

/** Asks what became of a message. An id is looked up as what the user says it is, never guessed. */
export const getReport = askOperation({
	resource: 'message',
	operation: 'getReport',
	displayName: 'Get Report',
	action: 'Get report of message',
	description: 'Ask whether a message has arrived',
	fields: [
		idField(
			'Message ID',
			'The ID that Send, Schedule or Get Many Sent gave',
			'e.g. 8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0',
		),
		idType,
		patienceField,
	],
	repeatable: true,
	read: (parameters) => {
		const id = parameters.required('id');
		const lookUp = lookUpOf(parameters.word('idType') || 'send');
		if (lookUp.form.test(id)) return { id, lookUp };
		throw new InvalidInput(
			'id',
			`is '${id}', but ${lookUp.is}: correct it, or choose another 'ID Type'`,
		);
	},
	request: ({ id, lookUp }, account) => lookUp.request(id, account),
	next: (answers, { id, lookUp }, account) => lookUp.next?.(answers, id, account),
	results: (answers, { id, lookUp }, account) => [lookUp.result(answers, id, account)],
});
