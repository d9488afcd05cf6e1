import { askOperation } from '../../../shared/contract/operation';
import { Unreadable, valueOf, type ProviderResponse } from '../../../shared/contract/response';
import { idField } from '../../../shared/form/fields';
import { asText } from '../../../shared/lib/data';
import { hasMore, pageRequest } from '../../pages';
import { only } from '../../provider';
import { inScheduled, scheduledPath } from './scheduled';

/** Whether the scheduled list still has the message; undefined when the list cannot be read. */
function stillListed(pages: readonly ProviderResponse[], id: string): boolean | undefined {
	if (pages.length === 0 || hasMore(pages)) return undefined;
	try {
		return inScheduled(pages, id) !== undefined;
	} catch {
		return undefined;
	}
}

/**
 * Deletes a scheduled message (delete-scheduled-single-sms-mms). How the id is passed is not
 * documented; it goes in the query, as at its sibling endpoints. So the list of scheduled
 * messages is read afterwards, and only its silence counts as deleted.
 */
export const deleteScheduled = askOperation({
	resource: 'message',
	operation: 'delete',
	displayName: 'Delete',
	action: 'Delete scheduled message',
	description: "Cancel a message that hasn't been sent yet",
	fields: [
		idField('Message ID', 'The ID that Schedule or Get Many Scheduled returned', 'e.g. 12345'),
	],
	repeatable: false,
	read: (parameters) => ({ id: parameters.digits('id') }),
	request: ({ id }, account) => ({
		method: 'DELETE',
		path: 'sms/delete-single-schedule-message',
		query: { id },
		dialect: account.format,
	}),
	next: (answers, _input, account) => {
		const pages = answers.slice(1);
		if (pages.length > 0 && !hasMore(pages)) return undefined;
		return { ...pageRequest(account, scheduledPath, pages.length + 1), optional: true };
	},
	results: ([answer, ...pages], { id }) => {
		const raw = answer && only(valueOf(answer));
		const listed = stillListed(pages, id);
		const says = /success/i.test(asText(raw?.message) ?? '') ? true : undefined;
		// That the list has it no more is no proof that it ever had it.
		const deleted = listed === true ? false : says;
		if (!raw || deleted === undefined) {
			throw new Unreadable("the response doesn't show whether the message was deleted");
		}
		return [{ id, deleted, count: deleted ? 1 : 0, raw }];
	},
});
