import { draftOf, type Recipient } from '../input/recipient';
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

/** A place that recipients of two tries can have in common. */
type Place = Pick<Earlier, 'item' | 'position' | 'to'>;

/** What an item says in this try; undefined when its message cannot be read. */
type Sayings = ReadonlyMap<number, string | undefined>;

/**
 * How sure it is that two are one, the surest first: all of it, the phone in the same item, the
 * phone in another item that says the same, the place alone. Undefined: there is no such name.
 */
const names: ReadonlyArray<(one: Place, sayings: Sayings) => string | undefined> = [
	({ item, position, to }) => `${item} ${position} ${to}`,
	({ item, to }) => `${item} ${to}`,
	({ item, to }, sayings) => sayings.get(item) && `${sayings.get(item)} ${to}`,
	({ item, position }) => `${item} ${position}`,
];

function sayingsOf(recipients: readonly Recipient[]): Sayings {
	return new Map(
		recipients.map((recipient) => {
			const draft = draftOf(recipient);
			return [recipient.item, draft && `${draft.content} ${draft.asked?.toUnixInteger()}`];
		}),
	);
}

/**
 * Finds which recipient of an earlier try each recipient stands for. An expression may give the
 * phones in another order, in other items, fewer of them, or others: whoever has the same phone is
 * the same recipient, and whoever is left stands for the one that had the place. Items with messages
 * of their own share no recipients: a phone may be due the one, and have had the other.
 */
export function matchPlaces(
	recipients: readonly Recipient[],
	earlier: readonly Earlier[],
): Map<Recipient, Earlier> {
	const sayings = sayingsOf(recipients);
	const found = new Map<Recipient, Earlier>();
	const taken = new Set<Earlier>();
	for (const [rank, nameOf] of names.entries()) {
		const open = groupBy(
			earlier.filter((one) => !taken.has(one)),
			(one) => nameOf(one, sayings),
		);
		for (const own of open.values()) own.reverse();
		for (const recipient of recipients) {
			// Without a number it stands for all that could not be read, and for no phone.
			const isNobody = recipient.to === null && rank > 0;
			if (found.has(recipient) || isNobody) continue;
			const name = nameOf(recipient, sayings);
			const one = name === undefined ? undefined : open.get(name)?.pop();
			if (!one) continue;
			found.set(recipient, one);
			taken.add(one);
		}
	}
	return found;
}
