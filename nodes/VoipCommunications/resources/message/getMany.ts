import { listFields } from '../../../shared/fields';
import { askOperation } from '../../../shared/operation';
import { hasMore, allRows, storedMessage, undocumented } from '../../history';
import { call } from '../../wire';

interface Input {
	most: number;
}

const page = (number: number) => call('sms/summary', { page: number });

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
	request: () => page(0),
	next: (answers, { most }) =>
		hasMore(answers, 'summary', most) ? page(answers.length) : undefined,
	results: (answers, { most }) => allRows(answers, 'summary').slice(0, most).map(storedMessage),
});
