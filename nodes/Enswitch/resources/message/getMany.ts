import { askOperation } from '../../../shared/contract/operation';
import { listFields } from '../../../shared/form/fields';
import { optionsCollection } from '../../../shared/form/optionsCollection';
import { asText } from '../../../shared/lib/data';
import { call } from '../../api';
import { customerOption, readCustomer } from '../customer';
import { storedText, storedTexts } from '../text';

const options = optionsCollection([
	customerOption('The Enswitch customer (account) whose messages to list, instead of your own'),
]);

/** Lists texts, the newest first (messages/text/list, since 3.13); it has no pages. */
export const getMany = askOperation({
	resource: 'message',
	operation: 'getMany',
	displayName: 'Get Many',
	action: 'Get many messages',
	description: 'List stored messages, newest first',
	fields: [...listFields, options],
	repeatable: true,
	read: (parameters) => ({ customer: readCustomer(parameters) }),
	list: {
		request: (_page, { customer }) =>
			call('messages/text/list', { customer, sort: 'received', descending: '1' }),
		entries: storedTexts,
		missing: 'the response contains no list',
		identity: (raw) => asText(raw.uniqueid),
		item: storedText,
	},
});
