import { fingerprint } from './fingerprint';

/** Something that a provider lists without an ID. */
export interface Sighting<Item> {
	item: Item;
	/** When it happened; milliseconds. */
	at: number;
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
}

/** What is remembered at most: some hundred kilobytes, which n8n writes after each look. */
const most = 10_000;

const nameOf = ({ at, content }: Sighting<unknown>): string => fingerprint([at, ...content]);

/**
 * Puts pages of a list together that moved while it was read: what came in at its top pushed
 * others over the edge of a page, where they stand twice. Each content is taken as often as the
 * page has it that has it most often; what that leaves out is new at the next look.
 */
export function withoutOverlap<Item>(
	pages: ReadonlyArray<ReadonlyArray<Sighting<Item>>>,
): Array<Sighting<Item>> {
	const found = new Map<string, Array<Sighting<Item>>>();
	for (const page of pages) {
		const onPage = new Map<string, Array<Sighting<Item>>>();
		for (const one of page) {
			const name = nameOf(one);
			onPage.set(name, [...(onPage.get(name) ?? []), one]);
		}
		for (const [name, all] of onPage) {
			if (all.length > (found.get(name)?.length ?? 0)) found.set(name, all);
		}
	}
	return [...found.values()].flat();
}

/**
 * Tells what is new in a list that was read from `seen.since` on. Things of the same content and
 * time are counted: the second of two is new when there was one before.
 * @param lateness for how long after something newer a thing may still turn up; milliseconds
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
	const counts = new Map<string, number>();
	const fresh: Array<Sighting<Item>> = [];
	let newest = seen.since + lateness;
	for (const one of list) {
		if (one.at < seen.since) continue;
		const name = nameOf(one);
		const count = (counts.get(name) ?? 0) + 1;
		counts.set(name, count);
		newest = Math.max(newest, Math.min(one.at, now));
		if (count <= (known.get(name)?.[1] ?? 0)) continue;
		known.set(name, [one.at, count]);
		fresh.push(one);
	}
	return {
		fresh: oldestFirst(fresh).map(({ item }) => item),
		seen: keep(known, newest - lateness),
	};
}

/** Within a moment as listed: most lists begin with the newest, unless this one shows otherwise. */
function oldestFirst<Item>(list: Array<Sighting<Item>>): Array<Sighting<Item>> {
	const rises = (list[0]?.at ?? 0) < (list.at(-1)?.at ?? 0);
	return (rises ? list : list.reverse()).sort((a, b) => a.at - b.at);
}

/** Only what a list may show again; of too many, the latest, and nothing before them is read. */
function keep(known: Known, since: number): Seen {
	const recent = [...known].filter(([, [at]]) => at >= since);
	if (recent.length <= most) return { since, known: Object.fromEntries(recent) };
	const latest = recent.sort(([, [a]], [, [b]]) => b - a).slice(0, most);
	// The cut may go through a moment: it is not read again.
	const cut = latest.reduce((first, [, [at]]) => Math.min(first, at), Infinity) + 1;
	return { since: cut, known: Object.fromEntries(latest.filter(([, [at]]) => at >= cut)) };
}
