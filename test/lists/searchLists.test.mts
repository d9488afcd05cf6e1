import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { namesOf, Searching, type How } from '../support/searching.mts';
import { useBench } from '../support/support.mts';

const bench = useBench({
	proTexting: { extraTemplates: 250, extraNumbers: 210, extraKeywords: 120 },
});
const searching = new Searching(bench);

/** The lists of ProTexting: which node has each, where it is, and how many it holds here. */
const lists: Record<string, [node: string, path: string, count: number, unusable: number]> = {
	searchProTextingTemplates: ['proTexting', 'mms-template/index', 253, 52],
	// One more than the account has: its numbers in turn.
	searchProTextingNumbers: ['proTexting', 'numbers/index', 217, 3],
	searchProTextingKeywords: ['proTextingTrigger', 'keyword/index', 121, 0],
};

for (const [method, [node, path, count, unusable]] of Object.entries(lists)) {
	const search = async (how: Omit<How, 'node'> = {}) =>
		await searching.search('proTexting', method, { node, ...how });

	describe(`A list of ProTexting to pick from: ${method}`, () => {
		test('opens with one request, and goes on from there', async () => {
			const first = await search();
			assert.ok(first.results.length > 70 && first.results.length <= 100);
			assert.ok(first.paginationToken);
			assert.equal(searching.asked(path).length, 1);
		});

		for (const format of ['json', 'xml']) {
			test(`holds every entry once, what can be used before the rest (${format})`, async () => {
				const all = await searching.toTheEnd('proTexting', method, {
					node,
					credential: { format },
				});
				assert.equal(new Set(all.map(({ value }) => value)).size, count);
				assert.equal(all.length, count);
				const isMarked = all.map(({ name }) => /Rejected|pending|Inactive|blocked/.test(name));
				assert.equal(isMarked.indexOf(true), unusable === 0 ? -1 : count - unusable);
				assert.equal(isMarked.lastIndexOf(false), count - unusable - 1);
			});
		}

		test('is searched to its end with a filter, and comes whole', async () => {
			const { results, paginationToken } = await search({ filter: '11' });
			assert.ok(results.length > 0 && results.length < count);
			assert.ok(results.every(({ name, value }) => `${name} ${value}`.includes('11')));
			assert.equal(paginationToken, undefined);
			assert.equal(searching.asked(path).length, Math.ceil(count / 100));
		});

		test('says that an answer is no list', async () => {
			searching.answer('proTexting', path, { hello: 'world' });
			const line = /^NodeOperationError: The provider responded, but the response is not a list$/;
			await assert.rejects(search(), line);
		});

		test('says in one line that the token is wrong, without showing it', async () => {
			const accessToken = 'a-wrong-token-of-mine';
			await assert.rejects(search({ credential: { accessToken } }), (error: Error) => {
				assert.match(error.message, /^ProTexting: .*invalid credentials\./);
				assert.ok(!JSON.stringify([error, error.stack]).includes(accessToken));
				return true;
			});
		});

		test('says why a later page cannot be had', async () => {
			const { paginationToken } = await search();
			searching.answer('proTexting', path, {}, 503);
			const next = search({ paginationToken: String(paginationToken) });
			await assert.rejects(next, /NodeOperationError: .*503/);
		});
	});
}

test('A list whose first page holds nothing that can be used opens with the page that does', async () => {
	const path = 'mms-template/index';
	const rejected = Array.from({ length: 100 }, (_, n) => ({ Id: n + 1, Status_Id: 4 }));
	searching.answer('proTexting', path, rejected);
	searching.answer('proTexting', path, [{ Id: 777, Status_Id: 3 }]);
	const { results, paginationToken } = await searching.search(
		'proTexting',
		'searchProTextingTemplates',
	);
	assert.deepEqual(results, [{ name: '777', value: '777' }]);
	assert.ok(paginationToken);
	assert.equal(searching.asked(path).length, 2);
});

describe('A filter', () => {
	const filters: Record<string, [filter: string, names: string[]]> = {
		'finds a name in any case': ['my IMAGE', ['My Image (10586)']],
		'finds a number': ['10587', ['Waiting for approval (10587, Processed pending approval)']],
		'finds a state': ['refused', ['Refused image (10588, Rejected)']],
		'finds nothing where there is nothing': ['zebra', []],
	};
	for (const [name, [filter, names]] of Object.entries(filters)) {
		test(name, async () => {
			const found = await searching.search('proTexting', 'searchProTextingTemplates', { filter });
			assert.deepEqual(namesOf(found), names);
		});
	}

	test('finds a number however it is written', async () => {
		for (const filter of ['+1 (646) 349-8001', '646.349.8001', '16463498001']) {
			const found = await searching.search('proTexting', 'searchProTextingNumbers', { filter });
			assert.deepEqual(namesOf(found), ['16463498001'], filter);
		}
	});

	test('of blanks alone is none', async () => {
		const found = await searching.search('proTexting', 'searchProTextingNumbers', { filter: '  ' });
		assert.ok(found.results.length > 90);
	});

	test('meets a server that gives its last page again and again: each entry once', async () => {
		const page = Array.from({ length: 100 }, (_, n) => ({ Number: 16460000000 + n }));
		for (let n = 0; n < 3; n++) searching.answer('proTexting', 'numbers/index', page);
		const found = await searching.search('proTexting', 'searchProTextingNumbers', {
			filter: '16460',
		});
		assert.equal(found.results.length, 100);
		assert.equal(searching.asked('numbers/index').length, 2);
	});
});
