import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';

const SCRIPT = fileURLToPath(new URL('./attachments.child.mts', import.meta.url));

/** Megabytes that suffice for ten requests under way; 300 copies are 800. */
const HEAP = 250;

/** Bytes of files that may be kept beside the heap, which 300 copies exceed ten times. */
const KEPT = 60 * 2 ** 20;

describe('A file of 2 MB to 300 recipients', { timeout: 300_000 }, () => {
	const rows: Array<[way: string, says: string, reads: number]> = [
		['one item', 'of one item is read once', 1],
		['one ID', 'that 300 items have by one ID of n8n is read once', 1],
		['one text', 'that 300 items have as one text is read once', 1],
		['an ID each', 'that n8n has under 300 IDs is kept once', 300],
	];
	for (const [way, says, reads] of rows) {
		test(`${says}, and sent to all in the memory of a few copies`, () => {
			const { stdout, stderr } = spawnSync(
				process.execPath,
				['--expose-gc', `--max-old-space-size=${HEAP}`, SCRIPT, way],
				{ timeout: 120_000 },
			);
			assert.notEqual(String(stdout), '', String(stderr).slice(-2_000));
			const seen = JSON.parse(String(stdout)) as Record<string, number>;
			assert.deepEqual([seen.accepted, seen.sent, seen.reads], [300, 300, reads]);
			const { kept = NaN } = seen;
			assert.ok(kept < KEPT, `${Math.round(kept / 2 ** 20)} MB are kept`);
		});
	}
});
