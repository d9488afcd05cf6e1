import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { useBench } from '../support/support.mts';

const bench = useBench();
const ids = Array.from({ length: 25 }, (_, n) => ({ id: String(n + 1) }));
const parameters = { id: '={{ $json.id }}' };

/** How many requests were under way at the same time, at most; each takes 50 ms. */
function mostAtOnce(): number {
	const times = bench().requests.map(({ at }) => at);
	return Math.max(...times.map((at) => times.filter((one) => one <= at && one > at - 45).length));
}

describe('Many questions', () => {
	test('about reports are asked ten at a time, and answered in order', async () => {
		bench().simulator.settings.latencyMs = 50;
		const result = await bench().run('smsScheduler', 'message.getReport', {
			items: ids,
			parameters,
			onError: 'continueRegularOutput',
		});
		assert.equal(bench().requests.length, 25);
		assert.deepEqual(
			result.outputs[0]?.map(({ json, pairedItem }) => [json.id, pairedItem]),
			ids.map(({ id }, item) => [id, { item }]),
		);
		assert.ok(mostAtOnce() > 1);
	});

	test('with several answers each are linked to the item that asked', async () => {
		const both = JSON.stringify([1, 2].map((id) => ({ id, phone_number: '+33612', status: 13 })));
		for (const _ of [1, 2]) bench().answer('smsScheduler', both);
		const result = await bench().run('smsScheduler', 'campaign.getReport', {
			items: ids.slice(0, 2),
			parameters,
		});
		const pairs = result.outputs[0]?.map(({ pairedItem }) => pairedItem);
		assert.deepEqual(pairs, [{ item: 0 }, { item: 0 }, { item: 1 }, { item: 1 }]);
	});

	test('to delete go one after the other', async () => {
		bench().simulator.settings.latencyMs = 50;
		await bench().run('smsScheduler', 'message.delete', {
			items: ids.slice(0, 5),
			parameters,
			onError: 'continueRegularOutput',
		});
		assert.equal(bench().requests.length, 5);
		assert.equal(mostAtOnce(), 1);
	});

	test('to delete end with the first that fails, on Stop', async () => {
		bench().answer('smsScheduler', '{"success":true}');
		bench().answer('smsScheduler', '{}', 404);
		const items = ids.slice(0, 5);
		const result = await bench().run('smsScheduler', 'message.delete', { items, parameters });
		assert.equal(result.status, 'error');
		assert.equal(bench().requests.length, 2);
	});
});
