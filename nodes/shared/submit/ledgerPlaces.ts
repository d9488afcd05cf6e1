import type { Recipient } from '../input/recipient';
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

/** Earlier recipients that no recipient of this try stands for yet, by a name that they share. */
class Pool {
	private readonly named = new Map<string, Earlier[]>();

	constructor(
		earlier: Iterable<Earlier>,
		private readonly taken: ReadonlySet<Earlier>,
		private readonly nameOf: (one: Pick<Earlier, 'item' | 'position' | 'to'>) => string,
	) {
		for (const one of earlier) {
			const own = this.named.get(nameOf(one));
			if (own) own.push(one);
			else this.named.set(nameOf(one), [one]);
		}
		for (const own of this.named.values()) own.reverse();
	}

	/** The next one of the recipient's name. */
	take(recipient: Recipient): Earlier | undefined {
		const own = this.named.get(this.nameOf(recipient));
		let next = own?.pop();
		while (next && this.taken.has(next)) next = own?.pop();
		return next;
	}
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
		const pool = new Pool(earlier, taken, nameOf);
		for (const recipient of recipients) {
			// Without a number it stands for all that could not be read, and for no phone.
			const isNobody = recipient.to === null && rank > 0;
			if (found.has(recipient) || isNobody) continue;
			const one = pool.take(recipient);
			if (!one) continue;
			found.set(recipient, one);
			taken.add(one);
		}
	}
	return found;
}
