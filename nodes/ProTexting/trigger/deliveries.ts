import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../shared/contract/account';
import { entriesOf, latestOf, type AskPage } from '../pages';
import { protexting } from '../provider';
import { sentMessage } from '../resources/records';
import { readSince, sent, type Sent } from './history';
import type { Trouble } from './pageReader';

/** By message: its last known delivery state, and when it was sent in milliseconds. */
export type Followed = Readonly<Record<string, readonly [state: string, sentAt: number]>>;

/** Messages that are remembered at most: all that were looked at, and some that were left out. */
const mostFollowed = 12_000;

/** A sent message, as the trigger puts it out. */
function itemOf(record: IDataObject, account: Account): IDataObject {
	return { provider: protexting.name, ...sentMessage(record, account) };
}

/** Which changes the user wants to know of. */
export interface DeliveryWish {
	/** Milliseconds: how long a message is followed after it was sent. */
	lookBack: number;
	onlyFinal: boolean;
}

/** A message of the history: as an output item, and as it is remembered. */
interface Looked {
	id: string;
	/** Undefined when the record cannot be read. */
	item: IDataObject | undefined;
	state: string;
	at: number;
	hasDate: boolean;
}

function look({ id, at, record }: Sent, account: Account, now: number): Looked {
	const item = record && itemOf(record, account);
	// What has no date is remembered for as long as it is listed.
	return {
		id,
		item,
		state: String(item?.deliveryState),
		at: Math.min(at ?? now, now),
		hasDate: at !== undefined,
	};
}

/** What the list left out for once is remembered, too, or it would be new when it is back. */
function remember(looked: Looked[], before: Followed, since: number): Followed {
	const seen = new Map(looked.map(({ id, state, at }) => [id, [state, at] as const]));
	const leftOut = Object.entries(before).filter(([id, [, at]]) => !seen.has(id) && at >= since);
	const all = [...seen, ...leftOut];
	if (all.length <= mostFollowed) return Object.fromEntries(all);
	const latest = all.sort(([, [, a]], [, [, b]]) => b - a).slice(0, mostFollowed);
	return Object.fromEntries(latest);
}

/** What a poll of the history found. */
interface Found extends Trouble {
	items: IDataObject[];
	kept: Followed;
}

/**
 * The messages whose delivery state changed since the last poll, the oldest first, and what to keep
 * for the next. A message that is seen for the first time has changed when its state is final. The
 * first poll gives none: it remembers what is there.
 * @throws Unreadable
 */
export async function changedDeliveries(
	ask: AskPage,
	account: Account,
	{ lookBack, onlyFinal }: DeliveryWish,
	before: Followed | undefined,
): Promise<Found> {
	const now = Date.now();
	const since = now - lookBack;
	const question = { ask, account, since, needsProof: before === undefined };
	const { records, broken } = await readSince(question);
	const looked = records.map((record) => look(record, account, now));
	const unknown = looked.filter(({ id }) => before?.[id] === undefined);
	const skipped = unknown.filter(({ item }) => !item).length;
	const trouble = {
		skipped,
		undated: unknown.filter(({ hasDate }) => !hasDate).length - skipped,
		broken,
	};
	const kept = remember(looked, before ?? {}, since);
	if (!before) return { items: [], kept, ...trouble };
	const changed = looked.filter(({ id, item, state: is }) => {
		const was = before[id]?.[0];
		return was !== is && (item?.final === true || (was !== undefined && !onlyFinal));
	});
	const items = changed
		.sort((a, b) => a.at - b.at)
		.map(({ item }) => item)
		.filter((item) => item !== undefined);
	return { items, kept, ...trouble };
}

/** The latest message of the history, to build a workflow with. @throws Unreadable */
export async function latestDelivery(
	ask: AskPage,
	account: Account,
): Promise<IDataObject | undefined> {
	const latest = await latestOf(
		ask,
		(answer) =>
			entriesOf(answer)
				.map((entry) => sent(entry, account))
				.filter(({ record }) => record),
		({ at = 0 }) => at,
	);
	return latest?.record && itemOf(latest.record, account);
}
