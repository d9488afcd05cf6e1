import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../../shared/account';
import { asObject, asText } from '../../../shared/data';
import { listFields } from '../../../shared/fields';
import { askOperation } from '../../../shared/operation';
import { knownPhone } from '../../../shared/phone';
import { Unreadable, valueOf } from '../../../shared/response';
import { readProviderDate, toUtc } from '../../../shared/schedule';
import { readStatus } from '../../../shared/status';
import { callEndpoint, endpointFields, readEndpoint, type Endpoint } from '../../endpoint';
import { statuses } from '../../provider';

interface Input {
	endpoint: Endpoint;
	most: number;
}

/** The list itself, or the first list that an object holds: its name is not known. */
function findList(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	return Object.values(asObject(value) ?? {}).find((inner) => Array.isArray(inner)) as
		| unknown[]
		| undefined;
}

/** Read as a send_log entry, the one form of a message that the provider documents. */
function scheduledMessage(raw: IDataObject, account: Account): IDataObject {
	const { deliveryState, status } = readStatus(statuses, raw.status);
	return {
		id: asText(raw.smsid) ?? null,
		to: knownPhone(raw.to),
		from: asText(raw.from) ?? null,
		message: asText(raw.msg) ?? null,
		scheduledFor: toUtc(readProviderDate(asText(raw.delivery_date), account.zone)),
		deliveryState,
		status: status && { ...status },
		raw,
	};
}

/** Lists scheduled messages, at the address that the user enters. */
export const getScheduled = askOperation<Input>({
	kind: 'ask',
	resource: 'message',
	operation: 'getScheduled',
	displayName: 'Get Many Scheduled',
	action: 'Get many scheduled messages',
	description: 'List the messages that have not gone out yet',
	fields: [...endpointFields, ...listFields],
	repeatable: true,
	read: (parameters) => ({
		endpoint: readEndpoint(parameters),
		most: parameters.most(),
	}),
	request: ({ endpoint }) => callEndpoint(endpoint, {}),
	results: ([answer], { most }, account) => {
		const list = answer && findList(valueOf(answer));
		if (!list) throw new Unreadable('the answer holds no list');
		return list.slice(0, most).map((entry) => {
			const raw = asObject(entry);
			if (!raw) throw new Unreadable('the list holds an entry that is no message');
			return scheduledMessage(raw, account);
		});
	},
});
