import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../shared/contract/account';
import {
	receivedMessage,
	type ReceivedMessage,
	type ReceivedRules,
} from '../../shared/inbound/received';
import { asList, asObject, asText } from '../../shared/lib/data';
import { readProviderDate } from '../../shared/time/dateTime';
import { entriesOf, latestOf, type AskPage } from '../pages';
import { dateFormat, protexting } from '../provider';
import { messageTypeOf } from '../resources/messageType';
import { firstSeen, nameOf, type Seen, type Sighting } from './firstSeen';
import type { InboxFilter } from './inboxFilter';
import { readForwards, type Trouble } from './pageReader';
import { isOnTwoPages, readSettled, type Settled } from './settledReading';

/**
 * For how long after a newer message one may still turn up: a picture that was processed late, and
 * the hour that comes twice when the clocks go back. Milliseconds.
 */
const lateness = 3 * 3_600_000;

/**
 * How far back the first poll looks for what is there already: a whole day, so that no mistake in
 * the account's zone lets it miss what comes next. Milliseconds.
 */
const atFirst = 26 * 3_600_000;

/** A page's worth: from so many messages on that need not be read again, the mark is moved. */
const worthMoving = 100;

/** What the user can do when the inbox is larger than a poll reads. */
const narrow = "Choose a 'Keyword', or add the option 'From' or 'Message Type'.";

/** An entry of list-messages: what cannot be a message has no item. */
type Listed = Sighting<IDataObject | undefined>;

/** One message of list-messages; it has no ID, so phone, text, kind and time stand for it. */
export function sighting(entry: unknown, account: Account): Listed {
	const raw = asObject(entry);
	const date = asText(raw?.DateReceived);
	const at = readProviderDate(date, account.zone)?.toMillis();
	const [phone, text, kind] = [raw?.MobilePhone, raw?.Message, raw?.Type_Id].map(asText);
	if (at !== undefined) return { item: raw, at, content: [phone, text, kind] };
	if (phone !== undefined || text !== undefined) {
		return { item: raw, at, content: [phone, text, kind, date] };
	}
	return { item: undefined, at, content: [entry] };
}

/** How many of these are so much older than the newest that they need not be read again. */
function countStale(list: readonly Listed[], now: number): number {
	const times = list.flatMap(({ at }) => (at === undefined ? [] : [Math.min(at, now)]));
	const newest = times.reduce((latest, at) => Math.max(latest, at), -Infinity);
	return times.filter((at) => at < newest - lateness).length;
}

/**
 * The filter by when a message was received. Whether it takes in its own second is not documented:
 * what is too old is left out later.
 * @param since milliseconds
 */
export function sinceFilter(since: number, { zone }: Account): { FromDateReceived: string } {
	const from = DateTime.fromMillis(since - 1000, { zone });
	return { FromDateReceived: from.toFormat(dateFormat) };
}

/** How the inbox is asked, and what for. */
interface Question {
	ask: AskPage;
	account: Account;
	filter: InboxFilter;
}

/** The messages received since then, whichever way the list is sorted, and moves meanwhile. */
async function readSince(
	{ ask, account, filter }: Question,
	since: number,
	isFirst: boolean,
): Promise<Settled<Listed> & { broken: number }> {
	const query = { ...filter, ...sinceFilter(since, account) };
	let broken = 0;
	const read = async () => {
		const reader = await readForwards({
			ask,
			query,
			narrow,
			read: (entry) => sighting(entry, account),
		});
		({ broken } = reader);
		return reader;
	};
	const settled = await readSettled(
		read,
		nameOf,
		({ pages, isMoved }) =>
			isFirst ||
			isMoved ||
			isOnTwoPages(pages, nameOf) ||
			countStale(pages.flat(), Date.now()) >= worthMoving,
		// A message that was there before doesn't start the workflow, even when the list moves.
		isFirst,
	);
	return { ...settled, isWhole: settled.isWhole && broken === 0, broken };
}

/** What a poll of the inbox found. */
interface Found extends Trouble {
	messages: IDataObject[];
	kept: Seen;
}

/**
 * The messages that came since the last poll, each once, and what to keep for the next. The first
 * poll gives none: it remembers what is there. From when on the next one reads is moved only when
 * nothing can have been left out.
 * @throws Unreadable
 */
export async function newMessages(
	ask: AskPage,
	account: Account,
	filter: InboxFilter,
	before: Seen | undefined,
): Promise<Found> {
	const now = Date.now();
	const start: Seen = before ?? { since: now - atFirst, known: {} };
	const { entries, isWhole, broken } = await readSince(
		{ ask, account, filter },
		start.since,
		before === undefined,
	);
	const { fresh, seen } = firstSeen(start, entries, isWhole ? lateness : Infinity, now);
	const messages = fresh.filter((item) => item !== undefined);
	const undated = messages.filter(
		({ DateReceived: date }) => !readProviderDate(asText(date), account.zone),
	).length;
	return {
		messages: before ? messages : [],
		kept: seen,
		skipped: fresh.length - messages.length,
		undated,
		broken,
	};
}

/**
 * The latest message there is, to build a workflow with.
 * @throws Unreadable
 */
export async function latestMessage(
	ask: AskPage,
	account: Account,
	filter: InboxFilter,
): Promise<IDataObject | undefined> {
	const filtered: AskPage = async (page) => await ask(page, { ...filter });
	const latest = await latestOf(
		filtered,
		(answer) =>
			entriesOf(answer)
				.map((entry) => sighting(entry, account))
				.filter(({ item }) => item !== undefined),
		({ at = 0 }) => at,
	);
	return latest?.item;
}

/** A received message as every trigger puts it out, with what ProTexting alone tells. */
export function inboxItem(
	raw: IDataObject,
	account: Account,
	rules: ReceivedRules,
): ReceivedMessage & IDataObject {
	const groups = asList(raw.Groups) ?? [];
	const media = asList(raw.Resource_Urls) ?? (asText(raw.Resource_Urls) ? [raw.Resource_Urls] : []);
	const receivedAt = readProviderDate(asText(raw.DateReceived), account.zone);
	const { raw: all, ...message } = receivedMessage(
		protexting.name,
		{ from: raw.MobilePhone, to: undefined, text: asText(raw.Message), receivedAt, raw },
		rules,
	);
	return {
		...message,
		messageType: messageTypeOf(raw),
		groupIds: groups.flatMap((group) => asText(asObject(group)?.Id) ?? []),
		media: media.flatMap((url) => asText(url) ?? []),
		raw: all,
	};
}
