import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { StoredCredential } from '../../sandbox/engine/engine.mts';
import { useBench } from '../shared/support.mts';

const bench = useBench();
const person = '16461234567';

/** A wall clock of the account's zone, so many minutes ago. */
const ago = (minutes: number) =>
	DateTime.now().setZone('Etc/GMT+5').minus({ minutes }).toFormat('yyyy-MM-dd HH:mm:ss');

const received = (text: string, minutes: number) => ({
	MobilePhone: person,
	Message: text,
	DateReceived: ago(minutes),
	Type_Id: 1,
});
const sent = (id: number, status: number, minutes = 5) => ({
	Id: id,
	MobilePhone: person,
	Message: 'Hello',
	DateTime: ago(minutes),
	DeliveryStatus_Id: status,
});

const paths = { messageReceived: 'inbox/index', deliveryChanged: 'sent-history/single-list' };
type Event = keyof typeof paths;

/** The ProTexting account, as a user has stored it in n8n. */
const account = () =>
	bench().engine.addCredential('proTextingApi', bench().credential('proTexting'));

/** A published workflow: what one poll gives. */
function trigger(event: Event) {
	const kept: IDataObject = {};
	const own = account();
	const poll = async (proTextingApi: StoredCredential = own) => {
		const input = { parameters: { event }, credentials: { proTextingApi }, kept };
		return (await bench().engine.poll('proTextingTrigger', input)) ?? [];
	};
	return { kept, poll };
}

/** The next page of a list; its number and count as the headers say. */
function page(event: Event, rows: object[], [number, count] = [1, 1], delayMs = 0): void {
	const headers = {
		'X-Pagination-Current-Page': String(number),
		'X-Pagination-Page-Count': String(count),
	};
	const answer = { headers, body: JSON.stringify(rows) };
	const match = { path: paths[event] };
	bench().simulator.script({ provider: 'proTexting', match, answer, delayMs });
}

/** What a list shows before the trigger is published, and after. */
const lists: Record<Event, [before: object[], after: object[]]> = {
	messageReceived: [[], [received('Hello', 1)]],
	deliveryChanged: [[sent(1, 1)], [sent(1, 2)]],
};

for (const [event, [before, after]] of Object.entries(lists) as Array<
	[Event, (typeof lists)[Event]]
>) {
	describe(`What ${event} keeps between two polls`, () => {
		test('gives an item once, also when n8n polls again before an answer has come', async () => {
			const { poll } = trigger(event);
			page(event, before);
			await poll();
			page(event, after, [1, 1], 400);
			page(event, after);
			const slow = poll();
			const { length } = bench().requests;
			while (bench().requests.length === length) await new Promise(setImmediate);
			const found = [await poll(), await slow];
			assert.equal(found.flat().length, 1);
			page(event, after);
			assert.deepEqual(await poll(), []);
		});

		test('begins anew with another account: what is there already starts nothing', async () => {
			const { poll } = trigger(event);
			page(event, []);
			await poll();
			const other = account();
			page(event, after);
			assert.deepEqual(await poll(other), []);
		});
	});
}

describe('A received message is not lost, and a changed state not told twice', () => {
	test('when a list moves while its pages are read, after polls failed for hours', async () => {
		const { poll } = trigger('messageReceived');
		page('messageReceived', []);
		await poll();
		const old = Array.from({ length: 99 }, (_, n) => received(`Hello ${n}`, 1 + n));
		// Twice the same within a second, on either side of the edge of a page.
		const twice = received('Yes', 400);
		const [first, second] = [[...old, twice], [twice]];
		const meanwhile = received('Meanwhile', 0);
		page('messageReceived', first, [1, 2]);
		page('messageReceived', second, [2, 2]);
		page('messageReceived', [meanwhile, ...old], [1, 2]);
		const found = await poll();
		page('messageReceived', [meanwhile, ...old], [1, 2]);
		page('messageReceived', [twice, twice], [2, 2]);
		page('messageReceived', [meanwhile, ...old], [1, 2]);
		found.push(...(await poll()));
		assert.equal(found.length, 102);
		assert.equal(found.filter(({ text }) => text === 'Yes').length, 2);
	});

	test('when the list leaves it out for once', async () => {
		const { poll } = trigger('deliveryChanged');
		const found: IDataObject[] = [];
		for (const rows of [[], [sent(1, 2), sent(2, 2)], [sent(2, 2)], [sent(1, 2), sent(2, 2)]]) {
			page('deliveryChanged', rows);
			found.push(...(await poll()));
		}
		assert.deepEqual(found.map(({ id }) => id).sort(), ['1', '2']);
	});

	test('when another code says the same state', async () => {
		const { poll } = trigger('deliveryChanged');
		const found: IDataObject[] = [];
		// Pending, Processed, Delivered, Retrieved.
		for (const status of [1, 10, 2, 11]) {
			page('deliveryChanged', [sent(1, status)]);
			found.push(...(await poll()));
		}
		assert.deepEqual(
			found.map(({ deliveryState }) => deliveryState),
			['delivered'],
		);
	});

	test('nor is a list read for ever that gives its first page for every page', async () => {
		const { poll } = trigger('deliveryChanged');
		const rows = Array.from({ length: 100 }, (_, id) => sent(id + 1, 2));
		const answer = { body: JSON.stringify(rows) };
		const match = { path: paths.deliveryChanged };
		bench().simulator.script({ provider: 'proTexting', match, answer, times: 9 });
		await poll();
		const asked = bench().requests.filter(({ path }) => path === paths.deliveryChanged);
		assert.equal(asked.length, 2);
	});
});
