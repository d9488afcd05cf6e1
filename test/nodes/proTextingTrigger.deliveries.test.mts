import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { useBench } from '../support/support.mts';
import { Polling, sent } from './polling.mts';

const polling = new Polling(useBench());

describe('The ProTexting Trigger starts a workflow for a changed delivery state', () => {
	/** The next page of the history, of so many. */
	const history = (rows: object[], number = 1, count = 1) =>
		polling.page('deliveryChanged', rows, [number, count]);
	const statesOf = (items: IDataObject[]) =>
		items.map(({ id, deliveryState }) => [id, deliveryState]);

	test('not for what is there already, then once for each change', async () => {
		const { poll } = polling.trigger('deliveryChanged');
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
		const { poll } = polling.trigger('deliveryChanged');
		history([]);
		await poll();
		history([sent(1, 3, 2), sent(2, 1, 1)]);
		assert.deepEqual(statesOf(await poll()), [['1', 'undeliverable']]);
		history([sent(1, 3, 2), sent(2, 7, 1)]);
		assert.deepEqual(statesOf(await poll()), [['2', 'unknown']]);
	});

	test('for final states alone, if so wished', async () => {
		const { poll } = polling.trigger('deliveryChanged');
		const how = { parameters: { options: { onlyFinal: true } } };
		history([sent(1, 1)]);
		await poll(how);
		history([sent(1, 10)]);
		assert.deepEqual(await poll(how), []);
		history([sent(1, 2)]);
		assert.deepEqual(statesOf(await poll(how)), [['1', 'delivered']]);
	});

	test('of the messages of the last hours, and reads no further back', async () => {
		const { poll } = polling.trigger('deliveryChanged');
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
		const { poll } = polling.trigger('deliveryChanged');
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
		const { poll, kept } = polling.trigger('deliveryChanged');
		history([sent(2, 1, 1), sent(1, 2, 5)]);
		const items = await poll({ isTest: true });
		assert.deepEqual(statesOf(items), [['2', 'enroute']]);
		assert.equal(items[0]?.provider, 'proTexting');
		assert.deepEqual(kept, {});
	});

	test('unless the hours make no sense', async () => {
		const how = { parameters: { options: { lookBack: 0 } } };
		await assert.rejects(
			polling.trigger('deliveryChanged').poll(how),
			/must be more than 0 and at most 2160/,
		);
	});
});
