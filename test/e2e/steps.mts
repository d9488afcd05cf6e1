import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';

/** Does something that builds on the steps before it. */
export type Step = (name: string, act: () => Promise<void>) => void;

/**
 * Tests that follow one another: after one has failed, the rest fail at once rather than wait for
 * what will not come. What the page showed is kept, for whoever looks for the reason.
 */
export function steps(page: () => Page): Step {
	let failed = false;
	return (name, act) => {
		test(name, async () => {
			assert.ok(!failed, 'an earlier step failed');
			try {
				await act();
			} catch (error) {
				failed = true;
				const folder = await mkdtemp(path.join(tmpdir(), 'sms-gateways-e2e-'));
				const file = path.join(folder, 'failed.png');
				await page().screenshot({ path: file });
				throw new Error(`The page at that moment: ${file}`, { cause: error });
			}
		});
	};
}
