import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { useBench } from '../support/support.mts';
import { person, Polling, received } from './polling.mts';

const bench = useBench();
const polling = new Polling(bench);

const receive = (text: string, from = person) =>
	bench().simulator.receive({ provider: 'proTexting', from, to: '82257', text });
const textsOf = (items: IDataObject[]) => items.map(({ text }) => text);

/** The next page of the inbox, of so many. */
const page = (rows: unknown, number = 1, count = 1) =>
	polling.page('messageReceived', rows, [number, count]);

describe('The ProTexting Trigger starts a workflow for a received message', () => {
	test('not for what is there already, the first time', async () => {
		for (let n = 0; n < 120; n++) receive(`Hello ${n}`);
		assert.deepEqual(await polling.trigger('messageReceived').poll(), []);
	});

	test('once each, the oldest first, with what ProTexting tells of it', async () => {
		const { poll } = polling.trigger('messageReceived');
		await poll();
		receive('First');
		receive('Second', '447700900123');
		const [first, second, ...others] = await poll();
		assert.deepEqual(others, []);
		const { receivedAt, raw, ...rest } = first ?? {};
		assert.deepEqual(rest, {
			provider: 'proTexting',
			from: '+16461234567',
			to: null,
			text: 'First',
			optOut: false,
			optIn: false,
			help: false,
			chatInput: 'First',
			sessionId: '+16461234567',
			messageType: 'SMS',
			groupIds: ['100'],
			media: [],
		});
		assert.ok(Math.abs(Date.parse(String(receivedAt)) - Date.now()) < 10_000);
		assert.equal((raw as IDataObject).MobilePhone, person);
		assert.equal(second?.from, '+447700900123');
		assert.deepEqual(await poll(), []);
	});

	test('once each over many pages, in JSON and in XML', async () => {
		for (const format of ['json', 'xml']) {
			const { poll } = polling.trigger('messageReceived');
			await poll({ credential: { format } });
			const texts = Array.from({ length: 250 }, (_, n) => `${format} ${n}`);
			for (const text of texts) receive(text);
			const found = textsOf(await poll({ credential: { format } }));
			assert.deepEqual(found.toSorted(), texts.toSorted());
			assert.deepEqual(await poll({ credential: { format } }), []);
		}
	});

	test('as often as somebody sends the same text in the same second', async () => {
		const { poll } = polling.trigger('messageReceived');
		page([]);
		await poll();
		const same = received('Yes', 1);
		page([same, { ...same, MobilePhone: '16461230000' }]);
		assert.equal((await poll()).length, 2);
		page([same, same, { ...same, MobilePhone: '16461230000' }, same]);
		assert.equal((await poll()).length, 2);
		page([same, same, same, { ...same, MobilePhone: '16461230000' }]);
		assert.deepEqual(await poll(), []);
	});

	test('once when others arrive while the pages are read', async () => {
		const { poll } = polling.trigger('messageReceived');
		page([]);
		await poll();
		const rows = Array.from({ length: 150 }, (_, n) => received(`Hello ${n}`, 10));
		const moved = [received('Meanwhile', 9), ...rows];
		page(rows.slice(0, 100), 1, 2);
		page(moved.slice(100), 2, 2);
		polling.reading('messageReceived', moved);
		const first = textsOf(await poll());
		assert.deepEqual(first.toSorted(), moved.map(({ Message }) => Message).sort());
		polling.reading('messageReceived', moved);
		assert.deepEqual(await poll(), []);
	});

	test('once when it turns up late, behind newer ones', async () => {
		const { poll } = polling.trigger('messageReceived');
		page([]);
		await poll();
		const newer = received('Newer', 1);
		page([newer]);
		assert.deepEqual(textsOf(await poll()), ['Newer']);
		const both = [newer, received('Late', 90)];
		page(both);
		assert.deepEqual(textsOf(await poll()), ['Late']);
		page(both);
		assert.deepEqual(await poll(), []);
	});

	test('also when a page could not be read at first: nothing is lost or doubled', async () => {
		const { poll, kept } = polling.trigger('messageReceived');
		page([]);
		await poll();
		const before = JSON.stringify(kept);
		const rows = Array.from({ length: 150 }, (_, n) => received(`Hello ${n}`, 10));
		page(rows.slice(0, 100), 1, 2);
		polling.page('messageReceived', [], [2, 2], { status: 500 });
		await assert.rejects(poll(), /server failed \(HTTP 500\)/);
		assert.equal(JSON.stringify(kept), before);
		page(rows.slice(0, 100), 1, 2);
		page(rows.slice(100), 2, 2);
		page(rows.slice(0, 100), 1, 2);
		assert.equal((await poll()).length, 150);
	});

	test('by what the filters say, which go to the provider', async () => {
		const { poll } = polling.trigger('messageReceived');
		const parameters = {
			keyword: { __rl: true, mode: 'id', value: '100' },
			options: { from: '(646) 123-4567', messageType: '2' },
		};
		await poll({ parameters });
		const { query } = bench().requests.findLast(({ path }) => path === 'inbox/index') ?? {};
		const asked = new URLSearchParams(query);
		assert.equal(asked.get('MobilePhone'), person);
		assert.equal(asked.get('Keyword_Id'), '100');
		assert.equal(asked.get('Type_Id'), '2');
		const from = DateTime.fromSQL(asked.get('FromDateReceived') ?? '', { zone: 'Etc/GMT+5' });
		assert.ok(Math.abs(from.diffNow('hours').hours + 26) < 0.1);
	});

	test('and begins anew with another filter', async () => {
		const { poll } = polling.trigger('messageReceived');
		await poll({ parameters: { options: { from: '+447700900123' } } });
		receive('Before');
		assert.deepEqual(await poll(), []);
		receive('After');
		assert.deepEqual(textsOf(await poll()), ['After']);
	});

	test('and says which want no more messages', async () => {
		const { poll } = polling.trigger('messageReceived');
		await poll();
		for (const text of ['Stop!', 'Bus stop', 'ARRÊT', 'Basta']) receive(text);
		const options = { optOutWords: 'basta' };
		const found = await poll({ parameters: { options } });
		assert.deepEqual(
			found.map(({ text, optOut }) => [text, optOut]),
			[
				['Stop!', true],
				['Bus stop', false],
				['ARRÊT', true],
				['Basta', true],
			],
		);
		receive('Hello');
		receive('STOP');
		const alone = await poll({ parameters: { options: { onlyOptOuts: true } } });
		assert.deepEqual(textsOf(alone), ['STOP']);
	});

	test('at the time that the zone of the account gives it', async () => {
		const { poll } = polling.trigger('messageReceived');
		const credential = { accountTimezone: 'Asia/Tokyo' };
		page([]);
		await poll({ credential });
		const tokyo = DateTime.now().setZone('Asia/Tokyo').startOf('second');
		page([{ ...received('Hi', 0), DateReceived: tokyo.toFormat('yyyy-MM-dd HH:mm:ss') }]);
		const [item] = await poll({ credential });
		assert.equal(item?.receivedAt, tokyo.toUTC().toISO());
	});

	test('in the editor, with the latest alone, and keeps nothing', async () => {
		const { poll, kept } = polling.trigger('messageReceived');
		receive('First');
		await new Promise((resolve) => setTimeout(resolve, 1100));
		receive('Last');
		assert.deepEqual(textsOf(await poll({ isTest: true })), ['Last']);
		assert.deepEqual(kept, {});
	});

	test('in the editor, from whichever end of the list the latest is', async () => {
		page([received('Oldest', 900)], 1, 3);
		page([received('Newest', 2)], 3, 3);
		const items = await polling.trigger('messageReceived').poll({ isTest: true });
		assert.deepEqual(textsOf(items), ['Newest']);
	});

	test('in the editor, or says that there is none yet', async () => {
		page([]);
		const { poll } = polling.trigger('messageReceived');
		await assert.rejects(poll({ isTest: true }), /No message has arrived yet\. Text one of your/);
	});
});
