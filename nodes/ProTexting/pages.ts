import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Account } from '../shared/account';
import { asNumber, asObject, asText } from '../shared/data';
import { listFields } from '../shared/fields';
import { askOperation, type Operation } from '../shared/operation';
import type { ParameterReader } from '../shared/parameters';
import type { ProviderRequest } from '../shared/request';
import { repeats, Unreadable, valueOf, type Answer } from '../shared/response';
import { get } from './wire';

/** Pages that one list follows at most, whatever its headers say. */
const mostPages = 1_000;

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

/** The records of all pages, each once. @throws Unreadable */
export function allRecords(answers: readonly Answer[]): IDataObject[] {
	return answers.flatMap((answer, place) => (repeats(answers, place) ? [] : recordsOf(answer)));
}

/**
 * Whether another page follows: by the X-Pagination headers; the scheduled lists show none in
 * their examples, there a full page may have a next one, unless it repeats the page before.
 */
export function hasMore(answers: readonly Answer[]): boolean {
	const last = answers.at(-1);
	if (!last || !('value' in last.body) || !Array.isArray(last.body.value)) return false;
	if (answers.length >= mostPages) return false;
	const pages = asNumber(last.headers['x-pagination-page-count']);
	if (pages !== undefined) return answers.length < pages;
	return last.body.value.length >= pageSize && !repeats(answers, answers.length - 1);
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
