import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../shared/account';
import { asText } from '../shared/data';
import type { Answer } from '../shared/response';
import { readProviderDate } from '../shared/schedule';
import { hasMore, latestOf, pageCount, recordsOf, type AskPage } from './pages';
import { protexting } from './provider';
import { sentMessage } from './records';

/** By message: its last known delivery state, and when it was sent in milliseconds. */
export type Followed = Readonly<Record<string, readonly [state: string, sentAt: number]>>;

/** Records of the history that one poll looks at, at most: a hundred pages. */
const most = 10_000;

/** Messages that are remembered at most: all that were looked at, and some that were left out. */
const mostFollowed = 12_000;

const idOf = (record: IDataObject): string => asText(record.Id) ?? '';

function timeOf(record: IDataObject, account: Account): number {
	return readProviderDate(asText(record.DateTime), account.zone)?.toMillis() ?? Infinity;
}

/** A sent message, as the trigger puts it out. */
function itemOf(record: IDataObject, account: Account): IDataObject {
	return { provider: protexting.name, ...sentMessage(record, account) };
}

/** The pages after the first, in the order in which they lead back in time. */
function* backwards(first: Answer, records: IDataObject[], account: Account): Generator<number> {
	const count = pageCount(first) ?? Infinity;
	const [newest, oldest] = [records[0], records.at(-1)];
	const rises = newest && oldest && timeOf(newest, account) < timeOf(oldest, account);
	if (rises && count < Infinity) for (let page = count; page > 1; page--) yield page;
	else for (let page = 2; page <= count; page++) yield page;
}

/**
 * The messages sent since then, each once. How the history is sorted is not documented: it is read
 * from the end that is newer, to the first page that holds nothing new.
 */
async function readSince(
	ask: AskPage,
	since: number,
	account: Account,
): Promise<Map<string, IDataObject>> {
	const found = new Map<string, IDataObject>();
	const take = (records: IDataObject[]): boolean => {
		const { size } = found;
		for (const record of records) {
			if (timeOf(record, account) >= since) found.set(idOf(record), record);
		}
		return found.size > size;
	};
	const first = await ask(1);
	const records = recordsOf(first);
	take(records);
	if (!hasMore([first])) return found;
	for (const page of backwards(first, records, account)) {
		const isNew = take(recordsOf(await ask(page)));
		if (!isNew || found.size >= most) break;
	}
	return found;
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
	item: IDataObject;
	state: string;
	at: number;
}

/** What the list left out for once is remembered, too, or it would be new when it is back. */
function remember(looked: Looked[], before: Followed, since: number): Followed {
	const seen = new Map(looked.map(({ id, state, at }) => [id, [state, at] as const]));
	const leftOut = Object.entries(before).filter(([id, [, at]]) => !seen.has(id) && at >= since);
	return Object.fromEntries([...seen, ...leftOut].slice(0, mostFollowed));
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
): Promise<{ items: IDataObject[]; kept: Followed }> {
	const now = Date.now();
	const since = now - lookBack;
	const looked = [...(await readSince(ask, since, account))].map(([id, record]): Looked => {
		const item = itemOf(record, account);
		const at = Math.min(timeOf(record, account), now);
		return { id, item, state: String(item.deliveryState), at };
	});
	const kept = remember(looked, before ?? {}, since);
	if (!before) return { items: [], kept };
	const items = looked
		.filter(({ id, item, state: is }) => {
			const was = before[id]?.[0];
			return was !== is && (item.final === true || (was !== undefined && !onlyFinal));
		})
		.sort((a, b) => a.at - b.at)
		.map(({ item }) => item);
	return { items, kept };
}

/** The latest message of the history, to build a workflow with. @throws Unreadable */
export async function latestDelivery(
	ask: AskPage,
	account: Account,
): Promise<IDataObject | undefined> {
	const latest = await latestOf(ask, recordsOf, (record) => timeOf(record, account));
	return latest && itemOf(latest, account);
}
