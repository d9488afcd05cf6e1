import assert from 'node:assert/strict';
import { it } from 'node:test';

import { outputOf, type Stage } from '../stage.mts';

const ORDERS = 'smsExample000007';

/** Delete what was scheduled when an order is cancelled. */
export function orders(stage: () => Stage): void {
	const scheduledFor = (...orderIds: string[]): string[] =>
		[...stage().simulator.book.plans.values()]
			.filter(({ state }) => state === 'scheduled')
			.flatMap(({ content }) => /\(order ([^)]+)\)/.exec(content.text)?.[1] ?? [])
			.filter((order) => orderIds.includes(order));

	it('schedules a text for the sample order, and deletes it when the order is cancelled', async () => {
		const placed = await stage().execute(ORDERS, 'Order Placed');
		const [scheduled] = outputOf(placed, 'Scheduled');
		assert.equal(scheduled?.['orderId'], 'A-1001');
		assert.deepEqual(scheduledFor('A-1001'), ['A-1001']);
		const cancelled = await stage().execute(ORDERS, 'Order Cancelled');
		assert.deepEqual(outputOf(cancelled, 'Deleted'), [
			{ orderId: 'A-1001', messageId: scheduled?.['messageId'], deleted: true },
		]);
		assert.deepEqual(scheduledFor('A-1001'), []);
	});

	it('deletes the text of the cancelled order only, though another has a similar number', async () => {
		await stage().api.publish(ORDERS);
		for (const orderId of ['A-20', 'A-200', 'A-2']) {
			const order = { orderId, name: 'Ben', phone: '+14155550142' };
			await stage().post(ORDERS, 'order-placed', order);
		}
		const body = { orderId: 'A-20' };
		const cancelled = await stage().post(ORDERS, 'order-cancelled', body);
		assert.equal(outputOf(cancelled, 'Deleted').length, 1);
		assert.deepEqual(scheduledFor('A-20', 'A-200', 'A-2').sort(), ['A-2', 'A-200']);
	});

	for (const body of [{ name: 'Cleo', phone: '+14155550143' }, { orderId: '  ' }, []]) {
		it(`does nothing for a call without an order id, and says so: ${JSON.stringify(body)}`, async () => {
			for (const webhook of ['order-placed', 'order-cancelled']) {
				const asked = stage().simulator.requests.length;
				const execution = await stage().post(ORDERS, webhook, body);
				assert.equal(stage().simulator.requests.length, asked, webhook);
				const [refused, ...more] = outputOf(execution, 'No Order ID: Nothing Done');
				assert.deepEqual(more, []);
				assert.match(String(refused?.['why']), /orderId/);
				assert.equal(refused?.['call'], JSON.stringify(body));
			}
		});
	}

	it('says so when the provider does not delete', async () => {
		stage().simulator.script({
			provider: 'proTexting',
			match: { method: 'DELETE' },
			error: 'serverError',
		});
		const body = { orderId: 'A-2' };
		const cancelled = await stage().post(ORDERS, 'order-cancelled', body);
		assert.deepEqual(outputOf(cancelled, 'Deleted'), []);
		const [failed] = outputOf(cancelled, 'Not Deleted: Look in the Account');
		assert.equal(failed?.['orderId'], 'A-2');
		assert.notEqual(String(failed?.['why'] ?? ''), '');
		assert.deepEqual(scheduledFor('A-2'), ['A-2']);
	});
}
