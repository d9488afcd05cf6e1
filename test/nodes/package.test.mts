import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { classes, classOf, credentials, manifest, missingIcons, nodes, root } from './package.mts';

describe('The package', () => {
	test('has no dependencies but n8n itself', () => {
		assert.equal(manifest.dependencies, undefined);
		assert.deepEqual(manifest.peerDependencies, { 'n8n-workflow': '*' });
	});

	test('exports every node and every credential, and nothing else', () => {
		const files = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		assert.deepEqual(Object.keys(classes).toSorted(), files.map(classOf).toSorted());
	});
});

describe('What is published', () => {
	let files: string[] = [];
	let size = 0;
	let folder = '';

	before(() => {
		const shell = process.platform === 'win32';
		const packing = ['pack', '--dry-run', '--json', '--ignore-scripts'];
		const output = execFileSync('npm', packing, { cwd: root, shell, stdio: 'pipe' }).toString();
		const [packed] = JSON.parse(output) as Array<{ size: number; files: Array<{ path: string }> }>;
		size = packed?.size ?? Infinity;
		files = (packed?.files ?? []).map((file) => file.path);
		folder = mkdtempSync(path.join(tmpdir(), 'sms-gateways-package-'));
	});
	after(() => rmSync(folder, { recursive: true, force: true }));

	test('is built files and the few others that a package has', () => {
		const others = files.filter((file) => !/^dist\/[^.].*\.(js|json|svg|md)$/.test(file));
		const expected = ['LICENSE', 'README.md', 'index.js', 'package.json'];
		assert.deepEqual(others.toSorted(), expected);
		assert.deepEqual(
			files.filter((file) => /\.map$|\.ts$|\.mts$|test|sandbox|node_modules/.test(file)),
			[],
		);
	});

	test('holds every file that the manifest names', () => {
		const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		assert.deepEqual(
			named.filter((file) => !files.includes(file)),
			[],
		);
	});

	test('is less than 400 kB to fetch', () => {
		assert.ok(size < 400_000, `${size} bytes`);
	});

	test('loads into less than 25 MB, and no library before it is used', () => {
		const script =
			'require("n8n-workflow"); require("luxon"); gc(); const before = process.memoryUsage();' +
			'const all = require("."); for (const Class of Object.values(all)) new Class(); gc();' +
			'const bytes = process.memoryUsage().rss - before.rss;' +
			'const libraries = Object.keys(require.cache).filter((file) => /\\.bundle\\./.test(file));' +
			'console.log(JSON.stringify({ bytes, libraries }))';
		const output = execFileSync(process.execPath, ['--expose-gc', '-e', script], { cwd: root });
		const seen = JSON.parse(String(output)) as { bytes: number; libraries: string[] };
		assert.deepEqual(seen.libraries, []);
		assert.ok(seen.bytes < 25_000_000, `${seen.bytes} bytes`);
	});

	test('loads with only n8n-workflow and luxon beside it', () => {
		for (const file of files) cpSync(path.join(root, file), path.join(folder, file));
		mkdirSync(path.join(folder, 'node_modules'));
		for (const name of ['n8n-workflow', 'luxon']) {
			symlinkSync(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name));
		}
		const script =
			'const all = require("."); for (const Class of Object.values(all)) new Class();' +
			'console.log(Object.keys(all).sort().join())';
		const loaded = execFileSync(process.execPath, ['-e', script], { cwd: folder }).toString();
		assert.equal(loaded.trim(), Object.keys(classes).toSorted().join());
	});

	for (const [library, mark] of [
		['libphonenumber', 'country_calling_codes'],
		['fast-xml-parser', 'unpairedTags'],
		['ipaddr.js', 'carrierGradeNat'],
		['the time zones of phone numbers', 'map_data.txt'],
	] as const) {
		test(`holds ${library} once`, () => {
			const scripts = files.filter((file) => file.endsWith('.js'));
			const holders = scripts.filter((file) =>
				readFileSync(path.join(root, file), 'utf8').includes(mark),
			);
			assert.equal(holders.length, 1, holders.join());
		});
	}

	test('names the licences of the libraries inside it', () => {
		const notices = readFileSync(path.join(root, 'dist/THIRD_PARTY_NOTICES.md'), 'utf8');
		assert.match(notices, /## libphonenumber-js /);
		assert.match(notices, /## fast-xml-parser /);
		assert.match(notices, /## ipaddr\.js /);
		assert.match(notices, /## Time zones of phone numbers, of 20\d\d-\d\d-\d\d\n/);
		assert.match(
			notices,
			/The Libphonenumber Authors\n\nLicensed under the Apache License, Version 2/,
		);
	});
});

describe('Every node', () => {
	for (const { file, node } of nodes) {
		const { displayName, icon, subtitle, usableAsTool, group } = node.description;

		test(`${displayName} has a light and a dark icon`, () => {
			assert.deepEqual(missingIcons(icon, file), []);
		});

		test(`${displayName} is found among the nodes for communication`, () => {
			const codex = JSON.parse(readFileSync(file.replace(/\.js$/, '.json'), 'utf8')) as {
				node: string;
				categories: string[];
				subcategories?: object;
			};
			const [communication, ...others] = codex.categories;
			assert.equal(communication, 'Communication');
			const asks = !group.includes('trigger');
			assert.deepEqual(others, asks ? ['HITL'] : [], 'it asks people, so it is found there, too');
			const places = asks ? { HITL: ['Human in the Loop'] } : undefined;
			assert.deepEqual(codex.subcategories, places);
			assert.equal(codex.node, `${manifest.name}.${node.description.name}`);
		});

		if (group.includes('trigger')) continue;
		test(`${displayName} says below its name what it does, and can be an agent's tool`, () => {
			assert.match(subtitle ?? '', /operation.*resource/);
			assert.equal(usableAsTool, true);
		});
	}
});

describe('Every credential', () => {
	for (const { file, credential } of credentials) {
		test(`${credential.displayName} has icons, and hides its secrets`, () => {
			assert.deepEqual(missingIcons(credential.icon, file), []);
			const secrets = credential.properties.filter(({ name }) => /password|token|key$/i.test(name));
			assert.ok(secrets.some(({ typeOptions }) => typeOptions?.password === true));
		});
	}
});
