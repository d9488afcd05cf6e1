import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { customers, runCounted, takenBySmsScheduler } from './context.mts';

/** More than a call can have arguments. */
const RECIPIENTS = 130_000;

const run = async (resource: string, more: object) =>
	await runCounted({
		node: 'smsScheduler',
		parameters: {
			resource,
			operation: 'send',
			recipientsFrom: 'allItems',
			to: '={{ $json.phone }}',
			message: 'Hello',
			senderId: 123,
			options: { batchSize: RECIPIENTS, ...more },
		},
		items: customers(RECIPIENTS),
		answer: takenBySmsScheduler,
	});

describe('130,000 recipients in one request, with a Duplicate Key', { timeout: 300_000 }, () => {
	test('of a campaign are all accounted for', async () => {
		const { output } = await run('campaign', { duplicateKey: 'spring' });
		assert.equal(output.length, 1);
		const { submission, accepted, failure } = output[0]?.json ?? {};
		assert.deepEqual([submission, accepted, failure], ['accepted', RECIPIENTS, undefined]);
	});

	test('of a message all come out', async () => {
		const { output } = await run('message', { duplicateKey: 'autumn' });
		const accepted = output.filter(({ json }) => json.submission === 'accepted');
		assert.equal(accepted.length, RECIPIENTS);
	});
});
