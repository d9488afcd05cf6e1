import type { SubmitOperation } from '../contract/operation';
import type { Draft } from '../input/message';
import type { Recipient } from '../input/recipient';

/** Recipients that share one request. */
export interface Batch<Extra = unknown> {
	draft: Draft<Extra>;
	recipients: Recipient[];
	/** The provider's place in the chain: which of their readings is sent. */
	place: number;
}

/** Which recipients may share requests: those whose messages are equal, and of one item if so wished. */
function groupOf({ item }: Recipient, draft: Draft, wholeCampaign: boolean): string {
	// No provider is told more than the second.
	const same = `${Math.floor(draft.at?.toSeconds() ?? 0)} ${draft.key}`;
	return wholeCampaign || draft.settings.combineItems ? same : `${item} ${same}`;
}

/** Recipients that may share requests. */
interface Group<Extra> {
	/** How many messages each phone has had so far. */
	turns: Map<string, number>;
	/** The request that is being filled with first messages, with second ones, and so on. */
	open: Array<Batch<Extra>>;
}

/**
 * Groups recipients into requests. A number stands once in a request, so that each answer can be
 * told apart: the second message to it travels with the other second ones, and a list with
 * repetitions does not break up into many requests.
 * @param place the provider's in the chain
 */
export function batch<Extra>(
	recipients: readonly Recipient[],
	operation: SubmitOperation<Extra>,
	place: number,
): Array<Batch<Extra>> {
	const batches: Array<Batch<Extra>> = [];
	const groups = new Map<string, Group<Extra>>();
	for (const recipient of recipients) {
		const draft = recipient.readings[place]?.draft as Draft<Extra> | undefined;
		if (!draft) continue;
		const limit = Math.min(operation.recipientsPerRequest, draft.settings.batchSize);
		const name = limit === 1 ? '' : groupOf(recipient, draft, operation.audience === 'list');
		const group: Group<Extra> = groups.get(name) ?? { turns: new Map(), open: [] };
		groups.set(name, group);
		const phone = recipient.to ?? '';
		const turn = group.turns.get(phone) ?? 0;
		group.turns.set(phone, turn + 1);
		const current = group.open[turn];
		if (current && current.recipients.length < limit) current.recipients.push(recipient);
		else batches.push((group.open[turn] = { draft, recipients: [recipient], place }));
	}
	return batches;
}
