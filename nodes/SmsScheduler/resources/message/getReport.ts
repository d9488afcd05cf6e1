import { askOperation } from '../../../shared/contract/operation';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { idField } from '../../../shared/form/fields';
import { patienceField } from '../../../shared/form/patience';
import { asList, asObject } from '../../../shared/lib/data';
import { report } from '../report';

/** Asks what became of one SMS (doc-api, "GET /sms/{id}"); the answer itself holds no id. */
export const getReport = askOperation({
	resource: 'message',
	operation: 'getReport',
	displayName: 'Get Report',
	action: 'Get report of message',
	description: 'Get the delivery status of a message',
	fields: [
		idField('Message ID', 'The ID that Send or Schedule returned', 'e.g. 123456'),
		patienceField,
	],
	repeatable: true,
	read: (parameters) => ({ id: parameters.digits('id') }),
	request: ({ id }) => ({ method: 'GET', path: `sms/${id}`, dialect: 'none' }),
	results: ([answer], { id }) => {
		const raw = answer && asObject(asList(valueOf(answer))?.[0]);
		if (!raw) throw new Unreadable('the response contains no report');
		return [report(raw, id)];
	},
});
