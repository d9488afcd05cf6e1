import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { manifest, root } from '../nodes/package.mts';
import { versions } from './versions.mts';

const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

test('the README names each version of n8n-core that the contract is run on', () => {
	const [, section = ''] = readme.split('\n## Compatibility\n');
	for (const version of versions) assert.ok(section.includes(version), version);
});

test('the last of them is the one that all other tests run on', () => {
	assert.equal(versions.at(-1), manifest.devDependencies['n8n-core']);
});
