import { askOperation } from '../../../shared/contract/operation';
import { listFields } from '../../../shared/form/fields';
import { call } from '../../api';
import { pagedList, storedMessage, undocumented } from './history';

/** Lists conversations (sms/summary, undocumented). */
export const getMany = askOperation({
	resource: 'message',
	operation: 'getMany',
	displayName: 'Get Many',
	action: 'Get many conversations',
	description: 'List conversations. Each conversation is one item.',
	fields: [undocumented, ...listFields],
	repeatable: true,
	read: () => null,
	list: {
		...pagedList('summary'),
		request: (page) => call('sms/summary', { page }),
		item: storedMessage,
	},
});
