import { mock } from 'node:test';

/** The virtual time, and the world's dice: the same seed gives the same world. */
export class Clock {
	now: number;

	constructor(now = Date.UTC(2026, 5, 15, 12)) {
		this.now = now;
	}

	/** Runs something while `Date.now` is this clock's. */
	async around<T>(run: () => Promise<T>): Promise<T> {
		const mocked = mock.method(Date, 'now', () => this.now);
		try {
			return await run();
		} finally {
			mocked.mock.restore();
		}
	}
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function diceOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** How a server lists its records. */
export interface Listing {
	order: 'newest first' | 'oldest first';
	headers: 'with page headers' | 'without page headers';
}

/** Every way to list. */
export const listings: readonly Listing[] = (['newest first', 'oldest first'] as const).flatMap(
	(order) =>
		(['with page headers', 'without page headers'] as const).map((headers) => ({ order, headers })),
);

/** A page as the decoder gives it to the code under test. */
export interface Page {
	status: number;
	headers: Record<string, string>;
	body: { form: 'json'; value: unknown[] };
}

/** One record of a list: when it happened, and how it is shown. */
export interface Listed {
	at: number;
	show(): unknown;
}

/** A list on a server, that changes between any two requests. */
export class MovingList<Kind extends Listed> {
	records: Kind[] = [];
	/** Runs after each page that was given; may throw in the place of the next one. */
	meanwhile: () => void = () => undefined;
	requests = 0;
	/** Records per page: 100 with ProTexting, which only the headers can tell otherwise. */
	perPage = 100;
	private readonly listing: Listing;

	constructor(listing: Listing) {
		this.listing = listing;
	}

	/** Puts a record where its time belongs. */
	add(record: Kind): void {
		this.records.push(record);
		const sign = this.listing.order === 'newest first' ? -1 : 1;
		this.records.sort((a, b) => sign * (a.at - b.at));
	}

	/** Gives a page; past the end, an empty one. */
	readonly ask = async (page: number): Promise<Page> => {
		this.requests += 1;
		const { length } = this.records;
		const value = this.records
			.slice((page - 1) * this.perPage, page * this.perPage)
			.map((record) => record.show());
		const headers: Record<string, string> =
			this.listing.headers === 'with page headers'
				? {
						'x-pagination-current-page': String(page),
						'x-pagination-page-count': String(Math.ceil(length / this.perPage)),
						'x-pagination-total-count': String(length),
					}
				: {};
		this.meanwhile();
		await Promise.resolve();
		return { status: 200, headers, body: { form: 'json', value } };
	};
}
