import type { Draft } from './draft';
import type { Entry } from './entry';
import type { SubmitOperation } from './operation';

/** Recipients that share one request. */
export interface Batch<Extra = unknown> {
	draft: Draft<Extra>;
	entries: Array<Entry<Extra>>;
}

/** Which entries may share requests: those whose messages are equal, and of one item if so wished. */
function groupOf(entry: Entry, draft: Draft, wholeCampaign: boolean): string {
	// No provider is told more than the second.
	const same = `${Math.floor(draft.at?.toSeconds() ?? 0)} ${draft.key}`;
	return wholeCampaign || draft.settings.combineItems ? same : `${entry.item} ${same}`;
}

/** Entries that may share requests. */
interface Group<Extra> {
	/** How many messages each recipient has had so far. */
	turns: Map<string, number>;
	/** The request that is being filled with first messages, with second ones, and so on. */
	open: Array<Batch<Extra>>;
}

/**
 * Groups the entries that still have to be submitted into requests. A number stands once in a
 * request, so that each answer can be told apart: the second message to it travels with the other
 * second ones, and a list with repetitions does not break up into many requests.
 */
export function batch<Extra>(
	entries: ReadonlyArray<Entry<Extra>>,
	operation: SubmitOperation<Extra>,
): Array<Batch<Extra>> {
	const batches: Array<Batch<Extra>> = [];
	const groups = new Map<string, Group<Extra>>();
	for (const entry of entries) {
		const { draft } = entry;
		if (entry.outcome || !draft) continue;
		const limit = Math.min(operation.recipientsPerRequest, draft.settings.batchSize);
		const name = limit === 1 ? '' : groupOf(entry, draft, operation.audience === 'list');
		const group: Group<Extra> = groups.get(name) ?? { turns: new Map(), open: [] };
		groups.set(name, group);
		const recipient = entry.to ?? '';
		const turn = group.turns.get(recipient) ?? 0;
		group.turns.set(recipient, turn + 1);
		const current = group.open[turn];
		if (current && current.entries.length < limit) current.entries.push(entry);
		else batches.push((group.open[turn] = { draft, entries: [entry] }));
	}
	return batches;
}
