import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../shared/account';
import { asList, asObject, asText } from '../shared/data';
import { fingerprint } from '../shared/fingerprint';
import { firstSeen, withoutOverlap, type Seen, type Sighting } from '../shared/firstSeen';
import { receivedMessage, type ReceivedMessage, type ReceivedRules } from '../shared/received';
import { Unreadable, valueOf, type Answer } from '../shared/response';
import { readProviderDate } from '../shared/schedule';
import { messageTypeOf } from './messageType';
import { hasMore, latestOf, type AskPage } from './pages';
import { dateFormat, protexting } from './provider';

/** Which received messages the user wants: the filters of list-messages. */
export interface InboxFilter {
	MobilePhone?: string;
	Keyword_Id?: string;
	Type_Id?: string;
}

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

/** Pages of an inbox that one poll reads at most: 100,000 messages. */
const mostPages = 1_000;

/** One message of list-messages; it has no ID, so phone, text, kind and time stand for it. */
function sighting(entry: unknown, account: Account): Sighting<IDataObject> {
	const raw = asObject(entry);
	const time = readProviderDate(asText(raw?.DateReceived), account.zone);
	if (!raw || !time) throw new Unreadable('the list holds a message without a date');
	const content = [asText(raw.MobilePhone), asText(raw.Message), asText(raw.Type_Id)];
	return { item: raw, at: time.toMillis(), content };
}

function pageOf(answer: Answer, account: Account): Array<Sighting<IDataObject>> {
	const list = valueOf(answer);
	if (!Array.isArray(list)) throw new Unreadable('the answer is not a list');
	return list.map((entry) => sighting(entry, account));
}

/** What an inbox showed, page by page. */
interface Read {
	list: Array<Sighting<IDataObject>>;
	/** Whether something arrived meanwhile, so that a message may have been left out. */
	isMoved: boolean;
}

/** The messages received since then, whichever way the list is sorted. */
async function readSince(
	ask: AskPage,
	filter: InboxFilter,
	since: number,
	account: Account,
): Promise<Read> {
	// Whether the filter takes in its own second is not documented; what is too old is left out later.
	const from = DateTime.fromMillis(since - 1000, { zone: account.zone }).toFormat(dateFormat);
	const query = { ...filter, FromDateReceived: from };
	const answers = [await ask(1, query)];
	while (hasMore(answers)) {
		if (answers.length >= mostPages)
			throw new Unreadable(`the list has more than ${mostPages} pages`);
		answers.push(await ask(answers.length + 1, query));
	}
	const pages = answers.map((answer) => pageOf(answer, account));
	if (pages.length === 1) return { list: pages.flat(), isMoved: false };
	const again = pageOf(await ask(1, query), account);
	const isMoved = fingerprint(again) !== fingerprint(pages[0]);
	return { list: isMoved ? withoutOverlap(pages) : pages.flat(), isMoved };
}

/**
 * The messages that came since the last poll, each once, and what to keep for the next. The first
 * poll gives none: it remembers what is there.
 * @throws Unreadable
 */
export async function newMessages(
	ask: AskPage,
	account: Account,
	filter: InboxFilter,
	before: Seen | undefined,
): Promise<{ messages: IDataObject[]; kept: Seen }> {
	const now = Date.now();
	const start: Seen = before ?? { since: now - atFirst, known: {} };
	const { list, isMoved } = await readSince(ask, filter, start.since, account);
	// What was left out may be as old as anything that was read: all of it is read again.
	const late = isMoved ? Math.max(lateness, now - start.since) : lateness;
	const { fresh, seen } = firstSeen(start, list, late, now);
	return { messages: before ? fresh : [], kept: seen };
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
		(answer) => pageOf(answer, account),
		({ at }) => at,
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
