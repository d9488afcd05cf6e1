import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { shown, useBench } from '../support/support.mts';

const bench = useBench();
const second = 1000;

/** More than a request takes beside its time: pauses are cut into pieces, and machines are slow. */
const slack = 0.9 * second;

const ask = async (count: number, maxWait: number, waitUntilFinal = true) => {
	const started = performance.now();
	const result = await bench().run('smsScheduler', 'message.getReport', {
		items: Array.from({ length: count }, (_, n) => ({ id: String(n + 1) })),
		parameters: {
			id: '={{ $json.id }}',
			options: waitUntilFinal ? { waitUntilFinal, pollInterval: 0.1, maxWait } : {},
		},
		onError: 'continueRegularOutput',
	});
	return { all: shown(result), took: performance.now() - started };
};
const script = (script: object, times = 1000) =>
	bench().simulator.script({ provider: 'smsScheduler', times, ...script });
const report = (status: number) => ({ answer: { body: JSON.stringify({ status }) } });

describe('Max Wait bounds everything that waits', { timeout: 120_000 }, () => {
	const ways: Record<string, object> = {
		'a response that never comes': { fault: 'a body that never ends' },
		'a response that comes late': { ...report(13), delayMs: 20 * second },
		'a pause that the provider asks for': {
			answer: { status: 429, headers: { 'Retry-After': '20' } },
		},
		'a limit of requests': {
			answer: {
				headers: { 'X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': '20' },
				body: JSON.stringify({ status: 11 }),
			},
		},
		'a fault of the server': { answer: { status: 503, body: '' } },
	};
	for (const [name, way] of Object.entries(ways)) {
		for (const count of [1, 30]) {
			test(`${name}, for ${count} items: each of them comes out`, async () => {
				script(way);
				const { all, took } = await ask(count, 1);
				assert.ok(took < second + slack, `it took ${Math.round(took)} ms`);
				assert.equal(all.length, count);
				assert.ok(all.every(({ failure, final }) => failure !== undefined || final === false));
			});
		}
	}

	test('an item that was not asked for says so', async () => {
		script({ ...report(11), delayMs: 20 * second });
		const { all } = await ask(30, 0.3);
		const says = /^'Max Wait' ended before the node requested this/;
		assert.ok(all.filter(({ failure }) => says.test(failure?.message ?? '')).length > 0);
		assert.ok(all.every(({ failure }) => failure?.kind === 'timeout'));
	});

	test('a report that came before a response that never comes is kept', async () => {
		script(report(11), 1);
		script({ fault: 'a body that never ends' });
		const { all, took } = await ask(1, 1);
		assert.deepEqual([all[0]?.deliveryState, all[0]?.failure], ['enroute', undefined]);
		assert.ok(took < second + slack, `it took ${Math.round(took)} ms`);
	});

	test('without Wait Until Final a question has the time of every other', async () => {
		script({ ...report(13), delayMs: 2.5 * second });
		const { all } = await ask(1, 0, false);
		assert.equal(all[0]?.deliveryState, 'delivered');
	});
});
