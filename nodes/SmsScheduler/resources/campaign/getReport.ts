import { askOperation } from '../../../shared/contract/operation';
import { idField } from '../../../shared/form/fields';
import { patienceField } from '../../../shared/form/patience';
import { asList, asText } from '../../../shared/lib/data';
import { report } from '../report';

/** Asks what became of a campaign: one item per SMS (doc-api, "GET /message/{id}"). */
export const getReport = askOperation({
	resource: 'campaign',
	operation: 'getReport',
	displayName: 'Get Report',
	action: 'Get report of campaign',
	description: 'Get the delivery status for every recipient of a campaign',
	fields: [
		idField(
			'Campaign ID',
			"The ID that Send or Schedule returned, or the 'batchId' of a message",
			'e.g. 123456',
		),
		patienceField,
	],
	repeatable: true,
	read: (parameters) => ({ id: parameters.digits('id') }),
	list: {
		request: (_page, { id }) => ({ method: 'GET', path: `message/${id}`, dialect: 'none' }),
		entries: asList,
		missing: 'the response is not a list',
		// Every SMS is reported, also one without an id that reads like another.
		identity: (raw) => asText(raw.id) ?? null,
		item: (raw) => report(raw, asText(raw.id) ?? null),
	},
});
