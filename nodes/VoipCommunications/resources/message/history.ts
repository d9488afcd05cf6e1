import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../../shared/contract/parameterReader';
import { Unreadable } from '../../../shared/contract/response';
import { asText, namedList } from '../../../shared/lib/data';
import { knownPhone, readPhoneIn } from '../../../shared/sms/phoneNumber';
import { readWord, voipCommunications } from '../../provider';

/** For calls that the provider does not document: they are known from its app alone. */
export const undocumented: INodeProperties = {
	displayName:
		"Unverified: VoIP Communications doesn't document this API call. The node copies the request that the provider's app makes.",
	name: 'undocumented',
	type: 'notice',
	default: '',
};

/** The rows of a page. Its app takes a bare empty array for the end, so it is a page without rows. */
function rowsOf(value: unknown, name: string): unknown[] | undefined {
	return Array.isArray(value) && value.length === 0 ? [] : namedList(value, name);
}

/** What both lists share; pages count from 0, and an empty one ends them. */
export function pagedList(name: 'summary' | 'chat') {
	return {
		entries: (value: unknown) => rowsOf(value, name),
		missing: `the response contains no '${name}'`,
		identity: (row: IDataObject) => asText(row.sms_id),
		hasNext: () => true,
	};
}

/** A number of a conversation, as digits with country code. @throws InvalidInput */
export function readNumber(parameters: ParameterReader, name: string): string {
	return readPhoneIn(name, parameters.value(name), voipCommunications.phones).wire;
}

/**
 * A row of either list. Its date has no documented zone, so it stays as the provider writes it.
 * @throws Unreadable when it has no field of a message
 */
export function storedMessage(row: IDataObject): IDataObject {
	if (![row.sms_id, row.sms_msg, row.sms_internal, row.sms_external].some(asText)) {
		throw new Unreadable("the list contains an entry that isn't a message");
	}
	const way = asText(row.sms_inout)?.toUpperCase();
	return {
		id: asText(row.sms_id) ?? null,
		direction: way === undefined ? null : way === 'OUT' ? 'outgoing' : 'incoming',
		ownNumber: knownPhone(row.sms_internal),
		otherNumber: knownPhone(row.sms_external),
		message: asText(row.sms_msg) ?? null,
		...readWord(row.sms_status),
		raw: row,
	};
}
