/** What few people look for: at the end of the options, in seconds, and as saved workflows have it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeProperties } from 'n8n-workflow';

import { only, phone } from '../support/support.mts';
import { useGateway } from '../support/gateway.mts';
import { nodes } from './package.mts';

const advanced = [
	'Advanced: Batch Size',
	'Advanced: Combine Items',
	'Advanced: Parallel Requests',
	'Advanced: Requests per Minute',
	'Advanced: Timeout',
	'Advanced: Timeout (Milliseconds)',
];

const collections = nodes.flatMap(({ node: { description } }) =>
	description.properties.filter(({ type }) => type === 'collection'),
);
const labelsOf = ({ options = [] }: INodeProperties) =>
	(options as INodeProperties[]).map(({ displayName }) => displayName);

describe('Options about requests', () => {
	test('stand together behind all others, wherever there are any', () => {
		const having = collections.filter((one) => labelsOf(one).includes('Advanced: Timeout'));
		assert.ok(having.length > 10);
		for (const one of having) {
			const labels = labelsOf(one);
			const own = advanced.filter((label) => labels.includes(label));
			assert.deepEqual(labels.slice(-own.length), own);
			assert.ok(labels.some((label) => !advanced.includes(label)));
		}
	});

	test('are named so in every collection that has them', () => {
		const names = ['batchSize', 'combineItems', 'concurrency', 'requestsPerMinute', 'timeout'];
		const found = collections.flatMap(({ options = [] }) =>
			options.filter(({ name }) => names.includes(name)),
		);
		for (const one of found as INodeProperties[]) assert.ok(advanced.includes(one.displayName));
	});
});

describe('A timeout', () => {
	const { bench, ask, refuse } = useGateway();
	const rows: Record<string, [options: object, seconds: string]> = {
		'is read in seconds': [{ timeoutSeconds: 0.4 }, '0.4'],
		'is read in seconds from an expression': [{ timeoutSeconds: '={{ 1 / 4 }}' }, '0.25'],
		'is read in milliseconds where a workflow has saved them': [{ timeout: 400 }, '0.4'],
		'is the one in seconds where both are set': [{ timeout: 60_000, timeoutSeconds: 0.4 }, '0.4'],
	};
	for (const [name, [options, seconds]] of Object.entries(rows)) {
		test(name, async () => {
			bench().simulator.script({ provider: 'smsScheduler', delayMs: 5_000, times: 1 });
			const result = await bench().run('smsScheduler', 'message.send', {
				parameters: { to: phone(0), options: { ...options } },
				onError: 'continueRegularOutput',
			});
			const { submission, failure } = only(result);
			assert.deepEqual([submission, failure?.kind], ['unknown', 'timeout']);
			assert.match(failure?.message ?? '', RegExp(`within ${seconds} s`));
		});
	}

	test('is read for a fallback of SMS Gateway, too', async () => {
		refuse('enswitch');
		bench().simulator.script({ provider: 'smsScheduler', delayMs: 5_000, times: 1 });
		const result = await ask(['enswitch', 'smsScheduler'], {
			parameters: { options: { timeoutSeconds: 0.4 } },
		});
		assert.equal(only(result).failure?.kind, 'timeout');
	});
});
