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

/**
 * Groups the entries that still have to be submitted into requests. A number stands once in a
 * request, so that each answer can be told apart; the second message to it travels in the next.
 */
export function batch<Extra>(
	entries: ReadonlyArray<Entry<Extra>>,
	operation: SubmitOperation<Extra>,
): Array<Batch<Extra>> {
	const batches: Array<Batch<Extra>> = [];
	const open = new Map<string, { current: Batch<Extra>; numbers: Set<string> }>();
	for (const entry of entries) {
		const { draft } = entry;
		if (entry.outcome || !draft) continue;
		const limit = Math.min(operation.recipientsPerRequest, draft.settings.batchSize);
		const group = limit === 1 ? '' : groupOf(entry, draft, operation.audience === 'list');
		const found = open.get(group);
		if (
			found &&
			limit > 1 &&
			found.current.entries.length < limit &&
			!found.numbers.has(entry.wire)
		) {
			found.current.entries.push(entry);
			found.numbers.add(entry.wire);
			continue;
		}
		const current = { draft, entries: [entry] };
		batches.push(current);
		open.set(group, { current, numbers: new Set([entry.wire]) });
	}
	return batches;
}
