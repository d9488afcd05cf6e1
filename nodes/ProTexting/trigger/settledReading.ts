import { valuesByKey } from '../../shared/lib/groupBy';

/** What each page of a list contained. */
export type Pages<Entry> = ReadonlyArray<readonly Entry[]>;

/** One reading of a list from end to end. */
export interface OneReading<Entry> {
	pages: Pages<Entry>;
	/** Whether the provider itself says, by its counts, that the list moved meanwhile. */
	isMoved: boolean;
}

/** What the readings of a list that moves meanwhile contained together. */
export interface Settled<Entry> {
	entries: Entry[];
	/** Whether nothing can have been left out: only then may a mark be moved. */
	isWhole: boolean;
}

/** Readings of one list at most: a list that changes all the time ends the poll, too. */
const mostReadings = 4;

/** How often a name is in a reading: on one page at the same time, and on all pages. */
interface Count {
	atOnce: number;
	inAll: number;
}

interface Reading {
	/** The names on each page, in order: equal when nothing moved. */
	sequence: string;
	counts: ReadonlyMap<string, Count>;
	isOnePage: boolean;
}

/** Puts the readings of a list together, of which each may have left out or doubled something. */
class Readings<Entry> {
	/** By name: the entries of the page that has it most often at once, or of all pages. */
	private readonly found = new Map<string, readonly Entry[]>();
	/** The least and the most that a reading has of a name on all its pages, where it is on several. */
	private readonly inAll = new Map<string, { least: number; most: number }>();
	private last: Reading | undefined;
	count = 0;

	constructor(private readonly nameOf: (entry: Entry) => string) {}

	/** @returns whether this reading proves the one before, or is of one page, and whole by itself */
	add({ pages, isMoved }: OneReading<Entry>): boolean {
		const [reading, all] = this.read(pages);
		const before = this.last;
		this.last = reading;
		this.count += 1;
		if (reading.isOnePage) return true;
		if (reading.sequence === before?.sequence && !isMoved) {
			for (const [name, entries] of all) this.found.set(name, entries);
			return true;
		}
		return before !== undefined && this.isLater(before, reading);
	}

	/**
	 * A record is left out when something before it is deleted, so that it moves to a page that was
	 * read already. What was deleted is missing in the reading after. The count of a name on both
	 * sides of an edge must have become certain, too.
	 */
	private isLater({ counts }: Reading, reading: Reading): boolean {
		const hasAll = [...counts].every(
			([name, { atOnce }]) => (reading.counts.get(name)?.inAll ?? 0) >= atOnce,
		);
		return (
			hasAll && [...this.inAll].every(([name, { least }]) => this.found.get(name)?.length === least)
		);
	}

	private read(pages: Pages<Entry>): [Reading, Map<string, Entry[]>] {
		const named = pages.map((page) => page.map((entry) => [this.nameOf(entry), entry] as const));
		const counts = new Map<string, Count>();
		for (const page of named) {
			for (const [name, entries] of valuesByKey(page)) {
				const { atOnce = 0, inAll = 0 } = counts.get(name) ?? {};
				counts.set(name, {
					atOnce: Math.max(atOnce, entries.length),
					inAll: inAll + entries.length,
				});
				if (entries.length >= (this.found.get(name)?.length ?? 0)) this.found.set(name, entries);
			}
		}
		for (const [name, { atOnce, inAll }] of counts) {
			const { least = Infinity, most = 0 } = this.inAll.get(name) ?? {};
			if (inAll <= atOnce && most === 0) continue;
			this.inAll.set(name, { least: Math.min(least, inAll), most: Math.max(most, inAll) });
		}
		const sequence = JSON.stringify(named.map((page) => page.map(([name]) => name)));
		return [{ sequence, counts, isOnePage: pages.length <= 1 }, valuesByKey(named.flat())];
	}

	/** @param asMost whether a count that is uncertain is the most it can be, not the least */
	entries(asMost: boolean): Entry[] {
		if (!asMost) return [...this.found.values()].flat();
		return [...this.found].flatMap(([name, entries]) => {
			const missing = Math.max(0, (this.inAll.get(name)?.most ?? 0) - entries.length);
			return [...entries, ...entries.slice(0, 1).flatMap((one) => Array<Entry>(missing).fill(one))];
		});
	}
}

/**
 * Reads a list whose records have no ID, or may move from one page to another while it is read:
 * again until a reading proves the one before, a bounded number of times. Nothing is counted twice
 * that moved; what two readings both left out is not whole, and is found by the next poll.
 * @param read reads the list once, page by page, from its first page on
 * @param nameOf what an entry is known by; equal entries have the same name, and are counted
 * @param needsProof whether one reading is not enough
 * @param asMost whether equal entries are rather counted too often than too rarely
 */
export async function readSettled<Entry>(
	read: () => Promise<OneReading<Entry>>,
	nameOf: (entry: Entry) => string,
	needsProof: (reading: OneReading<Entry>) => boolean,
	asMost = false,
): Promise<Settled<Entry>> {
	const readings = new Readings(nameOf);
	const first = await read();
	let isWhole = readings.add(first);
	if (!isWhole && needsProof(first)) {
		while (!isWhole && readings.count < mostReadings) isWhole = readings.add(await read());
	}
	return { entries: readings.entries(asMost), isWhole };
}

/** Whether something is on two pages of one reading: it moved, or there are two of it. */
export function isOnTwoPages<Entry>(
	pages: Pages<Entry>,
	nameOf: (entry: Entry) => string,
): boolean {
	const seen = new Set<string>();
	for (const page of pages) {
		const names = new Set(page.map(nameOf));
		if ([...names].some((name) => seen.has(name))) return true;
		for (const name of names) seen.add(name);
	}
	return false;
}
