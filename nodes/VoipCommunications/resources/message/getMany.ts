import { listFields } from '../../../shared/form/fields';
import { askOperation } from '../../../shared/contract/operation';
import { pagedList, storedMessage, undocumented } from './history';
import { call } from '../../api';

interface Input {
	most: number;
}

/** Lists conversations (sms/summary, undocumented). */
export const getMany = askOperation<Input>({
	kind: 'ask',
	resource: 'message',
	operation: 'getMany',
	displayName: 'Get Many',
	action: 'Get many conversations',
	description: 'List many conversations, one entry each',
	fields: [undocumented, ...listFields],
	repeatable: true,
	read: (parameters) => ({
		most: parameters.most(),
	}),
	list: {
		...pagedList('summary'),
		request: (page) => call('sms/summary', { page }),
		item: storedMessage,
	},
});
