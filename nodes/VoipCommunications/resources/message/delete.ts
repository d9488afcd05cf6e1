import { askOperation } from '../../../shared/contract/operation';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { idField } from '../../../shared/form/fields';
import { asObject, asText } from '../../../shared/lib/data';
import { callEndpoint, endpointFields, readEndpoint } from './endpoint';

/** Words for yes and no in the fields that such answers usually have; nothing else is believed. */
const signs: ReadonlyArray<readonly [field: string, yes: RegExp, no: RegExp]> = [
	['deleted', /^(true|[1-9]\d*)$/i, /^(false|0)$/i],
	['success', /^(true|[1-9]\d*)$/i, /^(false|0)$/i],
	['code', /^20[04]$/, /^[45]\d\d$/],
	['status', /^(deleted|cancell?ed)$/i, /^$/],
];

function readDeleted(raw: Record<string, unknown>): boolean | undefined {
	for (const [field, yes, no] of signs) {
		const text = asText(raw[field]);
		if (text !== undefined && yes.test(text)) return true;
		if (text !== undefined && no.test(text)) return false;
	}
	return undefined;
}

/** Deletes a scheduled message by its smsid, at the address that the user enters. */
export const deleteScheduled = askOperation({
	resource: 'message',
	operation: 'delete',
	displayName: 'Delete',
	action: 'Delete scheduled message',
	description: "Cancel a message that hasn't been sent yet",
	fields: [
		...endpointFields('the message stays scheduled'),
		idField('Message ID', 'The ID that Schedule returned', 'e.g. 2017559ea27008c6b7122900621'),
	],
	repeatable: false,
	read: (parameters) => ({ endpoint: readEndpoint(parameters), id: parameters.required('id') }),
	request: ({ endpoint, id }) => callEndpoint(endpoint, { smsid: id }),
	results: ([answer], { id }) => {
		const raw = answer && asObject(valueOf(answer));
		const deleted = raw && readDeleted(raw);
		if (!raw || deleted === undefined) {
			throw new Unreadable("the response doesn't show whether the message was deleted");
		}
		return [{ id, deleted, count: deleted ? 1 : 0, raw }];
	},
});
