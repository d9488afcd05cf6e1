import { asText, lookUp } from '../lib/data';
import type { DeliveryState, Status } from './result';

/** A provider's status codes: the SMPP state and the provider's words for each. */
export type StatusTable = Readonly<Record<string, readonly [DeliveryState | null, string]>>;

/** States after which SMPP 5.0 §4.7.15 knows no other. */
const finalStates: ReadonlySet<DeliveryState | null> = new Set<DeliveryState>([
	'delivered',
	'expired',
	'deleted',
	'undeliverable',
	'rejected',
]);

/** Whether a delivery state can no longer change. */
export function isFinal(state: DeliveryState | null | undefined): boolean {
	return finalStates.has(state ?? null);
}

/** A status as every result states it. */
interface ReadStatus {
	deliveryState: DeliveryState | null;
	status: Status | null;
}

/**
 * Reads a provider's status. A code that the table does not know is `unknown`, with the code kept.
 * @param words the provider's own text, where the answer has one; the table's otherwise
 */
export function readStatus(table: StatusTable, code: unknown, words?: unknown): ReadStatus {
	const spelled = asText(code);
	const text = asText(words);
	if (spelled === undefined) {
		return { deliveryState: text ? 'unknown' : null, status: text ? { code: '', text } : null };
	}
	const known = lookUp(table, spelled);
	return {
		deliveryState: known ? known[0] : 'unknown',
		status: { code: spelled, text: text ?? known?.[1] ?? '' },
	};
}
