import { Unreadable, type ProviderResponse } from '../../shared/contract/response';
import { asNumber, listOf } from '../../shared/lib/data';
import { entriesOf, hasMore, isRepeated, pageCount, type AskPage } from '../pages';

/** Pages of a list that one poll reads at most: 100,000 records. */
const mostPages = 1_000;

/** What a poll may keep of one list, as JSON: some 50,000 records. Bytes, roughly. */
const largest = 20 * 1024 * 1024;

/** What a poll could not read, which costs the rest nothing. */
export interface Trouble {
	/** Records that are seen for the first time, and cannot be used at all. */
	skipped: number;
	/** Records that are seen for the first time, and have no date. */
	undated: number;
	/** Pages that cannot be read. */
	broken: number;
	/** Whether there are more records than a poll looks at. */
	isCut?: boolean;
}

/** How a list is read. */
export interface Reading<Entry> {
	ask: AskPage;
	query?: Record<string, string>;
	read(entry: unknown): Entry;
	/** Whether it is to be kept. */
	isWanted?(entry: Entry): boolean;
	/** What the user can do when the list is larger than a poll reads. */
	narrow: string;
}

/**
 * The entries of a page. After the first page, no list at all is the end of the list.
 * @returns undefined when the page cannot be read
 * @throws Unreadable when it is the first one
 */
function pageOf(answer: ProviderResponse, page: number): unknown[] | undefined {
	const { body } = answer;
	if (page === 1) return entriesOf(answer);
	if (body.form === 'unreadable') return undefined;
	return 'value' in body ? (listOf(body.value) ?? []) : [];
}

/** Only what an answer says beside its records, which need not be kept. */
const withoutBody = (answer: ProviderResponse): ProviderResponse => ({
	...answer,
	body: { form: 'empty' },
});

/** Reads one list once, page by page, and keeps no more of it than a poll may hold. */
export class PageReader<Entry> {
	/** What is wanted of each page, in the order in which they were read. */
	readonly pages: Entry[][] = [];
	/** All entries of the page that was read last. */
	latest: Entry[] = [];
	/** Pages that cannot be read. */
	broken = 0;
	private readonly answers: ProviderResponse[] = [];
	private readonly totals = new Set<number | undefined>();
	private bytes = 0;

	constructor(private readonly reading: Reading<Entry>) {}

	/** How many pages the first one says there are. */
	get count(): number | undefined {
		return this.answers[0] && pageCount(this.answers[0]);
	}

	/** Whether the headers count differently from page to page. */
	get isMoved(): boolean {
		return this.totals.size > 1;
	}

	/** Whether a page follows those that were read from the first one on. */
	hasNext = true;

	/** Reads the page after those. @throws Unreadable when there is more than a poll may hold */
	async next(): Promise<void> {
		const place = this.answers.length;
		const answer = await this.read(place + 1);
		this.answers.push(answer);
		if (isRepeated(this.answers, place)) this.pages.pop();
		this.hasNext = hasMore(this.answers);
		const old = this.answers[place - 1];
		if (old) this.answers[place - 1] = withoutBody(old);
	}

	/** Reads any page. @throws Unreadable when there is more than a poll may hold */
	async read(page: number): Promise<ProviderResponse> {
		const { ask, query, read, isWanted = () => true } = this.reading;
		const answer = await ask(page, query);
		const entries = pageOf(answer, page);
		if (!entries) this.broken += 1;
		this.latest = (entries ?? []).map((entry) => read(entry));
		const wanted = this.latest.filter(isWanted);
		this.pages.push(wanted);
		// What is not kept, such as years of a history, takes no memory.
		this.bytes += (JSON.stringify(wanted) || '').length;
		this.totals.add(asNumber(answer.headers['x-pagination-total-count']));
		this.refuseTooMuch();
		return answer;
	}

	private refuseTooMuch(): void {
		if (this.bytes <= largest && this.pages.length <= mostPages) return;
		const limit = this.bytes > largest ? `${largest / 1024 / 1024} MB` : `${mostPages} pages`;
		const records = this.pages.reduce((count, page) => count + page.length, 0);
		throw new Unreadable(
			`the list exceeds the poll limit of ${limit}. None of the ${records} records read from ${this.pages.length} pages starts the workflow. ${this.reading.narrow}`,
		);
	}
}

/** Reads a list from its first page to its last. @throws Unreadable */
export async function readForwards<Entry>(reading: Reading<Entry>): Promise<PageReader<Entry>> {
	const reader = new PageReader(reading);
	do await reader.next();
	while (reader.hasNext);
	return reader;
}
