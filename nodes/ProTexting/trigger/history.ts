import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../shared/contract/account';
import { asObject, asText } from '../../shared/lib/data';
import { fingerprint } from '../../shared/lib/fingerprint';
import { readProviderDate } from '../../shared/time/dateTime';
import type { AskPage } from '../pages';
import { PageReader } from './pageReader';
import { isOnTwoPages, readSettled } from './settledReading';

/** A record of the sent history; one that cannot be read has no ID of its own, and no record. */
export interface Sent {
	id: string;
	/** When it was sent; milliseconds. Undefined when that cannot be read. */
	at: number | undefined;
	record: IDataObject | undefined;
}

/** For how long after a newer record an older one may still turn up behind it; milliseconds. */
const lateness = 3 * 3_600_000;

/** Records of the history that one poll looks at, at most: a hundred pages. */
export const most = 10_000;

/** What the user can do when there are more. */
export const narrow = "Enter fewer hours in 'Hours to Track'.";

const idOf = ({ id }: Sent): string => id;

/** One entry of list-sent-single-messages. */
export function sent(entry: unknown, account: Account): Sent {
	const record = asObject(entry);
	const id = asText(record?.Id);
	if (!record || id === undefined) {
		return { id: `unreadable ${fingerprint(entry)}`, at: undefined, record: undefined };
	}
	return { id, at: readProviderDate(asText(record.DateTime), account.zone)?.toMillis(), record };
}

const timesOf = (page: readonly Sent[]) => page.flatMap(({ at }) => (at === undefined ? [] : [at]));

/** Above 0 when times rise from one record to the next more often than they fall. */
function trendOf(page: readonly Sent[]): number {
	const times = timesOf(page);
	return times.reduce((trend, at, n) => trend + Math.sign(at - (times[n - 1] ?? at)), 0);
}

/** How the history is asked, and from when on. */
interface Question {
	ask: AskPage;
	account: Account;
	/** Milliseconds. */
	since: number;
	/** Whether one reading is not enough. */
	needsProof: boolean;
}

function isPast(page: readonly Sent[], since: number): boolean {
	const times = timesOf(page);
	return times.length > 0 && times.every((at) => at < since - lateness);
}

/** Of some times, the latest. */
const latestOf = (times: readonly number[]) =>
	times.reduce((latest, at) => Math.max(latest, at), -Infinity);

/** Reads the history once, and knows when it has enough. */
class HistoryReader extends PageReader<Sent> {
	/** Up to when what is not read may have been sent; undefined when all that counts was read. */
	leftOut: number | undefined;

	constructor(
		{ ask, account, since }: Question,
		private readonly past = (page: readonly Sent[]) => isPast(page, since),
	) {
		super({
			ask,
			narrow,
			read: (entry) => sent(entry, account),
			isWanted: ({ at = since }) => at >= since,
		});
	}

	/** Whether the page that was read last is the last one to read. */
	isEnough(hasMore: boolean): boolean {
		if (this.past(this.latest)) return true;
		const count = this.pages.reduce((sum, page) => sum + page.length, 0);
		if (count <= most || !hasMore) return false;
		const latest = this.newestUnread();
		this.leftOut = Number.isFinite(latest) ? latest : Date.now();
		return true;
	}

	/** Where the list is in order, no page after the last one has anything newer than that has. */
	private newestUnread(): number {
		const latest = latestOf(timesOf(this.latest));
		const isInOrder = timesOf(this.pages.at(-2) ?? []).every((at) => at >= latest);
		return isInOrder ? latest : latestOf(timesOf(this.pages.flat()));
	}
}

/**
 * Reads the history once. How it is sorted is not documented: it is read from the end that is
 * newer, to the first page that is too old. Without a count of pages, where the oldest come
 * first, that is every page.
 */
async function readOnce(question: Question): Promise<HistoryReader> {
	const reader = new HistoryReader(question);
	await reader.next();
	let trend = trendOf(reader.latest);
	if (!reader.hasNext) return reader;
	if (trend > 0 && reader.count !== undefined) {
		for (let page = reader.count; page > 1; page--) {
			await reader.read(page);
			if (reader.isEnough(page > 2)) break;
		}
		return reader;
	}
	// While all are of the same time, either end may be the newer one.
	while (reader.hasNext && !(trend < 0 && reader.isEnough(true))) {
		await reader.next();
		trend += trendOf(reader.latest);
	}
	return reader;
}

/** Each ID once, where it was read last: what moved is on two pages. */
function once(pages: readonly Sent[][]): Sent[][] {
	const seen = new Set<string>();
	return pages
		.toReversed()
		.map((page) => page.filter(({ id }) => !seen.has(id) && seen.add(id)))
		.reverse();
}

/** The records that a poll looks at. */
interface Looked {
	records: Sent[];
	broken: number;
	/** Where there are more: up to when those may have been sent that are not looked at. */
	leftOut: number | undefined;
}

/** The newest of them, as many as a poll looks at. What has no date counts as new. */
function newestOf(
	entries: Sent[],
	leftOut: number | undefined,
): Pick<Looked, 'records' | 'leftOut'> {
	if (entries.length <= most) return { records: entries, leftOut };
	const sorted = entries.sort((a, b) => (b.at ?? Infinity) - (a.at ?? Infinity) || 0);
	const left = latestOf(timesOf(sorted.slice(most)));
	return { records: sorted.slice(0, most), leftOut: Math.max(left, leftOut ?? left) };
}

/**
 * The records sent since then, each once, as they were read last. What one reading left out since
 * the list moved is found by the next poll: records are known by their IDs.
 * @throws Unreadable
 */
export async function readSince(question: Question): Promise<Looked> {
	let broken = 0;
	let leftOut: number | undefined;
	const read = async () => {
		const reader = await readOnce(question);
		({ broken } = reader);
		if (reader.leftOut !== undefined) leftOut = Math.max(reader.leftOut, leftOut ?? -Infinity);
		const isMoved = reader.isMoved || isOnTwoPages(reader.pages, idOf);
		return { pages: once(reader.pages), isMoved };
	};
	const { entries } = await readSettled(
		read,
		idOf,
		({ isMoved }) => question.needsProof || isMoved,
	);
	return { ...newestOf(entries, leftOut), broken };
}
