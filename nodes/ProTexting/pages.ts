import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Account } from '../shared/contract/account';
import { askOperation, type Operation } from '../shared/contract/operation';
import type { ProviderRequest } from '../shared/contract/request';
import { Unreadable, valueOf, type ProviderResponse } from '../shared/contract/response';
import { listFields } from '../shared/form/fields';
import { repeats } from '../shared/http/page';
import { asNumber, asObject, asText, listOf } from '../shared/lib/data';
import { get } from './api';

/** Records per page (developers/docs, "Pagination"). */
const pageSize = 100;

/** What a response is that has no list. */
const noList = 'the response is not a list';

/** A record of a list; each has an Id, and a contact of a campaign a number. @throws Unreadable */
function recordOf(entry: unknown): IDataObject {
	const record = asObject(entry);
	if (record && asText(record.Id ?? record.Number) !== undefined) return record;
	throw new Unreadable("the list contains an entry without an 'Id'");
}

/** The entries of one page. @throws Unreadable when the response is not a list */
export function entriesOf(answer: ProviderResponse): unknown[] {
	const list = listOf(valueOf(answer));
	if (!list) throw new Unreadable(noList);
	return list;
}

/** The records of one page. @throws Unreadable when the response is not a list of such records */
export function recordsOf(answer: ProviderResponse): IDataObject[] {
	return entriesOf(answer).map(recordOf);
}

/** Which page a response says it is, from 0. */
function pageOf({ headers }: ProviderResponse): number | undefined {
	const current = asNumber(headers['x-pagination-current-page']);
	return current === undefined ? undefined : current - 1;
}

/**
 * Whether a page is an earlier one again: by the header that says which page it is. Without it,
 * by its content; with hidden digits, two pages of contacts may read the same and be different.
 */
export function isRepeated(answers: readonly ProviderResponse[], place: number): boolean {
	const answer = answers[place];
	const page = answer && pageOf(answer);
	return page === undefined ? repeats(answers, place) : page < place;
}

/** How many pages the answer says there are; undefined when it does not. */
export function pageCount({ headers }: ProviderResponse): number | undefined {
	return asNumber(headers['x-pagination-page-count']);
}

/**
 * Whether another page follows the one of this number: by the X-Pagination headers; the scheduled
 * lists show none in their examples, there a full page may have a next one.
 */
export function hasNext(answer: ProviderResponse, page: number): boolean {
	const { body } = answer;
	const list = 'value' in body ? listOf(body.value) : undefined;
	if (!list) return false;
	const pages = pageCount(answer);
	return pages === undefined ? list.length >= pageSize : page < pages;
}

/**
 * The same for the last of several pages, unless it repeats the page before.
 * @param count how many of the pages to look at; all of them unless given
 */
export function hasMore(answers: readonly ProviderResponse[], count = answers.length): boolean {
	const last = answers[count - 1];
	return !!last && hasNext(last, count) && !isRepeated(answers, count - 1);
}

/** The request for one page, counted from 1. */
export function pageRequest(
	account: Account,
	path: string,
	page: number,
	query: Record<string, string> = {},
): ProviderRequest {
	return get(account, path, page === 1 ? query : { ...query, page: String(page) });
}

/** Asks for one page of a list, counted from 1. */
export type AskPage = (page: number, query?: Record<string, string>) => Promise<ProviderResponse>;

/**
 * The latest of a list. How it is sorted is not documented: the latest is on the first page, or on
 * the last.
 * @param read what a page holds; throws Unreadable
 */
export async function latestOf<Entry>(
	ask: AskPage,
	read: (answer: ProviderResponse) => Entry[],
	timeOf: (entry: Entry) => number,
): Promise<Entry | undefined> {
	const first = await ask(1);
	const last = pageCount(first) ?? 1;
	const answers = last > 1 ? [first, await ask(last)] : [first];
	return answers.flatMap(read).sort((a, b) => timeOf(b) - timeOf(a))[0];
}

/** What all lists of ProTexting share. */
export const pagedList = {
	entries: listOf,
	missing: noList,
	hasNext: (answer: ProviderResponse, page: number) => hasNext(answer, page + 1),
	pageOf,
	total: ({ headers }: ProviderResponse) => asNumber(headers['x-pagination-total-count']),
};

/** Reads a record before it becomes an item. @throws Unreadable */
export function reading<Rest extends unknown[]>(
	item: (record: IDataObject, ...rest: Rest) => IDataObject,
): (record: IDataObject, ...rest: Rest) => IDataObject {
	return (record, ...rest) => item(recordOf(record), ...rest);
}

/** An operation that lists records of ProTexting, page by page, until the limit. */
export function listOperation(about: {
	resource: string;
	operation: string;
	displayName: string;
	action: string;
	description: string;
	path: string;
	/** One record as an output item. */
	item: (record: IDataObject, account: Account) => IDataObject;
	fields?: INodeProperties[];
}): Operation {
	const { path, item, ...identity } = about;
	return askOperation({
		...identity,
		fields: listFields,
		repeatable: true,
		read: () => null,
		list: {
			...pagedList,
			request: (page, _input, account) => pageRequest(account, path, page + 1),
			identity: (record) => asText(record.Id),
			item: reading((record, _input: null, account: Account) => item(record, account)),
		},
	});
}
