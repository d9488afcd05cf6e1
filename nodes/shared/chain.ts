import type { Unit } from './campaign';
import { readEntries, type Entry } from './entry';
import { mayGoElsewhere, type Cause } from './failure';
import { Memory } from './memory';
import { refused, type SubmitOperation } from './operation';
import { isStopped, type Run } from './run';
import { failureOf } from './settle';
import { submit } from './submit';

/** A provider that may be asked to send: the first, or a fallback. */
export interface Route {
	run: Run;
	operation: SubmitOperation;
}

/** A mistake in what a fallback is to send: nothing is sent before it is corrected. */
export function ofFallback({ provider }: Run, why: Cause): Cause {
	return { ...why, message: `${provider.displayName}, as a fallback: ${why.message}` };
}

/** Ties each message of the first provider to the same one as a fallback has it. */
function tie(firsts: readonly Entry[], run: Run, entries: readonly Entry[]): void {
	for (const [place, first] of firsts.entries()) {
		const entry = entries[place];
		if (!entry) continue;
		entry.first = first;
		(first.fallbacks ??= []).push(entry);
		// Sending hours may have closed since the first one's was read.
		if (first.draft && entry.draft) first.draft.heldUntil ??= entry.draft.heldUntil;
		if (entry.outcome?.submission !== 'rejected') continue;
		first.outcome ??= refused(ofFallback(run, entry.outcome.cause), { raw: {} });
	}
}

/** Reads and checks every item for all providers of the chain, before any request. */
export async function readChain(first: Route, fallbacks: readonly Route[]): Promise<Entry[]> {
	const entries = await readEntries(first.run, first.operation);
	for (const { run, operation } of fallbacks) {
		tie(entries, run, await readEntries(run, operation));
	}
	return entries;
}

/** A message as the provider at this place of the chain has it; the first is at 0. */
function at(first: Entry, place: number): Entry {
	return place === 0 ? first : (first.fallbacks?.[place - 1] ?? first);
}

/** Takes over what a fallback came to. */
function take(first: Entry, run: Run, entry: Entry): void {
	if (entry === first || !entry.outcome) return;
	first.outcome = entry.outcome;
	first.settledBy = { run, entry };
}

/** What earlier tries came to, with any provider: nobody is asked before it is known. */
export function recallChain(routes: readonly Route[], firsts: readonly Entry[]): void {
	for (const [place, { run }] of routes.entries()) {
		const open = firsts.filter(({ outcome }) => outcome === undefined);
		new Memory(run).recallAll(open.map((first) => at(first, place)));
		for (const first of open) take(first, run, at(first, place));
	}
}

/** Whether the next provider, if there is one, may be asked. */
function goesOn(first: Entry, place: number): boolean {
	const { outcome } = at(first, place);
	const mayGo = outcome?.submission === 'rejected' && mayGoElsewhere(outcome.cause);
	return mayGo && first.fallbacks?.[place] !== undefined;
}

/** Hands a message on, with who refused it. */
function handOn(first: Entry, place: number, { provider }: Run): void {
	const { outcome, refusedBy = [] } = at(first, place);
	const next = first.fallbacks?.[place];
	const failure = outcome && failureOf(outcome);
	if (next && failure) next.refusedBy = [...refusedBy, { provider: provider.name, failure }];
}

/** The units with the entries that are wanted; as they are, where all are: there may be 100,000. */
function only(units: readonly Unit[], isWanted: (first: Entry) => boolean): readonly Unit[] {
	if (units.every(({ entries }) => entries.every(isWanted))) return units;
	return units.flatMap(({ items, entries }) => {
		const wanted = entries.filter(isWanted);
		return wanted.length > 0 ? [{ items, entries: wanted }] : [];
	});
}

const countOf = (units: readonly Unit[]) =>
	units.reduce((sum, { entries }) => sum + entries.length, 0);

/** The units as the provider at this place of the chain has them. */
function unitsAt(units: readonly Unit[], place: number): readonly Unit[] {
	if (place === 0) return units;
	return units.map(({ items, entries }) => ({
		items,
		entries: entries.map((first) => at(first, place)),
	}));
}

/** Submits to one provider of the chain. @returns what goes on to the next one */
async function submitAt(
	{ run, operation }: Route,
	place: number,
	units: readonly Unit[],
): Promise<readonly Unit[]> {
	const own = unitsAt(units, place);
	const closed = await submit(run, operation, own, new Memory(run));
	const firsts = units.flatMap(({ entries }) => entries);
	for (const first of firsts) {
		const entry = at(first, place);
		// Who was not asked any more, since the account is at fault, is as good as refused.
		const isSpared = closed && mayGoElsewhere(closed) && first.fallbacks?.[place];
		if (isSpared) entry.outcome ??= refused(closed, { raw: {} });
		take(first, run, entry);
	}
	if (isStopped(run.context)) return [];
	const further = only(units, (first) => goesOn(first, place));
	for (const { entries } of further) for (const first of entries) handOn(first, place, run);
	return further;
}

/** For whoever looks at the output: who took over from whom. */
function noteHandOver({ hints, provider }: Run, next: Run, count: number): void {
	const [messages, them] = count === 1 ? ['1 message', 'it'] : [`${count} messages`, 'them'];
	hints.add(
		`${messages} went on to ${next.provider.displayName}, since ${provider.displayName} did not take ${them}.`,
	);
}

/**
 * Submits to the first provider, and what it certainly did not take for a reason of its own to the
 * next, and so on. What may have been taken stays where it is.
 */
export async function submitChain(routes: readonly Route[], units: readonly Unit[]): Promise<void> {
	let open = only(units, ({ outcome }) => outcome === undefined);
	for (const [place, route] of routes.entries()) {
		const count = countOf(open);
		if (count === 0) return;
		const before = routes[place - 1];
		if (before) noteHandOver(before.run, route.run, count);
		open = await submitAt(route, place, open);
	}
}
