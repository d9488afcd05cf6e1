import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { optionsCollection } from '../../shared/form/optionsCollection';
import { asText } from '../../shared/lib/data';
import { locatorValue } from '../../shared/lib/resourceLocator';
import { InvalidInput } from '../../shared/result/failure';
import { keywordOptions, readKeywords } from '../../shared/sms/optOutKeywords';
import { keywordField } from '../lists/keywords';
import { protexting } from '../provider';
import type { Poll, PolledEvent } from './event';
import type { Seen } from './firstSeen';
import { inboxItem, latestMessage, newMessages } from './inbox';
import { fromFilter, inboxPath, type InboxFilter } from './inboxFilter';

/** The filters of list-messages, and the words that opt out. */
export const receivedFields: INodeProperties[] = [
	keywordField,
	optionsCollection([
		{
			displayName: 'From',
			name: 'from',
			type: 'string',
			default: '',
			placeholder: 'e.g. +16461234567',
			description: 'Only messages from this phone number',
		},
		keywordOptions.help,
		{
			displayName: 'Message Type',
			name: 'messageType',
			type: 'options',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'MMS', value: '2' },
				{ name: 'SMS', value: '1' },
			],
			default: 'all',
		},
		{
			displayName: 'Only Opt-Outs',
			name: 'onlyOptOuts',
			type: 'boolean',
			default: true,
			description: 'Whether to start only for opt-out messages, such as STOP',
		},
		keywordOptions.optIn,
		keywordOptions.optOut,
	]),
];

function readFilter({ field, options }: Poll): InboxFilter {
	const keyword = asText(locatorValue(field('keyword')));
	const type = asText(options.messageType) ?? 'all';
	const phone = asText(options.from);
	if (keyword !== undefined && !/^\d+$/.test(keyword)) {
		throw new InvalidInput('keyword', `must be the ID of a keyword, but is '${keyword}'`);
	}
	return {
		...(phone ? fromFilter(phone) : {}),
		...(keyword ? { Keyword_Id: keyword } : {}),
		...(type === 'all' ? {} : { Type_Id: type }),
	};
}

/** A person has texted one of the numbers of the account. @throws InvalidInput */
export function messageReceived(poll: Poll): PolledEvent<Seen> {
	const { account, options } = poll;
	const filter = readFilter(poll);
	const rules = { country: protexting.defaultCountry, keywords: readKeywords(options) };
	const inbox = poll.list(inboxPath);
	const item = (raw: IDataObject) => inboxItem(raw, account, rules);
	return {
		question: filter,
		nothingYet:
			'No message has arrived yet. Text one of your numbers, then fetch a test event again.',
		latest: async () => {
			const latest = await latestMessage(inbox, account, filter);
			return latest && item(latest);
		},
		news: async (before) => {
			const found = await newMessages(inbox, account, filter, before);
			const { messages, kept, ...trouble } = found;
			const items = messages.map(item);
			const wanted = options.onlyOptOuts === true ? items.filter(({ optOut }) => optOut) : items;
			return { items: wanted, kept, trouble };
		},
	};
}
