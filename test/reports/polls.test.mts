/** What people reported of triggers that poll: each line is an inbox or a history as it was found. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { paths, Polling, received, sent, type Event } from '../nodes/polling.mts';
import { warnings } from '../support/log.mts';
import { useBench } from '../support/support.mts';

const bench = useBench();
const polling = new Polling(bench);

const textsOf = (items: IDataObject[]) => items.map(({ text }) => text);
const idsOf = (items: IDataObject[]) => items.map(({ id }) => id);

/** The inbox with one record among readable ones; what starts the workflow, in order. */
const odd: Record<string, [record: unknown, texts: Array<string | null>]> = {
	'dated 0000-00-00 00:00:00': [
		{ ...received('Odd', 1), DateReceived: '0000-00-00 00:00:00' },
		['Old', 'New', 'Odd'],
	],
	'without a date': [{ MobilePhone: '16461234567', Message: 'Odd' }, ['Old', 'New', 'Odd']],
	'whose date is null': [{ ...received('Odd', 1), DateReceived: null }, ['Old', 'New', 'Odd']],
	'whose date is text': [{ ...received('Odd', 1), DateReceived: 'soon' }, ['Old', 'New', 'Odd']],
	'whose date does not exist': [
		{ ...received('Odd', 1), DateReceived: '2026-02-31 10:00:00' },
		['Old', 'New', 'Odd'],
	],
	'of a picture without a text, and without a date': [
		{ MobilePhone: '16461234567', Type_Id: 2, Resource_Urls: ['https://example.com/a.jpg'] },
		['Old', 'New', null],
	],
	'that is null': [null, ['Old', 'New']],
	'that is a number': [7, ['Old', 'New']],
	'that is text': ['sold out', ['Old', 'New']],
	'that is a list': [
		[1, 2],
		['Old', 'New'],
	],
	'that is empty': [{}, ['Old', 'New']],
};

describe('One record in the inbox of ProTexting costs the others nothing', () => {
	for (const [name, [record, texts]] of Object.entries(odd)) {
		test(`a record ${name}`, async (t) => {
			const log = warnings(t);
			const { poll } = polling.trigger('messageReceived');
			polling.page('messageReceived', []);
			await poll();
			const rows = [received('New', 1), record, received('Old', 5)];
			polling.page('messageReceived', rows);
			const found = await poll();
			assert.deepEqual(textsOf(found), texts);
			assert.equal(found.at(2)?.receivedAt ?? null, null);
			assert.equal(log.length, 1);
			assert.match(log[0] ?? '', /polled ProTexting: 1 record/);
			assert.doesNotMatch(log[0] ?? '', /Odd|sold out|1646/);
			polling.page('messageReceived', rows);
			assert.deepEqual(await poll(), [], 'it starts the workflow once');
			assert.equal(log.length, 1, 'it is reported once');
		});

		test(`a record ${name}, that is there already the first time`, async () => {
			const { poll } = polling.trigger('messageReceived');
			polling.page('messageReceived', [record]);
			assert.deepEqual(await poll(), []);
			polling.page('messageReceived', [received('New', 1), record]);
			assert.deepEqual(textsOf(await poll()), ['New']);
		});
	}

	test('the editor shows the latest of the others', async () => {
		polling.page('messageReceived', [null, { ...received('Odd', 1), DateReceived: '0000-00-00' }]);
		const { poll } = polling.trigger('messageReceived');
		assert.deepEqual(textsOf(await poll({ isTest: true })), ['Odd']);
		polling.page('messageReceived', [
			null,
			{ ...received('Odd', 1), DateReceived: '0000-00-00' },
			received('New', 3),
		]);
		assert.deepEqual(textsOf(await poll({ isTest: true })), ['New']);
	});
});

/** A record of the history that cannot be read as it should, and whether it can be followed. */
const oddSent: Record<string, [record: unknown, isFollowed: boolean]> = {
	'dated 0000-00-00 00:00:00': [{ ...sent(5, 2), DateTime: '0000-00-00 00:00:00' }, true],
	'without a date': [{ Id: 5, DeliveryStatus_Id: 2 }, true],
	'without an ID': [{ ...sent(5, 2), Id: '' }, false],
	'that is null': [null, false],
	'that is text': ['sold out', false],
};

describe('One record in the history of ProTexting costs the others nothing', () => {
	for (const [name, [record, isFollowed]] of Object.entries(oddSent)) {
		test(`a record ${name}`, async (t) => {
			const log = warnings(t);
			const { poll } = polling.trigger('deliveryChanged');
			polling.page('deliveryChanged', [sent(1, 1), sent(2, 1)]);
			await poll();
			const rows = [sent(1, 2), record, sent(2, 3)];
			polling.page('deliveryChanged', rows);
			assert.deepEqual(idsOf(await poll()).sort(), isFollowed ? ['1', '2', '5'] : ['1', '2']);
			assert.equal(log.length, 1);
			assert.doesNotMatch(log[0] ?? '', /sold out|1646/);
			polling.page('deliveryChanged', rows);
			assert.deepEqual(await poll(), []);
			assert.equal(log.length, 1, 'it is reported once');
		});
	}
});

/** What comes for the second of two pages, and what of the first starts the workflow. */
const secondPages: Record<string, [body: unknown, status: number]> = {
	null: ['null', 200],
	false: ['false', 200],
	'an empty body': [' ', 200],
	'a 404': [{ name: 'Not Found', message: 'Page not found.', code: 0, status: 404 }, 404],
	'half of a list': ['[{"Id":1,', 200],
	'a web page': ['<!doctype html><html></html>', 200],
};

describe('One page costs the others nothing', () => {
	for (const [name, [body, status]] of Object.entries(secondPages)) {
		test(`the second page is ${name}`, async () => {
			const { poll } = polling.trigger('messageReceived');
			// Its date is of the second in which it is made: it is one message.
			const first = received('First', 1);
			polling.page('messageReceived', []);
			await poll();
			polling.page('messageReceived', [first], [1, 2]);
			polling.page('messageReceived', body, [2, 2], { status });
			assert.deepEqual(textsOf(await poll()), ['First']);
			polling.page('messageReceived', [first], [1, 2]);
			polling.page('messageReceived', [received('Second', 600)], [2, 2]);
			assert.deepEqual(textsOf(await poll()), ['Second']);
		});
	}
});

const rowsOf: Record<Event, (n: number) => object> = {
	messageReceived: (n) => received(`Hello ${n}`, 1 + n / 10),
	deliveryChanged: (n) => sent(1000 - n, 2, 1 + n / 10),
};

describe('A poll asks for no more than the pages of the list', () => {
	for (const event of Object.keys(rowsOf) as Event[]) {
		for (const [length, pages] of [
			[50, 1],
			[150, 2],
			[250, 3],
		] as const) {
			test(`${event}: ${pages} pages, ${pages} requests`, async () => {
				const { poll } = polling.trigger(event);
				polling.page(event, []);
				await poll();
				const { length: before } = bench().requests;
				polling.reading(
					event,
					Array.from({ length }, (_, n) => rowsOf[event](n)),
				);
				assert.equal((await poll()).length, length);
				const asked = bench().requests.slice(before);
				assert.deepEqual(
					asked.map(({ path }) => path),
					Array.from({ length: pages }, () => paths[event]),
				);
			});
		}
	}
});
