import { findOperation, type Operation, type SubmitOperation } from '../shared/contract/operation';
import type { Provider } from '../shared/contract/provider';
import type { ListSearch } from '../shared/lists/listSearch';

/** A provider with everything that its node can do. */
export interface Offer {
	provider: Provider;
	operations: readonly Operation[];
	/** The lists to pick from that its fields name. */
	lists?: Readonly<Record<string, ListSearch>>;
}

/** A provider's operation that puts messages on phones. */
export interface Sending {
	provider: Provider;
	operation: SubmitOperation;
}

/**
 * Which providers can take over what one rejects: those that have the same operation, to recipients
 * by their numbers. Groups are kept by one provider, and no other knows them.
 */
export function standIns(
	offers: readonly Offer[],
	{ provider }: Offer,
	operation: Operation,
): Sending[] {
	if (operation.kind !== 'submit' || operation.audience === 'groups') return [];
	return offers.flatMap((offer) => {
		const other = findOperation(offer.operations, operation.resource, operation.operation);
		if (offer.provider === provider || other?.kind !== 'submit') return [];
		if (other.audience !== operation.audience) return [];
		return [{ provider: offer.provider, operation: other }];
	});
}
