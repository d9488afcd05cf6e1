import { askOperation } from '../../../shared/contract/operation';
import { idField, listFields } from '../../../shared/form/fields';
import { call } from '../../api';
import { pagedList, readNumber, storedMessage, undocumented } from './history';

/** Lists the messages between two numbers (sms/chat, undocumented). */
export const getConversation = askOperation({
	resource: 'message',
	operation: 'getConversation',
	displayName: 'Get Conversation',
	action: 'Get conversation',
	description: 'List the messages between one of your numbers and another phone number',
	fields: [
		undocumented,
		{
			...idField('Own Number', 'Your number, with country code', 'e.g. 17134567890'),
			name: 'ownNumber',
		},
		{
			...idField(
				'Other Number',
				"The other person's number, with country code",
				'e.g. 17135550101',
			),
			name: 'otherNumber',
		},
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
