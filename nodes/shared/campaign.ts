import type { Draft } from './draft';
import { readingsOf, type Entry } from './entry';
import { cause, type Cause } from './failure';
import { refused, type SubmitOperation } from './operation';
import type { Run } from './run';
import { repeatsInWords } from './warnings';

/** What becomes one output item: one recipient's message, or one campaign. */
export interface Unit<Extra = unknown> {
	/** The input items that took part. */
	items: number[];
	entries: Array<Entry<Extra>>;
	/** How many numbers of a campaign stood in it before. */
	repeats?: number;
}

/** A group names each phone once: a number that comes again adds nothing. */
function withoutRepeats(run: Run, entries: Entry[]): Pick<Unit, 'entries' | 'repeats'> {
	const seen = new Set<string>();
	const kept = entries.filter(({ wire }) => wire === '' || (!seen.has(wire) && seen.add(wire)));
	const repeats = entries.length - kept.length;
	if (repeats > 0) run.hints.add(`${repeatsInWords(repeats)}.`);
	return { entries: kept, repeats };
}

/** An expression such as $now gives every item a time of its own, moments apart; milliseconds. */
const sameTime = 60_000;

/** What an item's message has otherwise than the first item's. */
function differenceOf(one: Draft | undefined, other: Draft | undefined): string | undefined {
	if (!one || !other) return undefined;
	if (one.text !== other.text) return "'Message' differs";
	const apart = Math.abs((one.asked?.toMillis() ?? 0) - (other.asked?.toMillis() ?? 0));
	if (apart > sameTime) return "'Send At' differs";
	return one.key === other.key ? undefined : 'the sender or an option differs';
}

/** Why items cannot be one campaign; undefined when they can. */
function whyNotOne(entries: readonly Entry[]): Cause | undefined {
	const first = entries.find(({ draft }) => draft);
	for (const { item, draft } of entries) {
		const difference = differenceOf(first?.draft, draft);
		if (first && difference) {
			const says = `One campaign has one message, but ${difference} between item ${first.item} and item ${item}: make it equal, or choose the resource 'Message'`;
			return cause('invalidInput', says, { field: 'recipientsFrom' });
		}
	}
	const unread = entries.find(({ draft }) => !draft);
	if (!unread) return undefined;
	const says = `The message of item ${unread.item} cannot be used, so the campaign is not sent`;
	return cause('invalidInput', says, { field: 'recipientsFrom' });
}

/** One campaign has one time: the first item's, though a clock may have moved on to the last one. */
function settleTime(entries: readonly Entry[]): void {
	const first = entries.find(({ draft }) => draft)?.draft;
	if (!first) return;
	const { at, asked, heldUntil } = first;
	for (const { draft } of entries) if (draft) Object.assign(draft, { at, asked, heldUntil });
}

/** All items together are one campaign, if their messages agree; otherwise nothing is sent. */
function ofAllItems(run: Run, entries: Entry[]): Unit {
	const readings = readingsOf(entries);
	const why = readings.map(whyNotOne).find((one) => one !== undefined);
	for (const entry of entries) if (why) entry.outcome ??= refused(why, { raw: {} });
	for (const reading of readings) settleTime(reading);
	return { items: run.items.map((_, item) => item), ...withoutRepeats(run, entries) };
}

function ofEachItem(run: Run, entries: Entry[]): Unit[] {
	const byItem = new Map<number, Entry[]>();
	for (const entry of entries) {
		const own = byItem.get(entry.item);
		if (own) own.push(entry);
		else byItem.set(entry.item, [entry]);
	}
	return [...byItem].map(([item, own]) => ({ items: [item], ...withoutRepeats(run, own) }));
}

/** Gathers entries into what becomes one output item each, in input order. */
export function gather(run: Run, audience: SubmitOperation['audience'], entries: Entry[]): Unit[] {
	if (audience !== 'list')
		return entries.map((entry) => ({ items: [entry.item], entries: [entry] }));
	const from = run.context.getNodeParameter('recipientsFrom', 0, 'allItems');
	if (from !== 'allItems') return ofEachItem(run, entries);
	return entries.length === 0 ? [] : [ofAllItems(run, entries)];
}
