import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { only, shown, useBench } from '../support/support.mts';

const bench = useBench();

/** A list of pages: how its records and pages are spelled. */
interface Paged {
	provider: ProviderName;
	operation: string;
	record(n: number): object;
	page(records: unknown): unknown;
	parameters?: INodeParameters;
}

const row = (n: number) => ({ sms_id: String(n), sms_msg: 'Hello' });
const lists: Paged[] = [
	{
		provider: 'voipCommunications',
		operation: 'message.getMany',
		record: row,
		page: (summary) => ({ summary }),
	},
	{
		provider: 'voipCommunications',
		operation: 'message.getConversation',
		record: row,
		page: (chat) => ({ chat }),
		parameters: { ownNumber: '17134567890', otherNumber: '12812345678' },
	},
	{
		provider: 'proTexting',
		operation: 'message.getSent',
		record: (n) => ({ Id: n, Message: 'Hello' }),
		page: (all) => all,
	},
	{
		provider: 'proTexting',
		operation: 'message.getScheduled',
		record: (n) => ({ Id: n, Message: 'Hello' }),
		page: (all) => all,
	},
];

const hundred = (from: number) => Array.from({ length: 100 }, (_, n) => from + n);

for (const { provider, operation, record, page, parameters = {} } of lists) {
	const answer = (body: unknown, status = 200) =>
		bench().answer(provider, typeof body === 'string' ? body : JSON.stringify(body), status);
	const records = (...numbers: number[]) => answer(page(numbers.map(record)));
	const read = async (more: INodeParameters = {}) =>
		await bench().run(provider, operation, {
			parameters: { returnAll: true, ...parameters, ...more },
			onError: 'continueRegularOutput',
		});
	const ids = (result: Awaited<ReturnType<typeof read>>) => shown(result).map(({ id }) => id);
	const first = hundred(1000);

	describe(`A list of several pages (${provider} ${operation})`, () => {
		test('has a record once that moved to the second page between two requests', async () => {
			records(...first);
			records(...first.slice(-2), 2000, 2001);
			answer(page([]));
			assert.deepEqual(ids(await read()), [...first, 2000, 2001].map(String));
		});

		test('reads on for the Limit when records moved', async () => {
			records(...first);
			records(...first.slice(-2), 2000, 2001);
			assert.deepEqual(ids(await read({ returnAll: false, limit: 101 })), [
				...first.map(String),
				'2000',
			]);
		});

		const ends: Record<string, [body: unknown, status?: number]> = {
			null: ['null'],
			false: ['false'],
			'an empty body': [''],
			'an empty text': ['""'],
			'an empty list': [page([])],
			'an empty list of PHP': [page({})],
			'a bare empty list': ['[]'],
			'HTTP 204': ['', 204],
			'HTTP 404': ['', 404],
			'a web page with HTTP 404': ['<html></html>', 404],
			'the first page again': [page(first.map(record))],
		};
		for (const [name, [body, status]] of Object.entries(ends)) {
			test(`ends with ${name} in the place of the second`, async () => {
				records(...first);
				answer(body, status);
				assert.deepEqual(ids(await read()), first.map(String));
			});
		}

		test('is empty when its first page is a bare empty list', async () => {
			answer('[]');
			const result = await read();
			assert.deepEqual([shown(result), result.error], [[], undefined]);
		});

		for (const body of ['null', 'false', '']) {
			test(`is not empty because its first page is '${body}'`, async () => {
				answer(body);
				assert.equal(only(await read()).failure?.kind, 'unreadable');
			});
		}

		test('ends when pages come again and again', async () => {
			for (let n = 0; n < 4; n++) {
				records(...first);
				records(...hundred(2000));
			}
			assert.equal(ids(await read()).length, 200);
			assert.equal(bench().requests.length, 3);
		});

		const wrong: Record<string, unknown> = {
			'a number': 7,
			null: null,
			'an object of something else': { hello: 'world' },
			'a list': [1],
		};
		for (const [name, entry] of Object.entries(wrong)) {
			test(`is read without ${name} among its records, and says so`, async () => {
				answer(page([record(1), entry, record(2)]));
				answer(page([]));
				const result = await read();
				assert.deepEqual(ids(result), ['1', '2']);
				const hints = result.hints.map(({ message }) => message).join(' ');
				assert.match(
					hints,
					/1 record could not be read and was left out: the list contains an entry/,
				);
			});
		}

		test('that has no record that can be read is a failure', async () => {
			answer(page([{ hello: 'world' }, 7]));
			assert.equal(only(await read()).failure?.kind, 'unreadable');
		});

		const broken: Record<string, [body: unknown, status: number, message: RegExp]> = {
			'is refused': ['', 403, /^After 100 records: .*403/],
			'cannot be read': ['{"hello":"world"}', 200, /^After 100 records: /],
			'is a web page': ['<html></html>', 200, /^After 100 records: .*web page/],
		};
		for (const [name, [body, status, message]] of Object.entries(broken)) {
			test(`keeps what was read when a page in the middle ${name}`, async () => {
				records(...first);
				answer(body, status);
				const all = shown(await read());
				assert.deepEqual(
					all.slice(0, -1).map(({ id }) => id),
					first.map(String),
				);
				assert.match(all.at(-1)?.failure?.message ?? '', message);
			});
		}
	});
}

describe('The report of a campaign', () => {
	test('is read without an entry that cannot be read, and says so (smsScheduler)', async () => {
		const entries = [{ id: 1, status: 13 }, { id: 2 }, null, { id: 3, status: 29 }];
		bench().answer('smsScheduler', JSON.stringify(entries));
		const result = await bench().run('smsScheduler', 'campaign.getReport', {
			parameters: { id: '1' },
		});
		assert.deepEqual(
			shown(result).map(({ id }) => id),
			['1', '3'],
		);
		const hints = result.hints.map(({ message }) => message).join(' ');
		assert.match(
			hints,
			/2 records could not be read and were left out: the response contains no 'status'/,
		);
	});
});

describe('A list of ProTexting that is shorter than its header says', () => {
	test('is returned, with a note', async () => {
		bench().answer('proTexting', '[{"Id":1},{"Id":2}]', 200, {
			'X-Pagination-Total-Count': '3',
			'X-Pagination-Page-Count': '1',
		});
		const result = await bench().run('proTexting', 'message.getSent', {});
		assert.equal(shown(result).length, 2);
		assert.match(result.hints[0]?.message ?? '', /reports 3 records, but the node read 2/);
	});
});
