import { createRequire } from 'node:module';

import { DateTime } from 'luxon';

import { Clock, diceOf, MovingList, type Listed, type Listing } from './movingList.mts';

/** A poll of the inbox, as the trigger makes it. */
export const { newMessages } = createRequire(import.meta.url)(
	'../../dist/nodes/ProTexting/trigger/inbox.js',
) as {
	newMessages(
		ask: MovingList<Message>['ask'],
		account: object,
		filter: object,
		before: unknown,
	): Promise<{ messages: Array<{ Message: string; DateReceived: string }>; kept: unknown }>;
};

/** The account of the world. */
export const account = {
	baseUrl: 'https://api.example',
	zone: 'Etc/GMT+5',
	format: 'json',
	secrets: [],
};
const hour = 3_600_000;

/** When a message came: before the first poll, while that read the list, or after it. */
type Came = 'before' | 'meanwhile' | 'after';

/** A message in the inbox of the world. */
export class Message implements Listed {
	isDeleted = false;
	hasTwin = false;
	readonly at: number;
	readonly text: string;
	readonly came: Came;
	readonly date: string;

	constructor(at: number, text: string, came: Came) {
		this.at = Math.floor(at / 1000) * 1000;
		this.text = text;
		this.came = came;
		const wall = DateTime.fromMillis(this.at, { zone: account.zone });
		this.date = wall.toFormat('yyyy-MM-dd HH:mm:ss');
	}

	get name(): string {
		return `${this.text} at ${this.date}`;
	}

	show(): unknown {
		return { MobilePhone: '16461234567', Message: this.text, DateReceived: this.date, Type_Id: 1 };
	}
}

/** An inbox that moves, and the trigger that polls it. */
export class World {
	readonly clock = new Clock();
	readonly list: MovingList<Message>;
	readonly all: Message[] = [];
	readonly found: string[] = [];
	private readonly dice: () => number;
	private kept: unknown;
	private came: Came = 'before';

	private readonly listing: Listing;

	constructor(listing: Listing, seed: number) {
		this.listing = listing;
		this.list = new MovingList(listing);
		this.dice = diceOf(seed);
	}

	private chance(part: number): boolean {
		return this.dice() < part;
	}

	private below(count: number): number {
		return Math.floor(this.dice() * count);
	}

	private receive(at: number): void {
		// Now and then the same text within the same second.
		const any = this.chance(0.1) ? this.all[this.below(this.all.length)] : undefined;
		const twin =
			any?.came === this.came && !any.isDeleted && this.clock.now - any.at < 2 * hour
				? any
				: undefined;
		const message = twin
			? new Message(twin.at, twin.text, this.came)
			: new Message(at, `text ${this.all.length}`, this.came);
		// Of two that are the same, none is deleted: it would be a matter of words which one was.
		if (twin) twin.hasTwin = message.hasTwin = true;
		this.all.push(message);
		this.list.add(message);
	}

	/** Whatever may happen between two requests. */
	private move(): void {
		if (this.chance(0.4)) this.receive(this.clock.now);
		if (this.chance(0.3)) this.receive(this.clock.now - this.below(2 * hour));
		while (this.chance(0.3)) {
			const [gone] = this.list.records.splice(this.below(this.list.records.length), 1);
			if (gone?.hasTwin) this.list.add(gone);
			else if (gone) gone.isDeleted = true;
		}
		this.clock.now += this.below(500);
	}

	/** One poll; it may fail in the middle, and is started anew from what was stored. */
	async poll(isQuiet: boolean, failsAt = Infinity): Promise<void> {
		let asked = 0;
		this.list.meanwhile = () => {
			asked += 1;
			if (!isQuiet) this.move();
			if (asked === failsAt) throw new Error('HTTP 500');
		};
		try {
			const { messages, kept } = await newMessages(this.list.ask, account, {}, this.kept);
			this.found.push(...messages.map((one) => `${one.Message} at ${one.DateReceived}`));
			this.kept = JSON.parse(JSON.stringify(kept)) as unknown;
		} catch (error) {
			if (!(error instanceof Error) || error.message !== 'HTTP 500') throw error;
		}
	}

	async run(longest: number): Promise<void> {
		// A list of short pages is as good, and takes less time.
		const isSmall = this.listing.headers === 'with page headers' && this.chance(0.9);
		if (isSmall) this.list.perPage = 8;
		const size = isSmall ? 0.1 : 1;
		for (let n = this.below(260 * size); n > 0; n--)
			this.receive(this.clock.now - this.below(5 * hour));
		this.came = 'meanwhile';
		await this.poll(false);
		this.came = 'after';
		for (let polls = 2 + this.below(4); polls > 0; polls--) {
			const pause = this.below(longest) + 1000;
			for (let n = this.below(130 * size); n > 0; n--) {
				this.receive(this.clock.now + this.below(pause));
			}
			this.clock.now += pause;
			await this.poll(false, this.chance(0.3) ? 1 + this.below(4) : Infinity);
		}
		for (let n = 0; n < 3; n++) await this.poll(true);
	}

	/** What was lost, and what started the workflow more often than it came. */
	faults(): string[] {
		const count = (names: string[]) => {
			const counts = new Map<string, number>();
			for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
			return counts;
		};
		const namesOf = (wanted: (one: Message) => boolean) =>
			count(this.all.filter(wanted).map(({ name }) => name));
		const started = count(this.found);
		const most = namesOf(({ came }) => came !== 'before');
		const least = namesOf(({ came, isDeleted }) => came === 'after' && !isDeleted);
		const doubled = [...started].filter(([name, times]) => times > (most.get(name) ?? 0));
		const lost = [...least].filter(([name, times]) => times > (started.get(name) ?? 0));
		return [
			...doubled.map(([name]) => `too often: ${name}`),
			...lost.map(([name]) => `lost: ${name}`),
		];
	}
}
