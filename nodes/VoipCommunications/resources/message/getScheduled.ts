import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../../shared/contract/account';
import { askOperation } from '../../../shared/contract/operation';
import { Unreadable } from '../../../shared/contract/response';
import { listFields } from '../../../shared/form/fields';
import { asObject, asText, listOf } from '../../../shared/lib/data';
import { knownPhone } from '../../../shared/sms/phoneNumber';
import { readProviderDate, toUtc } from '../../../shared/time/dateTime';
import { readWord } from '../../provider';
import { callEndpoint, endpointFields, readEndpoint } from './endpoint';

/**
 * The list itself, or the first list that an object holds: its name is not known. An empty object
 * counts as a list only where nothing else does, since anything may be empty.
 */
function findList(value: unknown): unknown[] | undefined {
	const own = listOf(value);
	if (own && (Array.isArray(value) || own.length > 0)) return own;
	const inner = Object.values(asObject(value) ?? {});
	const lists = [...inner.filter(Array.isArray), ...inner].flatMap((one) => {
		const list = listOf(one);
		return list ? [list] : [];
	});
	return lists.find((list) => list.length > 0) ?? lists[0];
}

/**
 * Read as a send_log entry, the one form of a message that the provider documents.
 * @throws Unreadable when it has no field of one
 */
function scheduledMessage(raw: IDataObject, account: Account): IDataObject {
	if (![raw.smsid, raw.to, raw.msg, raw.delivery_date].some(asText)) {
		throw new Unreadable("the list contains an entry that isn't a message");
	}
	return {
		id: asText(raw.smsid) ?? null,
		to: knownPhone(raw.to),
		from: asText(raw.from) ?? null,
		message: asText(raw.msg) ?? null,
		scheduledFor: toUtc(readProviderDate(asText(raw.delivery_date), account.zone)),
		...readWord(raw.status),
		raw,
	};
}

/** Lists scheduled messages, at the address that the user enters. */
export const getScheduled = askOperation({
	resource: 'message',
	operation: 'getScheduled',
	displayName: 'Get Many Scheduled',
	action: 'Get many scheduled messages',
	description: "List messages that haven't been sent yet",
	fields: [...endpointFields('no message is returned'), ...listFields],
	repeatable: true,
	read: (parameters) => ({ endpoint: readEndpoint(parameters) }),
	list: {
		request: (_page, { endpoint }) => callEndpoint(endpoint, {}),
		entries: findList,
		missing: 'the response contains no list',
		identity: (raw) => asText(raw.smsid),
		item: (raw, _input, account) => scheduledMessage(raw, account),
	},
});
