import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();

const start = Date.parse('2030-05-17T17:59:30Z');
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const hours = { from: '08:00', to: '18:00', days, timezone: 'UTC' };

/** Each request takes the provider so many seconds of the clock. */
function slow(t: TestContext, seconds: number): void {
	t.mock.method(Date, 'now', () => start + bench().requests.length * seconds * 1000);
}

async function send(operation: string, parameters: INodeParameters, options: INodeParameters) {
	return await bench().run('smsScheduler', operation, {
		items: phones(4),
		parameters: {
			to: toPhone,
			...parameters,
			options: { concurrency: 1, batchSize: 1, ...options },
		},
		onError: 'continueRegularOutput',
	});
}

describe('A message is looked at when it is about to leave', () => {
	test('Sending Hours that end meanwhile hold back what has not left', async (t) => {
		slow(t, 20);
		const result = await send('message.send', {}, { sendingHours: { hours } });
		assert.deepEqual(
			shown(result).map(({ submission, reason, heldUntil }) => [reason ?? submission, heldUntil]),
			[
				['accepted', undefined],
				['accepted', undefined],
				['sendingHours', '2030-05-18T08:00:00.000Z'],
				['sendingHours', '2030-05-18T08:00:00.000Z'],
			],
		);
		assert.equal(bench().requests.length, 2);
	});

	test('a time that has come meanwhile is sent at once', async (t) => {
		slow(t, 20);
		const result = await send('message.schedule', { sendAt: '2030-05-17T18:00:00Z' }, {});
		assert.deepEqual(
			shown(result).map(({ scheduledFor }) => scheduledFor),
			['2030-05-17T18:00:00.000Z', '2030-05-17T18:00:00.000Z', null, null],
		);
	});

	for (const [name, sendAt] of Object.entries({
		'a time that passed more than a minute ago': '2030-05-17T18:00:00Z',
		'a time that had just passed when the run began': '2030-05-17T17:59:10Z',
	})) {
		test(`${name} is refused`, async (t) => {
			slow(t, 600);
			const result = await send('message.schedule', { sendAt }, {});
			const [first, ...others] = shown(result);
			assert.equal(first?.submission, 'accepted');
			for (const { failure } of others) {
				assert.equal(failure?.field, 'sendAt');
				assert.match(failure.message, /'Send At' was 2030-05-17 .* passed while the message wait/);
			}
			assert.equal(bench().requests.length, 1);
		});
	}

	test('unless it is to be sent then', async (t) => {
		slow(t, 600);
		const sendAt = '2030-05-17T18:00:00Z';
		const result = await send('message.schedule', { sendAt }, { ifPast: 'sendNow' });
		assert.ok(shown(result).every(({ submission }) => submission === 'accepted'));
	});
});
