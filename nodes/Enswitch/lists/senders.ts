import type { IDataObject } from 'n8n-workflow';

import { Unreadable, valueOf, type ProviderResponse } from '../../shared/contract/response';
import { asObject, asText, namedList } from '../../shared/lib/data';
import { locatorField } from '../../shared/lib/resourceLocator';
import { labelled, search, type Catalogue, type ListSearch } from '../../shared/lists/listSearch';
import { call } from '../api';
import { enswitch } from '../provider';

/** The number or line to send from; its list follows Sender Type and Customer ID. */
export const fromField = locatorField({
	displayName: 'From',
	name: 'from',
	required: true,
	description:
		"The number or telephone line to send from. With the option 'Customer ID', enter a sender that belongs to that customer.",
	list: 'searchEnswitchSenders',
	dependsOn: ['senderType', 'options.customer'],
	typed: { displayName: 'By Number', name: 'number', placeholder: 'e.g. 2125550000' },
});

/** Rows asked for at a time. */
const pageSize = 100;

/** Where each type of sender is listed, and which column is its name on the wire. */
const lists = {
	number: { path: 'numbers/list', column: 'number' },
	phone: { path: 'phones/list', column: 'name' },
} as const;

function rowsOf(answer: ProviderResponse): IDataObject[] {
	const rows = namedList(valueOf(answer), 'data');
	if (!rows) throw new Unreadable('the response contains no list');
	// One that is no row is nothing to pick, and takes its place on the page.
	return rows.map((row) => asObject(row) ?? {});
}

/** With `password=1`, phones/list returns the SIP passwords of the lines: the request says 0. */
function catalogue(type: keyof typeof lists, customer: string | undefined): Catalogue {
	const { path, column } = lists[type];
	return {
		provider: enswitch,
		isMixed: false,
		request: (_account, page) =>
			call(path, {
				customer,
				sort: column,
				limit: String(pageSize),
				offset: String((page - 1) * pageSize),
				...(type === 'phone' ? { password: '0' } : {}),
			}),
		entries: (answer) =>
			rowsOf(answer).flatMap((row) => {
				const value = asText(row[column]);
				if (value === undefined) return [];
				return [{ name: labelled(value, asText(row.description)), value, isUsable: true }];
			}),
		// An installation that does not know the limit gives all rows at once.
		hasNext: (answer) => rowsOf(answer).length === pageSize,
	};
}

/** The numbers or telephone lines of the customer, as the field Sender Type says. */
export const searchEnswitchSenders: ListSearch = async function (filter, paginationToken) {
	const type = this.getCurrentNodeParameter('senderType') === 'phone' ? 'phone' : 'number';
	const customer = asText(this.getCurrentNodeParameter('options.customer'));
	const chosen = customer !== undefined && /^\d+$/.test(customer) ? customer : undefined;
	return await search(this, catalogue(type, chosen), filter, paginationToken);
};
