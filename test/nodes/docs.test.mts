import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';

import { root } from './package.mts';

const page = (name: string): string => readFileSync(path.join(root, 'docs', name), 'utf8');

const { advice } = createRequire(import.meta.url)('../../dist/nodes/shared/result/failure.js') as {
	advice: Record<string, string>;
};

/** The first column of the tables below a heading. */
function firstColumn(markdown: string, heading: string): string[] {
	const section = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
	return [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
}

describe('The page on failures', () => {
	test('explains every kind of failure there is, and no other', () => {
		const explained = firstColumn(page('failures.md'), 'The kinds of failure');
		assert.deepEqual(explained.toSorted(), Object.keys(advice).sort());
	});
});

test('The page that compares names the nodes of the n8n that the sandbox installs', () => {
	const lock = readFileSync(path.join(root, 'sandbox/n8n/package-lock.json'), 'utf8');
	const { packages } = JSON.parse(lock) as { packages: Record<string, { version?: string }> };
	const version = packages['node_modules/n8n-nodes-base']?.version ?? 'none';
	const known = page('comparison.md').includes(`n8n-nodes-base ${version}`);
	assert.ok(known, `look at the nodes of ${version} again`);
});
