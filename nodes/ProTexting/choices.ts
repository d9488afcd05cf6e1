import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../shared/data';
import { Unreadable, valueOf } from '../shared/response';
import type { Catalogue, Choice } from '../shared/search';
import { hasNext, pageRequest } from './pages';
import { protexting } from './provider';

/**
 * A list of the account to pick from: an entry that is no such record is left out.
 * @param choice a record as an entry; undefined when it has nothing to pick
 */
export function catalogue(
	path: string,
	choice: (record: IDataObject) => Choice | undefined,
): Catalogue {
	return {
		provider: protexting,
		isMixed: true,
		request: (account, page) => pageRequest(account, path, page),
		entries: (answer) => {
			const list = valueOf(answer);
			if (!Array.isArray(list)) throw new Unreadable('the answer is not a list');
			return list.flatMap((entry) => choice(asObject(entry) ?? {}) ?? []);
		},
		hasNext,
	};
}

/** The words for a state that keeps something from being used; undefined for the state that does not. */
export function obstacle(record: IDataObject, usable: string): string | undefined {
	const state = asText(record.Status_Id);
	if (state === undefined || state === usable) return undefined;
	return asText(record.Status_Description)?.replace(/\.$/, '') ?? `status ${state}`;
}
