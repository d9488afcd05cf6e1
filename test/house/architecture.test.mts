import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
const files = new Set(
	readdirSync(path.join(root, 'nodes'), { recursive: true }).map((file) =>
		path.basename(String(file)),
	),
);

/** What every story needs, and no story is about. */
const ground = new Set(['failure', 'operation', 'outcome', 'provider', 'runContext', 'recipient']);

describe('The page on the architecture', () => {
	test('names only files that there are', () => {
		const named = [...page.matchAll(/(?<![<*.\w])([a-z]\w*\.ts)\b/gi)].map(([, name = '']) => name);
		assert.ok(named.length > 20);
		assert.deepEqual(
			named.filter((name) => !files.has(name)),
			[],
		);
	});

	test('names every step that a run takes', () => {
		const run = readFileSync(path.join(root, 'nodes/shared/execute.ts'), 'utf8');
		const used = [...run.matchAll(/from '\.\/(?:\w+\/)?(\w+)'/g)].map(([, name = '']) => name);
		const missing = used.filter((name) => !ground.has(name) && !page.includes(name));
		assert.deepEqual(missing, []);
	});

	test('is one page', () => {
		assert.ok(page.split('\n').length <= 80);
	});
});
