/** Delivery statuses in a history with more messages than a poll of the ProTexting Trigger looks at. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { DateTime } from 'luxon';

import { diceOf } from './movingList.mts';

interface Found {
	items: Array<{ id: string }>;
	kept: unknown;
	isCut: boolean;
}

const { changedDeliveries } = createRequire(import.meta.url)(
	'../../dist/nodes/ProTexting/trigger/deliveries.js',
) as {
	changedDeliveries(ask: unknown, account: object, wish: object, before: unknown): Promise<Found>;
};

const account = { baseUrl: 'https://api.example', zone: 'Etc/GMT+5', format: 'json', secrets: [] };
const hour = 3_600_000;
const wish = { lookBack: 24 * hour, onlyFinal: true };
/** As docs/providers/protexting.md states it. */
const looksAt = 10_000;

interface Message {
	id: number;
	at: number | undefined;
	isFinal: boolean;
}

const orders = ['newest first', 'oldest first', 'in no order'] as const;
type Order = (typeof orders)[number];

/** The sent history of an account. */
class History {
	/** The oldest first. */
	messages: Message[] = [];
	/** A page that cannot be read. */
	brokenPage = 0;
	private readonly order: Order;
	private readonly hasHeaders: boolean;
	private readonly places = new Map<number, number>();
	private readonly dice = diceOf(1);
	private kept: unknown;
	private readonly now = Date.now();

	constructor(order: Order, hasHeaders: boolean, count: number) {
		this.order = order;
		this.hasHeaders = hasHeaders;
		for (let n = 0; n < count; n++) this.send(-10 * hour + n * 1000, n % 100 !== 0);
	}

	send(at: number | undefined, isFinal = true): void {
		const id = (this.messages.at(-1)?.id ?? 0) + 1;
		this.messages.push({ id, at: at === undefined ? at : this.now + at, isFinal });
		this.places.set(id, this.dice());
	}

	/** All that could still change is delivered. */
	settle(): Message[] {
		const open = this.messages.filter(({ isFinal }) => !isFinal);
		for (const message of open) message.isFinal = true;
		return open;
	}

	private get listed(): Message[] {
		if (this.order === 'oldest first') return this.messages;
		if (this.order === 'newest first') return this.messages.toReversed();
		const placeOf = ({ id }: Message) => this.places.get(id) ?? 0;
		return this.messages.toSorted((a, b) => placeOf(a) - placeOf(b));
	}

	private row({ id, at, isFinal }: Message): object {
		const wall = DateTime.fromMillis((at ?? 0) - 5 * hour, { zone: 'utc' });
		const date = at === undefined ? 'soon' : wall.toISO()?.replace('T', ' ').slice(0, 19);
		return { Id: id, MobilePhone: '1', DateTime: date, DeliveryStatus_Id: isFinal ? 2 : 1 };
	}

	/** @returns the IDs of the messages that start the workflow, and whether there is a warning */
	async poll(): Promise<{ ids: number[]; isCut: boolean }> {
		const { listed } = this;
		const ask = async (page: number) => {
			const value = listed.slice((page - 1) * 100, page * 100).map((one) => this.row(one));
			const headers = {
				'x-pagination-total-count': String(listed.length),
				'x-pagination-page-count': String(Math.ceil(listed.length / 100)),
				'x-pagination-current-page': String(page),
			};
			const isBroken = page === this.brokenPage;
			return await Promise.resolve({
				status: 200,
				headers: this.hasHeaders ? headers : {},
				body: isBroken ? { form: 'unreadable', why: 'x', text: 'x' } : { form: 'json', value },
			});
		};
		const { items, kept, isCut } = await changedDeliveries(ask, account, wish, this.kept);
		this.kept = JSON.parse(JSON.stringify(kept)) as unknown;
		return { ids: items.map(({ id }) => Number(id)), isCut };
	}

	/** What was kept by a version that kept the states alone. */
	keepStatesAlone(): void {
		this.kept = (this.kept as { states: unknown }).states;
	}
}

const newest = (messages: readonly Message[], count: number) => messages.slice(-count);

for (const order of orders) {
	for (const hasHeaders of [true, false]) {
		describe(`A history ${order}, ${hasHeaders ? 'with' : 'without'} page headers`, () => {
			test('of 12,500 messages starts the workflow for changes and new messages alone', async () => {
				const history = new History(order, hasHeaders, 12_500);
				assert.deepEqual(await history.poll(), { ids: [], isCut: true });
				const followed = new Set(newest(history.messages, looksAt));
				const changed = history.settle();
				const known = new Set(changed.map(({ id }) => id));
				const { ids, isCut } = await history.poll();
				assert.ok(isCut && ids.every((id) => known.has(id)));
				const wanted = changed.filter((one) => followed.has(one)).map(({ id }) => id);
				// In no order, nobody can know which pages have the newest.
				if (order !== 'in no order') assert.deepEqual(ids, wanted);
				// Those behind them come into view.
				history.messages.splice(9_000, 1_500);
				for (let n = 1; n <= 50; n++) history.send(n * 1000);
				const { ids: started } = await history.poll();
				const later = started.filter((id) => !known.has(id)).sort((a, b) => a - b);
				const added = newest(history.messages, 50).map(({ id }) => id);
				assert.ok(later.every((id) => added.includes(id)));
				if (order !== 'in no order') assert.deepEqual(later, added);
			});

			test('of 300 messages starts it for each change and each new one', async () => {
				const history = new History(order, hasHeaders, 300);
				assert.deepEqual(await history.poll(), { ids: [], isCut: false });
				const changed = history.settle().map(({ id }) => id);
				history.send(1);
				assert.deepEqual(await history.poll(), { ids: [...changed, 301], isCut: false });
				assert.deepEqual((await history.poll()).ids, []);
			});

			test('without dates starts it for none that was there', async () => {
				const history = new History(order, hasHeaders, 0);
				for (let n = 0; n < 10_400; n++) history.send(undefined);
				assert.deepEqual(await history.poll(), { ids: [], isCut: true });
				history.messages.splice(500, 300);
				assert.deepEqual((await history.poll()).ids, []);
			});

			test('with a page that the first poll cannot read starts it for none that was there', async () => {
				const history = new History(order, hasHeaders, 1_000);
				history.brokenPage = 3;
				assert.deepEqual((await history.poll()).ids, []);
				history.brokenPage = 0;
				assert.deepEqual((await history.poll()).ids, []);
				history.send(60_000);
				assert.deepEqual((await history.poll()).ids, [1_001]);
			});

			test('starts it for the changes since a poll of 0.1', async () => {
				const history = new History(order, hasHeaders, 300);
				await history.poll();
				history.keepStatesAlone();
				const changed = history.settle().map(({ id }) => id);
				assert.deepEqual((await history.poll()).ids, changed);
			});
		});
	}
}
