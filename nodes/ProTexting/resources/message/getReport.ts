import type { INodeProperties } from 'n8n-workflow';

import { askOperation } from '../../../shared/contract/operation';
import { idField } from '../../../shared/form/fields';
import { patienceField } from '../../../shared/form/patience';
import { InvalidInput } from '../../../shared/result/failure';
import { isSendId, lookUpOf } from './lookUps';

const idType: INodeProperties = {
	displayName: 'ID Type',
	name: 'idType',
	type: 'options',
	options: [
		{
			name: 'ID in the Sent History',
			value: 'sentHistory',
			description: 'A numeric ID that Get Many Sent returned',
		},
		{
			name: 'ID of a Scheduled Message',
			value: 'scheduled',
			description:
				'A numeric ID that Schedule returned. The report shows whether the message is still scheduled.',
		},
		{
			name: 'ID of a Send',
			value: 'send',
			description: 'An ID of 40 letters and digits that Send returned',
		},
	],
	default: 'send',
	description:
		'The source of a numeric ID. The node recognizes an ID of 40 letters and digits automatically.',
};

/**
 * Asks what became of a message. No number has 40 digits and letters; which number it is, is never
 * guessed.
 */
export const getReport = askOperation({
	resource: 'message',
	operation: 'getReport',
	displayName: 'Get Report',
	action: 'Get report of message',
	description: 'Get the delivery status of a message',
	fields: [
		idField(
			'Message ID',
			'The ID that Send, Schedule or Get Many Sent returned',
			'e.g. 8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0',
		),
		idType,
		patienceField,
	],
	repeatable: true,
	read: (parameters) => {
		const id = parameters.required('id');
		const chosen = lookUpOf(parameters.word('idType') || 'send');
		const lookUp = isSendId(id) ? lookUpOf('send') : chosen;
		if (lookUp.form.test(id)) return { id, lookUp };
		throw new InvalidInput(
			'id',
			/^\d+$/.test(id)
				? `is the number '${id}': in 'ID Type', choose the operation that returned the ID`
				: `is '${id}', but ${lookUp.is}: correct the ID, or choose another 'ID Type'`,
		);
	},
	request: ({ id, lookUp }, account) => lookUp.request(id, account),
	next: (answers, { id, lookUp }, account) => lookUp.next?.(answers, id, account),
	results: (answers, { id, lookUp }, account) => [lookUp.result(answers, id, account)],
});
