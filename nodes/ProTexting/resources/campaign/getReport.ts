import { idField } from '../../../shared/fields';
import { askOperation } from '../../../shared/operation';
import { patienceField } from '../../../shared/patience';
import { hasMore, pageRequest, wholeList } from '../../pages';
import { report } from '../../records';

interface Input {
	id: string;
}

const path = 'sent-history/group-contacts';

/** Asks what became of a campaign: one item per contact (list-sent-group-campaign-contacts). */
export const getReport = askOperation<Input>({
	kind: 'ask',
	resource: 'campaign',
	operation: 'getReport',
	displayName: 'Get Report',
	action: 'Get report of campaign',
	description: 'Ask for every contact of a sent campaign whether the message has arrived',
	fields: [
		idField('Campaign ID', 'The number that Get Many Sent gave', 'e.g. 1001'),
		patienceField,
	],
	repeatable: true,
	read: (parameters) => ({ id: parameters.digits('id') }),
	request: ({ id }, account) => pageRequest(account, path, 1, { id }),
	next: (answers, { id }, account) =>
		hasMore(answers) ? pageRequest(account, path, answers.length + 1, { id }) : undefined,
	results: (answers, { id }) => wholeList(answers).map((raw) => ({ ...report(raw), id })),
});
