import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { useBench } from '../support/support.mts';
import { paths, Polling, received, sent, type Event, type How } from './polling.mts';

const bench = useBench();
const polling = new Polling(bench);

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
			const { poll } = polling.trigger(event);
			polling.page(event, before);
			await poll();
			polling.page(event, after, [1, 1], { delayMs: 400 });
			polling.page(event, after);
			const slow = poll();
			const { length } = bench().requests;
			while (bench().requests.length === length) await new Promise(setImmediate);
			const found = [await poll(), await slow];
			assert.equal(found.flat().length, 1);
			polling.page(event, after);
			assert.deepEqual(await poll(), []);
		});

		test('begins anew with another account: what is there already starts nothing', async () => {
			const { poll } = polling.trigger(event);
			polling.page(event, []);
			await poll();
			const account = polling.account();
			polling.page(event, after);
			assert.deepEqual(await poll({ account }), []);
		});
	});
}

describe('A received message is not lost, and a changed state not told twice', () => {
	test('when a list moves while its pages are read, after polls failed for hours', async () => {
		const { poll } = polling.trigger('messageReceived');
		polling.page('messageReceived', []);
		await poll();
		const old = Array.from({ length: 99 }, (_, n) => received(`Hello ${n}`, 1 + n));
		// Twice the same within a second, on either side of the edge of a page.
		const twice = received('Yes', 400);
		const [first, second] = [[...old, twice], [twice]];
		const meanwhile = received('Meanwhile', 0);
		const moved = [meanwhile, ...old, twice, twice];
		polling.page('messageReceived', first, [1, 2]);
		polling.page('messageReceived', second, [2, 2]);
		polling.reading('messageReceived', moved);
		const found = await poll();
		polling.reading('messageReceived', moved);
		polling.reading('messageReceived', moved);
		found.push(...(await poll()));
		assert.equal(found.length, 102);
		assert.equal(found.filter(({ text }) => text === 'Yes').length, 2);
	});

	test('when the list leaves it out for once', async () => {
		const { poll } = polling.trigger('deliveryChanged');
		const found: IDataObject[] = [];
		for (const rows of [[], [sent(1, 2), sent(2, 2)], [sent(2, 2)], [sent(1, 2), sent(2, 2)]]) {
			polling.page('deliveryChanged', rows);
			found.push(...(await poll()));
		}
		assert.deepEqual(found.map(({ id }) => id).sort(), ['1', '2']);
	});

	test('when another code says the same state', async () => {
		const { poll } = polling.trigger('deliveryChanged');
		const found: IDataObject[] = [];
		// Pending, Processed, Delivered, Retrieved.
		for (const status of [1, 10, 2, 11]) {
			polling.page('deliveryChanged', [sent(1, status)]);
			found.push(...(await poll()));
		}
		assert.deepEqual(
			found.map(({ deliveryState }) => deliveryState),
			['delivered'],
		);
	});

	test('nor is a list read for ever that gives its first page for every page', async () => {
		const { poll } = polling.trigger('deliveryChanged');
		const rows = Array.from({ length: 100 }, (_, id) => sent(id + 1, 2));
		const answer = { body: JSON.stringify(rows) };
		const match = { path: paths.deliveryChanged };
		bench().simulator.script({ provider: 'proTexting', match, answer, times: 9 });
		await poll();
		const asked = bench().requests.filter(({ path }) => path === paths.deliveryChanged);
		assert.equal(asked.length, 2);
	});
});

/** What cannot be used or read, and what n8n shows of it. */
const troubles: Record<string, [How, answer: object | string | null, RegExp]> = {
	'a number that is none': [
		{ parameters: { options: { from: 'Ada' } } },
		null,
		/'From' contains 'Ada', which is not a phone number/,
	],
	'a keyword that is no ID': [
		{ parameters: { keyword: 'sale' } },
		null,
		/'Keyword' must be the ID of a keyword, but is 'sale'/,
	],
	'an account zone that is none': [
		{ credential: { accountTimezone: 'Mars' } },
		null,
		/'Account Timezone' in the credential/,
	],
	'an answer that is no list': [{}, { ok: true }, /responded, but the response is not a list/],
	'a web page': [{}, '<html></html>', /cannot be read: it is/],
};

describe('A poll that cannot be made says why', () => {
	for (const [name, [how, answer, message]] of Object.entries(troubles)) {
		test(name, async () => {
			const { poll, kept } = polling.trigger('messageReceived');
			if (answer) polling.page('messageReceived', answer);
			await assert.rejects(poll(how), message);
			assert.deepEqual(kept, {});
		});
	}
});
