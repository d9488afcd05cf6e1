import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Account } from '../shared/account';
import { asNumber, asObject, asText } from '../shared/data';
import { listFields } from '../shared/fields';
import { askOperation, type Operation } from '../shared/operation';
import type { ParameterReader } from '../shared/parameters';
import type { ProviderRequest } from '../shared/request';
import { repeats, Unreadable, valueOf, type Answer } from '../shared/response';
import { get } from './wire';

/** Records per page (developers/docs, "Pagination"). */
const pageSize = 100;

/** The records of one page. @throws Unreadable when the answer is not a list of such records */
export function recordsOf(answer: Answer): IDataObject[] {
	const list = valueOf(answer);
	if (!Array.isArray(list)) throw new Unreadable('the answer is not a list');
	return list.map((entry) => {
		const record = asObject(entry);
		if (asText(record?.Id ?? record?.Number) === undefined) {
			throw new Unreadable('the list holds an entry without an Id');
		}
		return record as IDataObject;
	});
}

function countOf(answers: readonly Answer[]): number {
	return answers.reduce(
		(count, { body }) =>
			count + ('value' in body && Array.isArray(body.value) ? body.value.length : 0),
		0,
	);
}

/**
 * Whether a page is an earlier one again: by the header that says which page it is. Without it,
 * by its content; with hidden digits, two pages of contacts may read the same and be different.
 */
export function isRepeated(answers: readonly Answer[], place: number): boolean {
	const current = asNumber(answers[place]?.headers['x-pagination-current-page']);
	return current === undefined ? repeats(answers, place) : current <= place;
}

/** The records of all pages, each once. @throws Unreadable */
export function allRecords(answers: readonly Answer[]): IDataObject[] {
	return answers.flatMap((answer, place) => (isRepeated(answers, place) ? [] : recordsOf(answer)));
}

/** The same of a list that does not change meanwhile. @throws Unreadable when some are missing */
export function wholeList(answers: readonly Answer[]): IDataObject[] {
	const records = allRecords(answers);
	const total = asNumber(answers.at(-1)?.headers['x-pagination-total-count']) ?? 0;
	if (records.length >= total) return records;
	throw new Unreadable(`the answer counts ${total} records and gives ${records.length} of them`);
}

/** How many pages the answer says there are; undefined when it does not. */
export function pageCount({ headers }: Answer): number | undefined {
	return asNumber(headers['x-pagination-page-count']);
}

/**
 * Whether another page follows the one of this number: by the X-Pagination headers; the scheduled
 * lists show none in their examples, there a full page may have a next one.
 */
export function hasNext(answer: Answer, page: number): boolean {
	const { body } = answer;
	if (!('value' in body) || !Array.isArray(body.value)) return false;
	const pages = pageCount(answer);
	return pages === undefined ? body.value.length >= pageSize : page < pages;
}

/** The same for the last of several pages, unless it repeats the page before. */
export function hasMore(answers: readonly Answer[]): boolean {
	const last = answers.at(-1);
	return !!last && hasNext(last, answers.length) && !isRepeated(answers, answers.length - 1);
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
export type AskPage = (page: number, query?: Record<string, string>) => Promise<Answer>;

/**
 * The latest of a list. How it is sorted is not documented: the latest is on the first page, or on
 * the last.
 * @param read what a page holds; throws Unreadable
 */
export async function latestOf<Entry>(
	ask: AskPage,
	read: (answer: Answer) => Entry[],
	timeOf: (entry: Entry) => number,
): Promise<Entry | undefined> {
	const first = await ask(1);
	const last = pageCount(first) ?? 1;
	const answers = last > 1 ? [first, await ask(last)] : [first];
	return answers.flatMap(read).sort((a, b) => timeOf(b) - timeOf(a))[0];
}

/** How many records the user wants. */
interface Wanted {
	most: number;
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
	return askOperation<Wanted>({
		kind: 'ask',
		...identity,
		fields: listFields,
		repeatable: true,
		read: (parameters: ParameterReader) => ({
			most: parameters.most(),
		}),
		request: (_input, account) => pageRequest(account, path, 1),
		next: (answers, { most }, account) =>
			countOf(answers) < most && hasMore(answers)
				? pageRequest(account, path, answers.length + 1)
				: undefined,
		results: (answers, { most }, account) =>
			allRecords(answers)
				.slice(0, most)
				.map((record) => item(record, account)),
	});
}
