import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asObject, asText } from '../../shared/lib/data';
import { loadAll } from '../../shared/lists/loadOptions';
import { entriesOf, hasNext, pageRequest } from '../pages';
import { protexting } from '../provider';

/** The contact groups of the account (list-groups), for the field Group Names or IDs. */
export async function getGroups(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const groups = await loadAll(this, protexting, {
		request: (account, page) => pageRequest(account, 'groups/index', page),
		entries: (answer) =>
			entriesOf(answer).flatMap((entry) => {
				const record = asObject(entry) ?? {};
				const id = asText(record.Id);
				return id === undefined ? [] : [{ name: asText(record.Name) ?? id, value: id }];
			}),
		hasNext,
	});
	return groups.sort((a, b) => a.name.localeCompare(b.name));
}
