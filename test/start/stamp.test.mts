import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import { hashOf, readStamp, writeStamp } from '../../sandbox/start/stamp.mts';
import { useFolder, write } from './support.mts';

describe('A stamp', () => {
	const folder = useFolder();

	test('changes with every content, name, and file', async () => {
		await write(folder(), { 'a/b/one': '1', 'a/two': '2', three: '3', other: 'x' });
		const hash = () => hashOf(folder(), ['a', 'three', 'missing']);
		const seen = [await hash()];
		await write(folder(), { other: 'y' });
		assert.equal(await hash(), seen[0]);
		const changes = [
			() => write(folder(), { 'a/b/one': '2' }),
			() => rename(path.join(folder(), 'a/two'), path.join(folder(), 'a/2')),
			() => write(folder(), { missing: '' }),
			() => rm(path.join(folder(), 'three')),
			() => write(folder(), { 'a/.hidden': '' }),
		];
		for (const change of changes) {
			await change();
			seen.push(await hash());
		}
		assert.equal(new Set(seen).size, changes.length + 1);
	});

	test('does not take two files for one', async () => {
		await write(folder(), { 'x/a': 'ab', 'y/a': 'a', 'x/b': 'c', 'y/b': 'bc' });
		assert.notEqual(await hashOf(folder(), ['x']), await hashOf(path.join(folder(), 'y'), ['.']));
	});

	test('is read as it was written, and is undefined where there is none', async () => {
		const file = path.join(folder(), 'stamp');
		assert.equal(await readStamp(file), undefined);
		await writeStamp(file, 'a b');
		assert.equal(await readStamp(file), 'a b');
	});
});
