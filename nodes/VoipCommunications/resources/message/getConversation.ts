import type { INodeProperties } from 'n8n-workflow';

import { askOperation } from '../../../shared/contract/operation';
import { listFields } from '../../../shared/form/fields';
import { call } from '../../api';
import { pagedList, readNumber, storedMessage, undocumented } from './history';

const numberField = (
	displayName: string,
	name: string,
	description: string,
	placeholder: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	required: true,
	default: '',
	placeholder,
	description,
});

/** Lists the messages between two numbers (sms/chat, undocumented). */
export const getConversation = askOperation({
	resource: 'message',
	operation: 'getConversation',
	displayName: 'Get Conversation',
	action: 'Get conversation',
	description: 'List the messages between one of your numbers and another',
	fields: [
		undocumented,
		numberField('Own Number', 'ownNumber', 'Your number, with country code', 'e.g. 17134567890'),
		numberField(
			'Other Number',
			'otherNumber',
			"The other person's number, with country code",
			'e.g. 17135550101',
		),
		...listFields,
	],
	repeatable: true,
	read: (parameters) => ({
		own: readNumber(parameters, 'ownNumber'),
		other: readNumber(parameters, 'otherNumber'),
	}),
	list: {
		...pagedList('chat'),
		request: (page, { own, other }) => call('sms/chat', { internal: own, external: other, page }),
		item: (row, { own, other }) => ({
			...storedMessage(row),
			ownNumber: `+${own}`,
			otherNumber: `+${other}`,
		}),
	},
});
