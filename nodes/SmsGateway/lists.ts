import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { findOperation } from '../shared/contract/operation';
import { viewOf } from '../shared/lib/contextView';
import type { ListSearch } from '../shared/lists/listSearch';
import { placesOf } from './fallbackFields';
import type { Offer } from './offer';

/** The form as a provider's list is to see it: a fallback's own fields have names of their own. */
function formOf(context: ILoadOptionsFunctions, offer: Offer): ILoadOptionsFunctions {
	const read = (name: string) => context.getCurrentNodeParameter(name);
	const operation = findOperation(offer.operations, read('resource'), read('operation'));
	if (read('provider') === offer.provider.name || operation?.kind !== 'submit') return context;
	const placeOf = placesOf({ provider: offer.provider, operation });
	const getCurrentNodeParameter: typeof context.getCurrentNodeParameter = (name, how) =>
		context.getCurrentNodeParameter(placeOf(name), how);
	return viewOf(context, { getCurrentNodeParameter });
}

/** The lists of all providers, each of which may be the first or a fallback. */
export function gatewayLists(offers: readonly Offer[]): Record<string, ListSearch> {
	const lists = offers.flatMap((offer) =>
		Object.entries(offer.lists ?? {}).map(([name, list]): [string, ListSearch] => [
			name,
			async function (this, ...asked) {
				return await list.call(formOf(this, offer), ...asked);
			},
		]),
	);
	return Object.fromEntries(lists);
}
