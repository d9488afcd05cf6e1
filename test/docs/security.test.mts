/** The page on security, against the tests that it names. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { read } from './pages.mts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('Each promise of the page on security names a test that there is', () => {
	const rows = [...read('SECURITY.md').matchAll(/^\| (?!promised|-)(.*) \| (.*) \|$/gm)];
	assert.ok(rows.length > 20);
	for (const [, promise = '', tests = ''] of rows) {
		const named = [...tests.matchAll(/`(test\/[^`]*)`/g)].map(([, file = '']) => file);
		const isSame = /^the same/.test(tests);
		assert.ok(named.length > 0 || isSame, promise);
		for (const file of named) assert.ok(existsSync(path.join(root, file)), `${file}: ${promise}`);
	}
});
