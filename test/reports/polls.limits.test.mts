/** What people reported of polls that meet a limit: of the provider, or of memory. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { paths, Polling, received, sent } from '../nodes/polling.mts';
import { warnings } from '../support/log.mts';
import { useBench } from '../support/support.mts';

const bench = useBench();
const polling = new Polling(bench);

const textsOf = (items: IDataObject[]) => items.map(({ text }) => text);

/** Headers of the first of two pages, and how long the poll waits before the second; seconds. */
const limits: Record<string, [headers: Record<string, string>, waits: number]> = {
	'X-Rate-Limit-Remaining 0, Reset 2': [
		{ 'X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': '2' },
		2,
	],
	'X-Rate-Limit-Remaining 1, Reset 2': [
		{ 'X-Rate-Limit-Remaining': '1', 'X-Rate-Limit-Reset': '2' },
		0,
	],
	'X-Rate-Limit-Remaining 0, Reset 0': [
		{ 'X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': '0' },
		0,
	],
};

const inbox = (headers: Record<string, string>, status: number, body: unknown) =>
	bench().simulator.script({
		provider: 'proTexting',
		match: { path: 'inbox/index' },
		answer: { status, headers, body: JSON.stringify(body) },
	});

const times = () =>
	bench()
		.requests.filter(({ path }) => path === 'inbox/index')
		.map(({ at }) => at);

describe('A poll keeps to the rate limit of ProTexting', () => {
	for (const [name, [headers, waits]] of Object.entries(limits)) {
		test(name, async () => {
			const { poll } = polling.trigger('messageReceived');
			polling.page('messageReceived', []);
			await poll();
			const { length } = times();
			inbox({ ...headers, 'X-Pagination-Page-Count': '2' }, 200, [received('First', 1)]);
			polling.page('messageReceived', [received('Second', 2)], [2, 2]);
			assert.deepEqual(textsOf(await poll()), ['Second', 'First']);
			const [first = 0, second = 0] = times().slice(length);
			assert.ok(second - first >= waits * 1000 - 50, `waited ${second - first} ms`);
		});
	}

	test('HTTP 429 with Retry-After is asked again after that time', async () => {
		const { poll } = polling.trigger('messageReceived');
		polling.page('messageReceived', []);
		await poll();
		const { length } = times();
		inbox({ 'Retry-After': '1' }, 429, {});
		polling.page('messageReceived', [received('Late', 1)]);
		assert.deepEqual(textsOf(await poll()), ['Late']);
		const [first = 0, second = 0] = times().slice(length);
		assert.ok(second - first >= 950, `waited ${second - first} ms`);
	});

	/** A pause of more than a minute, as it is told. */
	const tooLong: Record<string, [Record<string, string>, status: number]> = {
		'HTTP 429, Retry-After 3600': [{ 'Retry-After': '3600' }, 429],
		'X-Rate-Limit-Reset 3600, and a second page': [
			{
				'X-Rate-Limit-Remaining': '0',
				'X-Rate-Limit-Reset': '3600',
				'X-Pagination-Page-Count': '2',
			},
			200,
		],
	};
	for (const [name, [headers, status]] of Object.entries(tooLong)) {
		test(`${name}: the poll ends, n8n is told how long to wait, and the next one finds all`, async () => {
			const { poll } = polling.trigger('messageReceived');
			polling.page('messageReceived', []);
			await poll();
			const { length } = times();
			inbox(headers, status, status === 200 ? [received('First', 1)] : {});
			await assert.rejects(poll(), (error: Error & { failure?: { retryAfterMs: number } }) => {
				assert.match(error.message, /rate limit is reached.* in 3600 seconds/);
				assert.ok((error.failure?.retryAfterMs ?? 0) > 3_590_000);
				return true;
			});
			assert.equal(times().length, length + 1);
			polling.page('messageReceived', [received('First', 1)], [1, 2]);
			polling.page('messageReceived', [received('Second', 2)], [2, 2]);
			assert.deepEqual(textsOf(await poll()), ['Second', 'First']);
		});
	}
});

describe('A poll reads no more than fits into memory', () => {
	const large = (n: number) => ({ ...received(`${n}`, 1), Groups: ['x'.repeat(90_000)] });

	test('an inbox whose large pages never end ends the poll, with the size and the next step', async () => {
		const { poll, kept } = polling.trigger('messageReceived');
		polling.page('messageReceived', []);
		await poll();
		const before = JSON.stringify(kept);
		const body = JSON.stringify(Array.from({ length: 50 }, (_, n) => large(n)));
		for (let number = 1; number <= 6; number++) {
			const headers = {
				'X-Pagination-Current-Page': String(number),
				'X-Pagination-Page-Count': '900',
			};
			const match = { path: 'inbox/index' };
			bench().simulator.script({ provider: 'proTexting', match, answer: { headers, body } });
		}
		await assert.rejects(poll(), /limit of 20 MB.* 250 records read from 5 pages .*'Keyword'/);
		assert.equal(JSON.stringify(kept), before, 'nothing is lost');
	});

	test("a history of more messages than a poll looks at is said in n8n's log, with the next step", async (t) => {
		const log = warnings(t);
		const { poll } = polling.trigger('deliveryChanged');
		const rows = Array.from({ length: 10_001 }, (_, n) => sent(20_000 - n, 2, 1 + n / 1_000));
		for (let reading = 0; reading < 2; reading++) polling.page('deliveryChanged', rows, [1, 2]);
		assert.deepEqual(await poll(), []);
		assert.match(log[0] ?? '', /more than 10000 messages .* older ones .*'Hours to Track'/);
	});

	test('years of a history that are not followed take no memory', async () => {
		const { poll } = polling.trigger('deliveryChanged');
		const pages = 7;
		for (let number = 1; number <= pages; number++) {
			const rows = Array.from({ length: 100 }, (_, n) => ({
				...sent(number * 100 + n, 2, number === pages ? 100 - n : 900_000 - number * 100 - n),
				Message: 'x'.repeat(number === pages ? 1 : 40_000),
			}));
			const answer = { body: JSON.stringify(rows) };
			const match = { path: paths.deliveryChanged };
			bench().simulator.script({ provider: 'proTexting', match, answer });
		}
		polling.page('deliveryChanged', []);
		assert.deepEqual(await poll(), []);
		const asked = bench().requests.filter(({ path }) => path === paths.deliveryChanged);
		assert.ok(asked.length > pages);
	});
});
