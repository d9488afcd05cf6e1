import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { only, phone, useBench } from '../support/support.mts';

const bench = useBench();

const MB = 1024 * 1024;

/** What the process holds, in bytes: objects, and the buffers beside them. */
function held(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** How much more is held at the worst moment of a run than before it. */
async function peakOf<T>(run: () => PromiseLike<T>): Promise<{ result: T; peak: number }> {
	const before = held();
	let peak = 0;
	const timer = setInterval(() => (peak = Math.max(peak, held() - before)), 2);
	try {
		return { result: await run(), peak };
	} finally {
		clearInterval(timer);
	}
}

const send = async (timeout: number) =>
	await bench().run('smsScheduler', 'message.send', {
		parameters: { to: phone(0), options: { timeout } },
		onError: 'continueRegularOutput',
	});

describe('An answer without measure leaves the message unknown', { timeout: 60_000 }, () => {
	const kinds: Record<string, string[]> = {
		unreadable: [
			'an enormous body',
			'an endless body',
			'a gzip bomb',
			'a deflate bomb',
			'a br bomb',
			'a million elements',
			'10,000 levels of list',
			'10,000 levels of object',
			'10,000 levels of xml',
		],
		timeout: ['a drip', 'a drip of headers after acting', 'a body that never ends'],
	};
	for (const [kind, faults] of Object.entries(kinds)) {
		for (const fault of faults) {
			test(`${fault}: in time, and in little memory`, async () => {
				await send(5000);
				bench().simulator.script({ provider: 'smsScheduler', fault });
				const timeout = kind === 'timeout' ? 300 : 5000;
				const started = performance.now();
				const { result, peak } = await peakOf(() => send(timeout));
				const { submission, failure } = only(result);
				assert.deepEqual([submission, failure?.kind], ['unknown', kind]);
				assert.ok(performance.now() - started < timeout + 5000);
				// The simulator is of the same process: what it sends is counted too.
				assert.ok(peak < 100 * MB, `${Math.round(peak / MB)} MB`);
			});
		}
	}
});
