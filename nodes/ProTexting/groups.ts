import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asText } from '../shared/data';
import { loadAll } from '../shared/load';
import { hasNext, pageRequest, recordsOf } from './pages';
import { protexting } from './provider';

/** The contact groups of the account (list-groups), for the field Group Names or IDs. */
export async function getGroups(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const groups = await loadAll(this, protexting, {
		request: (account, page) => pageRequest(account, 'groups/index', page),
		entries: (answer) =>
			recordsOf(answer).flatMap((record) => {
				const id = asText(record.Id);
				return id === undefined ? [] : [{ name: asText(record.Name) ?? id, value: id }];
			}),
		hasNext,
	});
	return groups.sort((a, b) => a.name.localeCompare(b.name));
}
