import type { DeliveryState } from '../../types.mts';

type Status = readonly [words: string, state: DeliveryState];

/** Delivery statuses, spelled as the API spells them (page delivery-reports). */
const STATUSES: Readonly<Record<number, Status>> = {
	1: ['Pending', 'enroute'],
	2: ['Delivered', 'delivered'],
	3: ['Failed', 'undeliverable'],
	4: ['Bufered', 'enroute'],
	5: ['Rejected', 'rejected'],
	6: ['Optout', 'rejected'],
	7: ['Unknown', 'unknown'],
	8: ['Disconected', 'undeliverable'],
	9: ['Optedout', 'rejected'],
	10: ['Processed', 'enroute'],
	11: ['Retrieved', 'delivered'],
	12: ['Expired', 'expired'],
};

/** A delivery status in the provider's own words. */
export function wordsOf(code: number): string {
	return STATUSES[code]?.[0] ?? 'Unknown';
}

/** What a delivery status means. */
export function stateOf(code: number): DeliveryState {
	return STATUSES[code]?.[1] ?? 'unknown';
}
