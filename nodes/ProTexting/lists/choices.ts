import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../../shared/lib/data';
import type { Typed } from '../../shared/lib/resourceLocator';
import {
	search,
	type Catalogue,
	type Choice,
	type ListSearch,
} from '../../shared/lists/listSearch';
import { entriesOf, hasNext, pageRequest } from '../pages';
import { protexting } from '../provider';

/**
 * The way to type an ID in the place of picking it.
 * @param regex of the whole text
 */
export function byId(placeholder: string, regex: string, errorMessage: string): Typed {
	const validation: Typed['validation'] = [{ type: 'regex', properties: { regex, errorMessage } }];
	return { displayName: 'By ID', name: 'id', placeholder, validation };
}

/**
 * Searches a list of the account: an entry that is no such record is left out.
 * @param choice a record as an entry; undefined when it has nothing to pick
 * @param first an entry before those of the account
 */
export function searchIn(
	path: string,
	choice: (record: IDataObject) => Choice | undefined,
	first?: Choice,
): ListSearch {
	const catalogue: Catalogue = {
		provider: protexting,
		isMixed: true,
		...(first ? { first } : {}),
		request: (account, page) => pageRequest(account, path, page),
		entries: (answer) => entriesOf(answer).flatMap((entry) => choice(asObject(entry) ?? {}) ?? []),
		hasNext,
	};
	return async function (filter, paginationToken) {
		return await search(this, catalogue, filter, paginationToken);
	};
}

/** The words for a state that keeps something from being used; undefined for the state that does not. */
export function obstacle(record: IDataObject, usable: string): string | undefined {
	const state = asText(record.Status_Id);
	if (state === undefined || state === usable) return undefined;
	return asText(record.Status_Description)?.replace(/\.$/, '') ?? `status ${state}`;
}
