import { askOperation } from '../../../shared/contract/operation';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { idField } from '../../../shared/form/fields';
import { asList, asObject } from '../../../shared/lib/data';
import { call } from '../../api';
import { storedText } from '../text';

/** Gets one text (messages/text/get, since 4.2). */
export const get = askOperation({
	resource: 'message',
	operation: 'get',
	displayName: 'Get',
	action: 'Get message',
	description: 'Get a stored message. Requires Enswitch 4.2 or later.',
	fields: [idField('Message ID', 'The ID that Get Many returned', 'e.g. 1234567890')],
	repeatable: true,
	read: (parameters) => ({ id: parameters.required('id') }),
	request: ({ id }) => call('messages/text/get', { uniqueid: id }),
	results: ([answer]) => {
		const raw = answer && asObject(asList(asObject(valueOf(answer))?.data)?.[0]);
		if (!raw || Object.keys(raw).length === 0)
			throw new Unreadable('the response contains no data');
		return [storedText(raw)];
	},
});
