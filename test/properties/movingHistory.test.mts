import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import fc from 'fast-check';
import { DateTime } from 'luxon';

import { Clock, diceOf, listings, MovingList, type Listed, type Listing } from './movingList.mts';

const { changedDeliveries } = createRequire(import.meta.url)(
	'../../dist/nodes/ProTexting/trigger/deliveries.js',
) as {
	changedDeliveries(
		ask: MovingList<Sent>['ask'],
		account: object,
		wish: { lookBack: number; onlyFinal: boolean },
		before: unknown,
	): Promise<{ items: Array<{ id: string; deliveryState: string }>; kept: unknown }>;
};

const account = { baseUrl: 'https://api.example', zone: 'Etc/GMT+5', format: 'json', secrets: [] };
const minute = 60_000;
const hour = 60 * minute;

/** DeliveryStatus_Id and the state that the node makes of it, in the order in which they follow. */
const states = [
	[1, 'enroute'],
	[7, 'unknown'],
	[2, 'delivered'],
] as const;

/** A message of the history. */
class Sent implements Listed {
	step: number;
	/** The step at the end of the first poll; undefined for what came after it. */
	firstStep: number | undefined;
	isDeleted = false;
	/** Whether it came, or changed, while the first poll read the list. */
	isUncertain = false;
	readonly at: number;
	readonly id: number;
	private readonly date: string;

	constructor(at: number, id: number, step: number) {
		this.at = Math.floor(at / 1000) * 1000;
		this.id = id;
		this.step = step;
		const wall = DateTime.fromMillis(this.at, { zone: account.zone });
		this.date = wall.toFormat('yyyy-MM-dd HH:mm:ss');
	}

	get state(): string {
		return states[this.step]?.[1] ?? '';
	}

	show(): unknown {
		const status = states[this.step]?.[0];
		return { Id: this.id, MobilePhone: '1', DateTime: this.date, DeliveryStatus_Id: status };
	}
}

class World {
	readonly clock = new Clock();
	readonly list: MovingList<Sent>;
	readonly all: Sent[] = [];
	readonly found = new Map<string, string[]>();
	private readonly dice: () => number;
	private kept: unknown;
	private isFirst = false;
	private readonly onlyFinal: boolean;

	constructor(listing: Listing, seed: number) {
		this.list = new MovingList(listing);
		this.dice = diceOf(seed);
		this.onlyFinal = this.chance(0.5);
		if (listing.headers === 'with page headers' && this.chance(0.9)) this.list.perPage = 8;
	}

	private chance(part: number): boolean {
		return this.dice() < part;
	}

	private below(count: number): number {
		return Math.floor(this.dice() * count);
	}

	private send(at: number): void {
		const message = new Sent(at, this.all.length + 1, this.below(3));
		message.isUncertain = this.isFirst;
		this.all.push(message);
		this.list.add(message);
	}

	private change(part: number): void {
		for (const message of this.list.records) {
			if (message.step >= 2 || !this.chance(part)) continue;
			message.step += 1 + this.below(2 - message.step);
			if (this.isFirst) message.isUncertain = true;
		}
	}

	/** Whatever may happen between two requests. */
	private move(): void {
		if (this.chance(0.4)) this.send(this.clock.now);
		if (this.chance(0.3)) this.send(this.clock.now - this.below(5 * hour));
		while (this.chance(0.3)) {
			const [gone] = this.list.records.splice(this.below(this.list.records.length), 1);
			if (gone) gone.isDeleted = true;
		}
		if (this.chance(0.3)) this.change(0.02);
	}

	/** One poll; it may fail in the middle, and is started anew from what was stored. */
	private async poll(isQuiet: boolean, failsAt = Infinity): Promise<void> {
		let asked = 0;
		this.list.meanwhile = () => {
			asked += 1;
			if (!isQuiet) this.move();
			if (asked === failsAt) throw new Error('HTTP 500');
		};
		const wish = { lookBack: 72 * hour, onlyFinal: this.onlyFinal };
		try {
			const { items, kept } = await changedDeliveries(this.list.ask, account, wish, this.kept);
			for (const { id, deliveryState } of items) {
				this.found.set(id, [...(this.found.get(id) ?? []), deliveryState]);
			}
			this.kept = JSON.parse(JSON.stringify(kept)) as unknown;
		} catch (error) {
			if (!(error instanceof Error) || error.message !== 'HTTP 500') throw error;
		}
	}

	async run(): Promise<void> {
		const size = this.list.perPage / 100;
		// A history of weeks, of which the last three days are followed.
		for (let n = this.below(250 * size); n > 0; n--) this.send(this.clock.now - 100 * hour);
		for (let n = this.below(260 * size); n > 0; n--) {
			this.send(this.clock.now - this.below(30 * hour));
		}
		this.isFirst = true;
		await this.poll(false);
		for (const message of this.all) message.firstStep = message.step;
		this.isFirst = false;
		for (let polls = 2 + this.below(3); polls > 0; polls--) {
			this.clock.now += this.below(hour);
			for (let n = this.below(100 * size); n > 0; n--) this.send(this.clock.now);
			this.change(0.3);
			await this.poll(false, this.chance(0.3) ? 1 + this.below(4) : Infinity);
		}
		for (let n = 0; n < 3; n++) await this.poll(true);
	}

	/** What is wrong with what the trigger said of a message. */
	private faultOf({ id, step, state, at, firstStep, isUncertain, isDeleted }: Sent): string {
		const said = this.found.get(String(id)) ?? [];
		if (said.some((one, n) => one === said[n - 1])) return 'doubled';
		const isFollowed = at > this.clock.now - 70 * hour;
		if (!isFollowed) return said.length > 0 ? 'too old' : '';
		if (isUncertain || isDeleted) return '';
		if (firstStep === step) return said.length > 0 ? 'changed nothing' : '';
		if (step === 2) return said.at(-1) === state ? '' : 'lost';
		if (firstStep === undefined || this.onlyFinal) return '';
		return said.at(-1) === state ? '' : 'lost';
	}

	faults(): string[] {
		return this.all.flatMap((message) => {
			const fault = this.faultOf(message);
			return fault === '' ? [] : [`message ${message.id}: ${fault}`];
		});
	}
}

const sequences = Number(process.env['SEQUENCES'] ?? 5);

for (const listing of listings) {
	test(`Each change of a delivery starts the workflow once while the history moves: ${listing.order}, ${listing.headers}`, async (t) => {
		let violations = 0;
		let first: string[] = [];
		const property = fc.asyncProperty(fc.nat(), async (seed) => {
			const world = new World(listing, seed);
			await world.clock.around(async () => await world.run());
			const faults = world.faults();
			if (faults.length === 0) return;
			violations += 1;
			if (first.length === 0) first = [`seed ${seed}`, ...faults];
		});
		const numRuns = listing.headers === 'with page headers' ? 4 * sequences : sequences;
		await fc.assert(property, { numRuns });
		t.diagnostic(`${violations} of ${numRuns} sequences lose or double a change`);
		assert.deepEqual(first, []);
	});
}
