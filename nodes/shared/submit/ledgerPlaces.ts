import type { Recipient } from '../input/recipient';
import { groupBy } from '../lib/groupBy';
import type { LedgerEntry } from './ledgerEntry';

/** A recipient of an earlier try: one that has left, or may have, or one that certainly has not. */
export interface Earlier {
	/** Where the ledger keeps it. */
	key: string;
	item: number;
	position: number;
	to: string | null;
	/** Undefined when it may be submitted again. */
	entry?: LedgerEntry;
}

/** How sure it is that two are one, the surest first: all of it, the phone, the place alone. */
const names: ReadonlyArray<(one: Pick<Earlier, 'item' | 'position' | 'to'>) => string> = [
	({ item, position, to }) => `${item} ${position} ${to}`,
	({ item, to }) => `${item} ${to}`,
	({ to }) => `${to}`,
	({ item, position }) => `${item} ${position}`,
];

/**
 * Finds which recipient of an earlier try each recipient stands for. An expression may give the
 * phones in another order, in other items, fewer of them, or others: whoever has the same phone is
 * the same recipient, and whoever is left stands for the one that had the place.
 */
export function matchPlaces(
	recipients: readonly Recipient[],
	earlier: readonly Earlier[],
): Map<Recipient, Earlier> {
	const found = new Map<Recipient, Earlier>();
	const taken = new Set<Earlier>();
	for (const [rank, nameOf] of names.entries()) {
		const open = groupBy(
			earlier.filter((one) => !taken.has(one)),
			nameOf,
		);
		for (const own of open.values()) own.reverse();
		for (const recipient of recipients) {
			// Without a number it stands for all that could not be read, and for no phone.
			const isNobody = recipient.to === null && rank > 0;
			if (found.has(recipient) || isNobody) continue;
			const one = open.get(nameOf(recipient))?.pop();
			if (!one) continue;
			found.set(recipient, one);
			taken.add(one);
		}
	}
	return found;
}
