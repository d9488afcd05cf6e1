import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, test } from 'node:test';

import { buildPackage } from '../../sandbox/start/build.mts';
import { installPackage, type Unpack } from '../../sandbox/start/package.mts';
import { GO_ON, usePlaces, write } from './support.mts';

const MANIFEST = {
	name: 'n8n-nodes-mine',
	version: '1.2.3',
	devDependencies: { a: '1' },
	peerDependencies: { b: '1' },
};

describe('The build', () => {
	const places = usePlaces();
	const build = async () => {
		let built = false;
		const begins = () => void (built = true);
		await buildPackage(places(), GO_ON, begins, async (root) => {
			assert.equal(built, true);
			await write(root, { 'dist/a.js': 'built' });
		});
		return built;
	};

	test('runs when a source changed, or what was built', async () => {
		const { root, n8n } = places();
		await write(root, { 'nodes/a.ts': '1', 'README.md': '1' });
		await write(n8n, { 'package.json': '{}' });
		assert.equal(await build(), true);
		assert.equal(await build(), false);
		await write(root, { 'README.md': '2' });
		assert.equal(await build(), false);
		await write(root, { 'nodes/a.ts': '2' });
		assert.equal(await build(), true);
		await write(root, { 'dist/a.js': 'by somebody else' });
		assert.equal(await build(), true);
		await rm(path.join(root, 'dist'), { recursive: true });
		assert.equal(await build(), true);
		assert.equal(await build(), false);
	});
});

describe('The package in n8n', () => {
	const places = usePlaces();
	const unpack: Unpack = async (root, into) => {
		const files = { 'package.json': JSON.stringify(MANIFEST), 'dist/a.js': '' };
		files['dist/a.js'] = await readFile(path.join(root, 'dist/a.js'), 'utf8');
		await write(path.join(into, 'package'), files);
		return path.join(into, 'package');
	};
	const put = async () => await installPackage(places(), GO_ON, unpack);
	const inNodes = (name: string) => path.join(places().nodes, name);
	const read = async (name: string) => await readFile(inNodes(name), 'utf8');
	const readJson = async (name: string) => JSON.parse(await read(name)) as unknown;

	beforeEach(async () => {
		await write(places().root, { 'package.json': JSON.stringify(MANIFEST), 'dist/a.js': '1' });
	});

	test('lies where n8n installs community packages, as n8n leaves them', async () => {
		assert.equal(await put(), true);
		assert.equal(await read('node_modules/n8n-nodes-mine/dist/a.js'), '1');
		assert.deepEqual(await readJson('node_modules/n8n-nodes-mine/package.json'), {
			name: 'n8n-nodes-mine',
			version: '1.2.3',
		});
		assert.deepEqual(await readJson('package.json'), {
			name: 'installed-nodes',
			private: true,
			dependencies: { 'n8n-nodes-mine': '1.2.3' },
		});
	});

	test('is put there again when it changed, or when somebody changed it there', async () => {
		await put();
		assert.equal(await put(), false);
		await write(places().root, { 'dist/a.js': '2' });
		assert.equal(await put(), true);
		assert.equal(await read('node_modules/n8n-nodes-mine/dist/a.js'), '2');
		await rm(inNodes('node_modules/n8n-nodes-mine'), { recursive: true });
		assert.equal(await put(), true);
		assert.equal(await put(), false);
	});

	test('leaves the packages alone that the person installed', async () => {
		const ledger = { name: 'installed-nodes', private: true, dependencies: { other: '9.0.0' } };
		await write(places().nodes, {
			'package.json': JSON.stringify(ledger),
			'node_modules/other/index.js': 'theirs',
		});
		await put();
		assert.equal(await read('node_modules/other/index.js'), 'theirs');
		assert.deepEqual(await readJson('package.json'), {
			...ledger,
			dependencies: { other: '9.0.0', 'n8n-nodes-mine': '1.2.3' },
		});
	});

	test('survives an end in the middle', async () => {
		const stopped: Unpack = async (root, into) => {
			await unpack(root, into, GO_ON);
			throw new Error('Ctrl-C');
		};
		await assert.rejects(installPackage(places(), GO_ON, stopped), /Ctrl-C/);
		assert.equal(await put(), true);
		assert.equal(await read('node_modules/n8n-nodes-mine/dist/a.js'), '1');
	});
});
