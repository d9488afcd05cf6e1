import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../../shared/contract/account';
import type { ProviderRequest } from '../../../shared/contract/request';
import type { ProviderResponse } from '../../../shared/contract/response';
import { asObject, asText } from '../../../shared/lib/data';
import { entriesOf, hasMore, pageRequest, recordsOf } from '../../pages';

/** Where the scheduled messages are listed (list-scheduled-single-sms-mms). */
export const scheduledPath = 'sms/single-schedule-messages';

/** The message of this id, where a page has it. @throws Unreadable when it is not there, and may be */
function inPage(page: ProviderResponse, id: string): IDataObject | undefined {
	const entries = entriesOf(page).map(asObject);
	// An entry that cannot be read does not hide one that can.
	const found = entries.find((entry) => asText(entry?.Id) === id);
	return found ?? recordsOf(page).find((record) => asText(record.Id) === id);
}

/** The message of this id, where one of the pages has it. @throws Unreadable */
export function inScheduled(
	pages: readonly ProviderResponse[],
	id: string,
): IDataObject | undefined {
	for (const page of pages) {
		const found = inPage(page, id);
		if (found) return found;
	}
	return undefined;
}

/** How many of the answers are the list from its beginning to its end. */
function countPages(answers: readonly ProviderResponse[]): number {
	let count = 1;
	while (count < answers.length && hasMore(answers, count)) count++;
	return count;
}

/**
 * The page to read next in search of a message. While the list is read, messages go out and the
 * rest moves up, perhaps from a page not yet read to one that was: so it is read backwards as well,
 * before a message counts as gone.
 */
export function nextScheduled(
	answers: readonly ProviderResponse[],
	id: string,
	account: Account,
): ProviderRequest | undefined {
	// The pages before it were looked through when they came.
	if (inScheduled(answers.slice(-1), id)) return undefined;
	const pages = countPages(answers);
	const isAtEnd = answers.length > pages || !hasMore(answers);
	const page = isAtEnd ? 2 * pages - answers.length - 1 : pages + 1;
	return page > 0 ? pageRequest(account, scheduledPath, page) : undefined;
}
