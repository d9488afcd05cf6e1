import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { StoredCredential } from '../../sandbox/engine/engine.mts';
import { useBench } from '../shared/support.mts';

const bench = useBench();
const person = '16461234567';

interface How {
	parameters?: INodeParameters;
	credential?: IDataObject;
	isTest?: boolean;
}

/** A published workflow, or the editor's test of it: what one poll gives. */
function trigger(event: string) {
	const kept: IDataObject = {};
	const stored = new Map<string, StoredCredential>();
	/** Stored once, as in n8n: what a poll keeps is of one account. */
	const account = (changes: IDataObject = {}): StoredCredential => {
		const data = bench().credential('proTexting', changes);
		const name = JSON.stringify(data);
		const own = stored.get(name) ?? bench().engine.addCredential('proTextingApi', data);
		stored.set(name, own);
		return own;
	};
	const poll = async ({ parameters = {}, credential, isTest = false }: How = {}) =>
		(await bench().engine.poll('proTextingTrigger', {
			parameters: { event, ...parameters },
			credentials: { proTextingApi: account(credential) },
			kept,
			isTest,
		})) ?? [];
	return { kept, poll };
}

const receive = (text: string, from = person) =>
	bench().simulator.receive({ provider: 'proTexting', from, to: '82257', text });
const textsOf = (items: IDataObject[]) => items.map(({ text }) => text);

/** A wall clock of the account's zone, so many minutes ago. */
const ago = (minutes: number) =>
	DateTime.now().setZone('Etc/GMT+5').minus({ minutes }).toFormat('yyyy-MM-dd HH:mm:ss');
const row = (text: string, minutes: number) => ({
	MobilePhone: person,
	Message: text,
	DateReceived: ago(minutes),
	Type_Id: 1,
	Type_Description: 'SMS',
	Resource_Urls: [],
	Groups: [],
});

/** The next page of the inbox; its number and count as the headers say. */
function page(rows: unknown, number = 1, count = 1, status = 200): void {
	const headers = {
		'X-Pagination-Current-Page': String(number),
		'X-Pagination-Page-Count': String(count),
	};
	const body = typeof rows === 'string' ? rows : JSON.stringify(rows);
	const answer = { status, headers, body };
	bench().simulator.script({ provider: 'proTexting', match: { path: 'inbox/index' }, answer });
}

describe('The ProTexting Trigger starts a workflow for a received message', () => {
	test('not for what is there already, the first time', async () => {
		for (let n = 0; n < 120; n++) receive(`Hello ${n}`);
		assert.deepEqual(await trigger('messageReceived').poll(), []);
	});

	test('once each, the oldest first, with what ProTexting tells of it', async () => {
		const { poll } = trigger('messageReceived');
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
			const { poll } = trigger('messageReceived');
			await poll({ credential: { format } });
			const texts = Array.from({ length: 250 }, (_, n) => `${format} ${n}`);
			for (const text of texts) receive(text);
			const found = textsOf(await poll({ credential: { format } }));
			assert.deepEqual(found.toSorted(), texts.toSorted());
			assert.deepEqual(await poll({ credential: { format } }), []);
		}
	});

	test('as often as somebody sends the same text in the same second', async () => {
		const { poll } = trigger('messageReceived');
		page([]);
		await poll();
		const same = row('Yes', 1);
		page([same, { ...same, MobilePhone: '16461230000' }]);
		assert.equal((await poll()).length, 2);
		page([same, same, { ...same, MobilePhone: '16461230000' }, same]);
		assert.equal((await poll()).length, 2);
		page([same, same, same, { ...same, MobilePhone: '16461230000' }]);
		assert.deepEqual(await poll(), []);
	});

	test('once when others arrive while the pages are read', async () => {
		const { poll } = trigger('messageReceived');
		page([]);
		await poll();
		const rows = Array.from({ length: 150 }, (_, n) => row(`Hello ${n}`, 10));
		const moved = [row('Meanwhile', 9), ...rows];
		page(rows.slice(0, 100), 1, 2);
		page(moved.slice(100), 2, 2);
		page(moved.slice(0, 100), 1, 2);
		const first = textsOf(await poll());
		assert.deepEqual(first.toSorted(), rows.map(({ Message }) => Message).sort());
		page(moved.slice(0, 100), 1, 2);
		page(moved.slice(100), 2, 2);
		page(moved.slice(0, 100), 1, 2);
		assert.deepEqual(textsOf(await poll()), ['Meanwhile']);
	});

	test('once when it turns up late, behind newer ones', async () => {
		const { poll } = trigger('messageReceived');
		page([]);
		await poll();
		page([row('Newer', 1)]);
		assert.deepEqual(textsOf(await poll()), ['Newer']);
		const both = [row('Newer', 1), row('Late', 90)];
		page(both);
		assert.deepEqual(textsOf(await poll()), ['Late']);
		page(both);
		assert.deepEqual(await poll(), []);
	});

	test('also when a page could not be read at first: nothing is lost or doubled', async () => {
		const { poll, kept } = trigger('messageReceived');
		page([]);
		await poll();
		const before = JSON.stringify(kept);
		const rows = Array.from({ length: 150 }, (_, n) => row(`Hello ${n}`, 10));
		page(rows.slice(0, 100), 1, 2);
		page([], 2, 2, 500);
		await assert.rejects(poll(), /fault of its own \(HTTP 500\)/);
		assert.equal(JSON.stringify(kept), before);
		page(rows.slice(0, 100), 1, 2);
		page(rows.slice(100), 2, 2);
		page(rows.slice(0, 100), 1, 2);
		assert.equal((await poll()).length, 150);
	});

	test('by what the filters say, which go to the provider', async () => {
		const { poll } = trigger('messageReceived');
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
		const { poll } = trigger('messageReceived');
		await poll({ parameters: { options: { from: '+447700900123' } } });
		receive('Before');
		assert.deepEqual(await poll(), []);
		receive('After');
		assert.deepEqual(textsOf(await poll()), ['After']);
	});

	test('and says which want no more messages', async () => {
		const { poll } = trigger('messageReceived');
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
		const { poll } = trigger('messageReceived');
		const credential = { accountTimezone: 'Asia/Tokyo' };
		page([]);
		await poll({ credential });
		const tokyo = DateTime.now().setZone('Asia/Tokyo').startOf('second');
		page([{ ...row('Hi', 0), DateReceived: tokyo.toFormat('yyyy-MM-dd HH:mm:ss') }]);
		const [item] = await poll({ credential });
		assert.equal(item?.receivedAt, tokyo.toUTC().toISO());
	});

	test('in the editor, with the latest alone, and keeps nothing', async () => {
		const { poll, kept } = trigger('messageReceived');
		receive('First');
		await new Promise((resolve) => setTimeout(resolve, 1100));
		receive('Last');
		assert.deepEqual(textsOf(await poll({ isTest: true })), ['Last']);
		assert.deepEqual(kept, {});
	});

	test('in the editor, from whichever end of the list the latest is', async () => {
		page([row('Oldest', 900)], 1, 3);
		page([row('Newest', 2)], 3, 3);
		const items = await trigger('messageReceived').poll({ isTest: true });
		assert.deepEqual(textsOf(items), ['Newest']);
	});

	test('in the editor, or says that there is none yet', async () => {
		page([]);
		const { poll } = trigger('messageReceived');
		await assert.rejects(poll({ isTest: true }), /No message has arrived yet: text one of your/);
	});
});

/** What cannot be used or read, and what n8n shows of it. */
const troubles: Record<string, [How, answer: [status: number, body: unknown] | null, RegExp]> = {
	'a number that is none': [
		{ parameters: { options: { from: 'Ada' } } },
		null,
		/'From' holds 'Ada', which is not a phone number/,
	],
	'a keyword that is no ID': [
		{ parameters: { keyword: 'sale' } },
		null,
		/'Keyword' must be the ID of a keyword, but is 'sale'/,
	],
	'an account zone that is none': [
		{ credential: { accountTimezone: 'Mars' } },
		null,
		/'Account Timezone' of the credential/,
	],
	'an answer that is no list': [{}, [200, { ok: true }], /answered, but the answer is not a list/],
	'a message without a date': [{}, [200, [{ MobilePhone: person }]], /a message without a date/],
	'a web page': [{}, [200, '<html></html>'], /cannot be read: it is/],
};

describe('A poll that cannot be made says why', () => {
	for (const [name, [how, answer, message]] of Object.entries(troubles)) {
		test(name, async () => {
			const { poll, kept } = trigger('messageReceived');
			if (answer) page(answer[1], 1, 1, answer[0]);
			await assert.rejects(poll(how), message);
			assert.deepEqual(kept, {});
		});
	}
});

describe('The ProTexting Trigger starts a workflow for a changed delivery state', () => {
	const sent = (id: number, status: number, minutes = 5) => ({
		Id: id,
		MobilePhone: person,
		Message: 'Hello',
		DateTime: ago(minutes),
		DeliveryStatus_Id: status,
		DeliveryStatus_Description: '',
	});
	const history = (rows: object[], number = 1, count = 1) => {
		const headers = {
			'X-Pagination-Current-Page': String(number),
			'X-Pagination-Page-Count': String(count),
		};
		const match = { path: 'sent-history/single-list' };
		const answer = { status: 200, headers, body: JSON.stringify(rows) };
		bench().simulator.script({ provider: 'proTexting', match, answer });
	};
	const statesOf = (items: IDataObject[]) =>
		items.map(({ id, deliveryState }) => [id, deliveryState]);

	test('not for what is there already, then once for each change', async () => {
		const { poll } = trigger('deliveryChanged');
		history([sent(1, 2), sent(2, 1)]);
		assert.deepEqual(await poll(), []);
		history([sent(1, 2), sent(2, 7)]);
		assert.deepEqual(statesOf(await poll()), [['2', 'unknown']]);
		history([sent(1, 2), sent(2, 2)]);
		assert.deepEqual(statesOf(await poll()), [['2', 'delivered']]);
		history([sent(1, 2), sent(2, 2)]);
		assert.deepEqual(await poll(), []);
	});

	test('of a new message when its state is final, otherwise when it changes', async () => {
		const { poll } = trigger('deliveryChanged');
		history([]);
		await poll();
		history([sent(1, 3, 2), sent(2, 1, 1)]);
		assert.deepEqual(statesOf(await poll()), [['1', 'undeliverable']]);
		history([sent(1, 3, 2), sent(2, 7, 1)]);
		assert.deepEqual(statesOf(await poll()), [['2', 'unknown']]);
	});

	test('for final states alone, if so wished', async () => {
		const { poll } = trigger('deliveryChanged');
		const how = { parameters: { options: { onlyFinal: true } } };
		history([sent(1, 1)]);
		await poll(how);
		history([sent(1, 10)]);
		assert.deepEqual(await poll(how), []);
		history([sent(1, 2)]);
		assert.deepEqual(statesOf(await poll(how)), [['1', 'delivered']]);
	});

	test('of the messages of the last hours, and reads no further back', async () => {
		const { poll } = trigger('deliveryChanged');
		const how = { parameters: { options: { lookBack: 1 } } };
		history([]);
		await poll(how);
		history([sent(9, 2, 1), sent(8, 2, 30)], 1, 4);
		history([sent(7, 2, 59), sent(6, 2, 61)], 2, 4);
		history([sent(5, 2, 90)], 3, 4);
		assert.deepEqual(statesOf(await poll(how)), [
			['7', 'delivered'],
			['8', 'delivered'],
			['9', 'delivered'],
		]);
	});

	test('also where the history begins with the oldest', async () => {
		const { poll } = trigger('deliveryChanged');
		history([]);
		await poll();
		history([sent(1, 2, 9000), sent(2, 2, 8000)], 1, 3);
		history([sent(5, 2, 2), sent(6, 2, 1)], 3, 3);
		history([sent(3, 2, 7000), sent(4, 2, 6000)], 2, 3);
		assert.deepEqual(statesOf(await poll()), [
			['5', 'delivered'],
			['6', 'delivered'],
		]);
	});

	test('in the editor, with the latest alone, and keeps nothing', async () => {
		const { poll, kept } = trigger('deliveryChanged');
		history([sent(2, 1, 1), sent(1, 2, 5)]);
		const items = await poll({ isTest: true });
		assert.deepEqual(statesOf(items), [['2', 'enroute']]);
		assert.equal(items[0]?.provider, 'proTexting');
		assert.deepEqual(kept, {});
	});

	test('unless the hours make no sense', async () => {
		const how = { parameters: { options: { lookBack: 0 } } };
		await assert.rejects(
			trigger('deliveryChanged').poll(how),
			/must be more than 0 and at most 2160/,
		);
	});
});
