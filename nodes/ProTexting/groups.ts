import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asText } from '../shared/data';
import { load } from '../shared/load';
import type { Answer } from '../shared/response';
import { allRecords, hasMore, pageRequest } from './pages';
import { protexting } from './provider';

/** The contact groups of the account (list-groups), for the field Group Names or IDs. */
export async function getGroups(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const answers: Answer[] = [];
	do {
		const page = answers.length + 1;
		answers.push(
			await load(this, protexting, (account) => pageRequest(account, 'groups/index', page)),
		);
	} while (hasMore(answers));
	const groups = allRecords(answers).flatMap((record) => {
		const id = asText(record.Id);
		return id === undefined ? [] : [{ name: asText(record.Name) ?? id, value: id }];
	});
	return groups.sort((a, b) => a.name.localeCompare(b.name));
}
