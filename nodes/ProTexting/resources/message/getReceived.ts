import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';

import type { Account } from '../../../shared/contract/account';
import { askOperation } from '../../../shared/contract/operation';
import type { ParameterReader } from '../../../shared/contract/parameterReader';
import { Unreadable } from '../../../shared/contract/response';
import { listFields, simplifyField } from '../../../shared/form/fields';
import { optionsCollection } from '../../../shared/form/optionsCollection';
import { InvalidInput } from '../../../shared/result/failure';
import { keywordOptions, readKeywords, type Keywords } from '../../../shared/sms/optOutKeywords';
import { readSendAt } from '../../../shared/time/dateTime';
import { pagedList, pageRequest } from '../../pages';
import { protexting } from '../../provider';
import { inboxItem, sighting, sinceFilter } from '../../trigger/inbox';
import { fromFilter, inboxPath, type InboxFilter } from '../../trigger/inboxFilter';

interface Input {
	filter: InboxFilter;
	/** Milliseconds; undefined for all that the inbox has. */
	since: number | undefined;
	keywords: Keywords;
}

const fields: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'from',
		type: 'string',
		default: '',
		placeholder: 'e.g. +16461234567',
		description: 'Return only messages from this phone number',
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'dateTime',
		default: '',
		description:
			'Return only messages received at this time or later. A UTC offset such as +01:00 overrides the time zone of the workflow.',
	},
	...listFields,
	simplifyField,
	optionsCollection([keywordOptions.help, keywordOptions.optIn, keywordOptions.optOut]),
];

/** Whole seconds, since the inbox has no smaller ones. @throws InvalidInput */
function readSince(parameters: ParameterReader): number | undefined {
	const value = parameters.value('since');
	if (value === undefined || value === null || value === '') return undefined;
	const { zone } = parameters;
	try {
		const rules = { zone, accountZone: 'utc', ifPast: 'sendNow', now: DateTime.now() } as const;
		return readSendAt(value, rules).startOf('second').toMillis();
	} catch (error) {
		throw error instanceof InvalidInput ? error.of('since') : error;
	}
}

function itemOf(raw: IDataObject, { keywords }: Input, account: Account): IDataObject {
	const { item } = sighting(raw, account);
	if (item) return inboxItem(item, account, { country: protexting.defaultCountry, keywords });
	throw new Unreadable("the list contains an entry that isn't a message");
}

/** Lists the messages of the inbox (list-messages), as the trigger returns them. */
export const getReceived = askOperation({
	resource: 'message',
	operation: 'getReceived',
	displayName: 'Get Many Received',
	action: 'Get many received messages',
	description: 'List the messages that people have texted to the numbers of the account',
	fields,
	repeatable: true,
	read: (parameters): Input => {
		const phone = parameters.word('from');
		return {
			filter: phone === '' ? {} : fromFilter(phone),
			since: readSince(parameters),
			keywords: readKeywords({
				optOutWords: parameters.option('optOutWords'),
				optInWords: parameters.option('optInWords'),
				helpWords: parameters.option('helpWords'),
			} as IDataObject),
		};
	},
	list: {
		...pagedList,
		request: (page, { filter, since }, account) => {
			const query = { ...filter, ...(since === undefined ? {} : sinceFilter(since, account)) };
			return pageRequest(account, inboxPath, page + 1, query);
		},
		// A message has no ID.
		identity: () => undefined,
		isWanted: (raw, { since }, account) => {
			const { at } = sighting(raw, account);
			return since === undefined || at === undefined || at >= since;
		},
		item: itemOf,
	},
});
