import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { useBench } from '../support/support.mts';

const bench = useBench();

describe('A list to pick from', { timeout: 60_000 }, () => {
	const load = async () =>
		await bench().engine.loadOptions('proTexting', 'getGroups', {
			credentials: { proTextingApi: bench().credential('proTexting') },
		});
	const script = (status: number, headers: Record<string, string>, body: string) =>
		bench().simulator.script({
			provider: 'proTexting',
			match: { path: 'groups/index' },
			answer: { status, headers, body },
		});
	const asked = () => bench().requests.filter(({ path }) => path === 'groups/index');
	const apart = () => (asked()[1]?.at ?? 0) - (asked()[0]?.at ?? 0);

	test('is asked for again after the pause that the provider asks for', async () => {
		script(429, { 'Retry-After': '1' }, '');
		script(200, {}, '[{"Id":7}]');
		assert.deepEqual(await load(), [{ name: '7', value: '7' }]);
		assert.ok(apart() >= 990, `${apart()} ms between them`);
	});

	test('waits between two pages when no request is left', async () => {
		const rest = { 'X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': '1' };
		script(200, { ...rest, 'X-Pagination-Page-Count': '2' }, '[{"Id":7}]');
		script(200, {}, '[{"Id":8}]');
		assert.equal((await load()).length, 2);
		assert.ok(apart() >= 990, `${apart()} ms between them`);
	});

	test('is bounded', async () => {
		for (let page = 1; page <= 8; page++) {
			const text = 'x'.repeat(9 * 1024 * 1024);
			script(200, { 'X-Pagination-Page-Count': '9' }, `[{"Id":${page},"Name":"${text}"}]`);
		}
		await assert.rejects(load(), /the list is larger than 64 MB/);
	});

	test('is not waited for longer than a minute', async () => {
		script(429, { 'Retry-After': '61' }, '');
		await assert.rejects(
			load(),
			/rate limit is reached: the provider accepts the next request in 61 seconds/,
		);
		assert.equal(asked().length, 1);
	});

	test('leaves out an entry that cannot be read', async () => {
		script(200, {}, '[{"Id":7},null,5,{"Name":"x"}]');
		assert.deepEqual(await load(), [{ name: '7', value: '7' }]);
	});

	test('ends where the page after the last is not there', async () => {
		script(200, { 'X-Pagination-Page-Count': '2' }, '[{"Id":7}]');
		script(404, {}, '');
		assert.deepEqual(await load(), [{ name: '7', value: '7' }]);
	});
});
