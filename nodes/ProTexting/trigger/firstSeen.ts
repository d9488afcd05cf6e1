import { fingerprint } from '../../shared/lib/fingerprint';

/** Something that a provider lists without an ID. */
export interface Sighting<Item> {
	item: Item;
	/** When it happened; milliseconds. Undefined when that cannot be read. */
	at: number | undefined;
	/** What stays the same each time it is listed. */
	content: readonly unknown[];
}

/** By content: when it happened, and how many of it there were. */
type Known = Map<string, readonly [at: number, count: number]>;

/** What is kept between two looks at a list; plain, since n8n stores it as JSON. */
export interface Seen {
	/** From when on a list is read; milliseconds. */
	since: number;
	known: Record<string, readonly [at: number, count: number]>;
	/** The same of what has no time; `at` is when it was listed last. */
	undated?: Record<string, readonly [at: number, count: number]>;
}

/** What is remembered at most: some hundred kilobytes, which n8n writes after each look. */
const most = 10_000;

/** The same of what has no time. */
const mostUndated = 1_000;

/** For how long something without a time is remembered when it is no longer listed; milliseconds. */
const unlisted = 7 * 24 * 3_600_000;

/** What a sighting is known by: when it happened, and its content. */
export const nameOf = ({ at, content }: Sighting<unknown>): string =>
	fingerprint([at ?? null, ...content]);

/**
 * Tells what is new in a list that was read from `seen.since` on. Things of the same content and
 * time are counted: the second of two is new when there was one before. What has no time is known
 * by its content, for as long as it is listed.
 * @param lateness for how long after something newer a thing may still turn up; milliseconds.
 * Infinity when the list was not read to its end: all of it is read again
 * @param now milliseconds: what claims to be later is taken to be of now
 * @returns the new ones, the oldest first, and what is to be kept
 */
export function firstSeen<Item>(
	seen: Seen,
	list: ReadonlyArray<Sighting<Item>>,
	lateness: number,
	now: number,
): { fresh: Item[]; seen: Seen } {
	const known: Known = new Map(Object.entries(seen.known));
	const undated: Known = new Map(Object.entries(seen.undated ?? {}));
	const counts = new Map<string, number>();
	const fresh: Array<Sighting<Item>> = [];
	let newest = -Infinity;
	for (const one of list) {
		const { at = now } = one;
		if (at < seen.since) continue;
		const name = nameOf(one);
		const count = (counts.get(name) ?? 0) + 1;
		counts.set(name, count);
		const group = one.at === undefined ? undated : known;
		const before = group.get(name)?.[1] ?? 0;
		if (one.at !== undefined) newest = Math.max(newest, Math.min(at, now));
		if (count > before) fresh.push(one);
		group.set(name, [at, Math.max(count, before)]);
	}
	const since = Math.max(seen.since, newest - lateness);
	const kept = Number.isFinite(lateness) ? keep(known, since) : { since, known: asRecord(known) };
	const listed = [...undated].filter(([, [at]]) => at >= now - unlisted);
	return {
		fresh: oldestFirst(fresh).map(({ item }) => item),
		seen: listed.length === 0 ? kept : { ...kept, undated: latestOf(listed) },
	};
}

/** Within a moment as listed: most lists begin with the newest, unless this one shows otherwise. */
function oldestFirst<Item>(list: ReadonlyArray<Sighting<Item>>): Array<Sighting<Item>> {
	const dated = list.filter(({ at }) => at !== undefined);
	const rises = (dated[0]?.at ?? 0) < (dated.at(-1)?.at ?? 0);
	const inOrder = rises ? [...list] : list.toReversed();
	return inOrder.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || 0);
}

const asRecord = (known: Iterable<readonly [string, readonly [number, number]]>) =>
	Object.fromEntries(known);

const latestOf = (known: Array<[string, readonly [at: number, count: number]]>) =>
	asRecord(known.sort(([, [a]], [, [b]]) => b - a).slice(0, mostUndated));

/** Only what a list may show again; of too many, the latest, and nothing before them is read. */
function keep(known: Known, since: number): Seen {
	const recent = [...known].filter(([, [at]]) => at >= since);
	if (recent.length <= most) return { since, known: asRecord(recent) };
	const latest = recent.sort(([, [a]], [, [b]]) => b - a).slice(0, most);
	// The cut may go through a moment: it is not read again.
	const cut = latest.reduce((least, [, [at]]) => Math.min(least, at), Infinity) + 1;
	return { since: cut, known: asRecord(latest.filter(([, [at]]) => at >= cut)) };
}
