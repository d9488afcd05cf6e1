import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';

const SCRIPT = fileURLToPath(new URL('./memory.child.mts', import.meta.url));

/**
 * How many times the items themselves a run may take, the items included: each is read into an
 * entry, remembered for Retry on Fail, and answered by an output item. docs/performance.md says so.
 */
const MULTIPLE = 5;

interface Seen {
	base: number;
	own: number;
	accepted: number;
}

/** @param heap in megabytes; as Node chooses when absent */
function run(heap?: number): Seen | undefined {
	const limit = heap === undefined ? [] : [`--max-old-space-size=${heap}`];
	const { stdout } = spawnSync(process.execPath, ['--expose-gc', ...limit, SCRIPT], {
		timeout: 120_000,
	});
	return stdout.length === 0 ? undefined : (JSON.parse(String(stdout)) as Seen);
}

describe('A hundred thousand items', { timeout: 300_000 }, () => {
	test(`pass through in ${MULTIPLE} times the memory that they take themselves`, () => {
		const free = run();
		assert.equal(free?.accepted, 100_000);
		const heap = Math.ceil((free.base + MULTIPLE * free.own) / 2 ** 20);
		assert.equal(run(heap)?.accepted, 100_000, `${heap} MB are too few`);
	});
});
