import type { Account } from '../shared/contract/account';
import { accepted, type Outcome } from '../shared/contract/outcome';
import type { ParameterReader } from '../shared/contract/parameterReader';
import type { ProviderRequest } from '../shared/contract/request';
import { Unreadable, valueOf, type ProviderResponse } from '../shared/contract/response';
import { asId, asNumber, asText } from '../shared/lib/data';
import { readStatus } from '../shared/result/deliveryStatus';
import { InvalidInput } from '../shared/result/failure';
import { readProviderDate, toUtc } from '../shared/time/dateTime';
import { only, scheduleStatuses } from './provider';
import { messageTypeOf } from './resources/messageType';

/**
 * Group ids: from the list, or by expression as a list, a number, or '100, 101'. They go out as
 * texts, as in the document's example.
 * @throws InvalidInput
 */
export function readGroupIds(parameters: ParameterReader): string[] {
	const value = parameters.value('groupIds');
	const listed: unknown[] = Array.isArray(value) ? value.flat(Infinity) : [value];
	if (listed.some((part) => typeof part === 'object' && part !== null)) {
		throw new InvalidInput('groupIds', 'contains an object: enter group IDs');
	}
	const parts = listed.flatMap((part) => (asText(part) ?? '').split(/[,;\s]+/));
	const ids = [...new Set(parts.filter((part) => part !== ''))];
	if (ids.length === 0) throw new InvalidInput('groupIds', 'is empty: choose at least one group');
	const wrong = ids.find((id) => !/^\d+$/.test(id));
	if (wrong === undefined) return ids;
	throw new InvalidInput(
		'groupIds',
		`contains '${wrong}', which is not a group ID: enter group IDs`,
	);
}

/** A POST with a body, in the format that the credential chooses. */
export function post(
	account: Account,
	path: string,
	body: ProviderRequest['body'],
): ProviderRequest {
	return { method: 'POST', path, dialect: account.format, ...(body ? { body } : {}) };
}

/** A question, in the same format. */
export function get(
	account: Account,
	path: string,
	query?: Record<string, string>,
): ProviderRequest {
	return { method: 'GET', path, dialect: account.format, ...(query ? { query } : {}) };
}

const needsAction =
	"ProTexting accepted a message with the status 'Action Required'. The message isn't sent until someone acts in the ProTexting account.";

/** The answer of schedule-single-sms-mms and of the group campaign: an object, alone or in a list. */
export function scheduledOutcome(answer: ProviderResponse, account: Account): Outcome {
	const raw = only(valueOf(answer));
	const id = asId(raw?.Id);
	if (!raw || id === undefined) throw new Unreadable("the response contains no 'Id'");
	const read = readStatus(scheduleStatuses, raw.Status_Id, raw.Status_Description);
	return accepted({
		id,
		...read,
		scheduledFor: toUtc(readProviderDate(asText(raw.DateTime), account.zone)),
		messageType: messageTypeOf(raw),
		recipients: asNumber(raw.ContactsCount) ?? null,
		...(read.status?.code === '2' ? { hint: needsAction } : {}),
		raw,
	});
}
