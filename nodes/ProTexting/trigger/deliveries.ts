import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../shared/contract/account';
import { asObject } from '../../shared/lib/data';
import { entriesOf, latestOf, type AskPage } from '../pages';
import { protexting } from '../provider';
import { sentMessage } from '../resources/records';
import { most, readSince, sent, type Sent } from './history';
import type { Trouble } from './pageReader';

/** By message: its last known delivery state, and when it was sent in milliseconds. */
type States = Readonly<Record<string, readonly [state: string, sentAt: number]>>;

/** What a poll leaves to the next; plain, since n8n stores it as JSON. */
export interface Followed {
	states: States;
	/**
	 * Up to when messages may have been sent that no poll looked at, since there were too many, or
	 * since a page could not be read; milliseconds. One of them that turns up has not changed.
	 */
	unseen?: number;
}

/** Messages that are remembered at most: all that were looked at, and some that were left out. */
const mostFollowed = most + 2_000;

/** What was kept, also by 0.1, which kept the states alone. */
function keptBefore(before: Followed | States): Followed {
	const states = asObject((before as Followed).states);
	return states ? (before as Followed) : { states: before as States };
}

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

/**
 * What was looked at is remembered, all of it. What the list left out for once is, too, as far as
 * there is room, or it would be new when it is back.
 */
function remember(looked: Looked[], before: States, since: number): States {
	const seen = new Map(looked.map(({ id, state, at }) => [id, [state, at] as const]));
	const leftOut = Object.entries(before).filter(([id, [, at]]) => !seen.has(id) && at >= since);
	const latest = leftOut.sort(([, [, a]], [, [, b]]) => b - a).slice(0, mostFollowed - seen.size);
	return Object.fromEntries([...seen, ...latest]);
}

/** The latest of these times that counts still; undefined when there is none. */
function latestSince(since: number, times: ReadonlyArray<number | undefined>): number | undefined {
	const latest = times.reduce<number>((last, at) => Math.max(last, at ?? -Infinity), -Infinity);
	return latest >= since ? latest : undefined;
}

/** Whether a message is new that the poll before did not know. */
const isNew = ({ at, hasDate }: Looked, unseen: number | undefined): boolean =>
	unseen === undefined || (hasDate && at > unseen);

/** Of messages that are seen for the first time, those that cannot be read, or have no date. */
function troubleWith(unknown: readonly Looked[]): Pick<Trouble, 'skipped' | 'undated'> {
	const skipped = unknown.filter(({ item }) => !item).length;
	return { skipped, undated: unknown.filter(({ hasDate }) => !hasDate).length - skipped };
}

/** What a poll of the history found. */
interface Found extends Trouble {
	items: IDataObject[];
	kept: Followed;
}

/**
 * The messages whose delivery state changed since the last poll, the oldest first, and what to keep
 * for the next. A message that is seen for the first time has changed when its state is final,
 * unless it may have been there before. The first poll gives none: it remembers what is there.
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
	const { records, broken, leftOut } = await readSince(question);
	const looked = records.map((record) => look(record, account, now));
	const { states, unseen }: Followed = before ? keptBefore(before) : { states: {} };
	const unknown = looked.filter(({ id }) => states[id] === undefined);
	const trouble = { ...troubleWith(unknown), broken, isCut: leftOut !== undefined };
	const missed = !before && broken > 0 ? now : undefined;
	const past = leftOut === undefined ? undefined : Math.max(leftOut, since);
	const next = latestSince(since, [unseen, missed, past]);
	const kept = { states: remember(looked, states, since), ...(next ? { unseen: next } : {}) };
	if (!before) return { items: [], kept, ...trouble };
	const changed = looked.filter((one) => {
		const was = states[one.id]?.[0];
		if (was === undefined) return one.item?.final === true && isNew(one, unseen);
		return was !== one.state && (one.item?.final === true || !onlyFinal);
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
