/** What n8n's reviewers look at, of this package and of those for one provider each. */
import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { lastVersion, savedBy } from '../upgrade/saved.mts';
import { lostByMoving } from './moving.mts';
import {
	contractOf,
	copyOf,
	failureOf,
	layOutAll,
	makeReady,
	manifestIn,
	published,
	publishing,
	root,
} from './packages.mts';
import { scan, warnings } from './scanner.mts';

const trees = layOutAll();
const saved = savedBy(lastVersion());
/** The last steps of publishing: they change what lies outside of the package. */
const AT_NPM = ['npm install --global npm@11', 'npm publish --provenance --access public'];
const temporary = mkdtempSync(path.join(tmpdir(), 'sms-gateways-packages-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

/** What must hold of a built package: as its source lies there, and as it is published. */
function review(folder: string, more: (packed: () => string) => void = () => {}): void {
	let packed = '';
	before(async () => {
		packed = await published(folder);
	});
	after(() => rmSync(path.dirname(packed), { recursive: true, force: true }));

	test("n8n's scanner has no objection to its source, and no warning", async () => {
		assert.equal(await scan(folder, 'source'), '');
		assert.deepEqual(await warnings(folder, 'source'), []);
	});

	test("n8n's scanner has no objection to what is published, and no warning", async () => {
		assert.equal(await scan(packed, 'package'), '');
		assert.deepEqual(await warnings(packed, 'package'), []);
	});

	for (const node of nodesWithContract(folder)) {
		test(`${node} keeps the contract as it is published`, async () => {
			const { passed, failure } = await contractOf(node, packed);
			assert.equal(failure, '');
			assert.ok(passed > 100, `${passed} passed`);
		});
	}
	more(() => packed);
}

/** The nodes of a package that the contract suite knows. */
function nodesWithContract(folder: string): string[] {
	const suites = manifestIn(folder).n8n.nodes.map((file) => {
		const name = path.basename(file, '.node.js');
		return name.charAt(0).toLowerCase() + name.slice(1);
	});
	return suites.filter((name) => existsSync(path.join(root, `test/contract/${name}.test.mts`)));
}

test('each provider has a package, and each stored workflow a package for its node', () => {
	const providers = globSync('nodes/*/provider.ts', { cwd: root });
	assert.equal(trees.length, providers.length);
	const theirs = trees.flatMap(nodesWithContract);
	assert.ok(saved.every(({ provider }) => theirs.includes(provider)));
});

/** Package beside package, but of each one step after the other. */
const atOnce = { concurrency: availableParallelism() };
const inOrder = { concurrency: 1 };

describe('Each package', atOnce, () => {
	describe(`${manifestIn(root).name}, built here`, inOrder, () => review(root));

	for (const tree of trees) {
		const { name, n8n } = manifestIn(tree);

		describe(name, inOrder, () => {
			const alone = copyOf(tree, temporary);

			test('has the nodes of one service, under its own name', () => {
				const folders = n8n.nodes.map((file) => path.dirname(file));
				assert.equal(new Set(folders).size, 1);
				const nodes = globSync('nodes/*', { cwd: alone }).toSorted();
				assert.deepEqual(nodes, [folders[0]?.replace('dist/', ''), 'nodes/shared'].toSorted());
				for (const file of globSync('nodes/*/*.node.json', { cwd: alone })) {
					const codex = JSON.parse(readFileSync(path.join(alone, file), 'utf8')) as {
						node: string;
					};
					assert.match(codex.node, new RegExp(`^${name}\\.\\w+$`));
				}
			});

			test('installs, builds and is ready to be published, with nothing around it', async () => {
				makeReady(alone);
				const steps = publishing(alone);
				assert.deepEqual(steps.slice(-2), AT_NPM);
				for (const step of steps.slice(0, -2)) {
					assert.equal(await failureOf(alone, step), '', step);
				}
				for (const file of [...n8n.nodes, ...n8n.credentials]) {
					assert.ok(existsSync(path.join(alone, file)), file);
				}
			});

			describe('built there', inOrder, () =>
				review(alone, (packed) => {
					const own = saved.filter(({ provider }) => nodesWithContract(alone).includes(provider));
					// A provider that is new has none.
					if (own.length === 0) return;
					test('runs workflows that were moved to it as its README says', async () => {
						assert.deepEqual(await lostByMoving(own, packed()), []);
					});
				}),
			);
		});
	}
});
