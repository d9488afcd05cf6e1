import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';

import { root } from './package.mts';

const page = (name: string): string => readFileSync(path.join(root, 'docs', name), 'utf8');

const { advice } = createRequire(import.meta.url)('../../dist/nodes/shared/failure.js') as {
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
