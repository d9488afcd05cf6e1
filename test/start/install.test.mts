import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, test } from 'node:test';

import { install, isInstalled } from '../../sandbox/start/install.mts';
import type { Npm } from '../../sandbox/start/npm.mts';
import { createScreen, GO_ON, usePlaces, write } from './support.mts';

const LOCK = {
	packages: {
		'': {},
		'node_modules/n8n': { version: '2.0.0' },
		'node_modules/other-system': { os: [`!${process.platform}`] },
	},
};
const RECIPE = {
	'package.json': '{}',
	'package-lock.json': JSON.stringify(LOCK),
	'.npmrc': 'ignore-scripts=true',
};
const OK = { ok: true, output: '' };

describe('Installing n8n', () => {
	const places = usePlaces();
	const calls: (readonly string[])[] = [];
	/** Does what npm does to the folder, as far as it matters. */
	const npm: Npm = async (args, cwd) => {
		calls.push(args);
		if (args[0] === 'ci') await write(cwd, { 'node_modules/n8n/package.json': '{}' });
		return OK;
	};
	const options = (change: object = {}) => ({
		places: places(),
		screen: createScreen(),
		signal: GO_ON,
		npm,
		driverWorks: async () => true,
		...change,
	});
	const left = async () => (await readdir(places().n8n)).sort();

	beforeEach(async () => {
		calls.length = 0;
		await write(places().n8n, RECIPE);
	});

	test('asks for the network, takes the lockfile, and compiles the one driver', async () => {
		const screen = createScreen();
		assert.equal(await isInstalled(places()), false);
		await install(options({ screen }));
		assert.equal(await isInstalled(places()), true);
		assert.deepEqual(
			calls.map(([command]) => command),
			['view', 'ci', 'rebuild'],
		);
		assert.match(screen.text(), /^Installing n8n 2\.0\.0 .*2\.3 GB.*minutes/);
		assert.match(screen.text(), /100 % {2}1 of 1 packages/);
		assert.deepEqual(await left(), ['.npmrc', 'installed', 'package-lock.json', 'package.json']);
		assert.equal(
			await readFile(path.join(places().installed, '.npmrc'), 'utf8'),
			'ignore-scripts=true',
		);
	});

	test('shows in its second step how far the build of the driver is', async () => {
		const screen = createScreen(true);
		const compiling: Npm = async (args, cwd, signal, listen) => {
			if (args[0] !== 'rebuild') return await npm(args, cwd, signal);
			assert.ok(args.includes('--foreground-scripts'), 'npm would keep the output to itself');
			listen?.('  CC(target) Release/obj.target/sqlite3/gen/sqlite3.o\n');
			return OK;
		};
		await install(options({ screen, npm: compiling }));
		assert.match(screen.text(), /Step 1 of 2[^]*Step 2 of 2[^]*100 % {2}The database driver is/);
	});

	test('is needed again when the lockfile changes, and replaces the old one', async () => {
		await install(options());
		await write(places().installed, { old: '' });
		await write(places().n8n, { 'package-lock.json': JSON.stringify({ ...LOCK, more: 1 }) });
		assert.equal(await isInstalled(places()), false);
		await install(options());
		assert.equal(await isInstalled(places()), true);
		assert.equal(existsSync(path.join(places().installed, 'old')), false);
	});

	for (const command of ['view', 'ci', 'rebuild']) {
		test(`that is stopped during npm ${command} leaves nothing, and keeps what was there`, async () => {
			await install(options());
			await write(places().n8n, { '.npmrc': 'changed' });
			const stop = new AbortController();
			const stopped: Npm = async (args, cwd, signal) => {
				await npm(args, cwd, signal);
				if (args[0] === command) stop.abort();
				signal.throwIfAborted();
				return OK;
			};
			const attempt = install(options({ npm: stopped, signal: stop.signal }));
			await assert.rejects(attempt, { name: 'AbortError' });
			assert.deepEqual(await left(), ['.npmrc', 'installed', 'package-lock.json', 'package.json']);
			assert.equal(await isInstalled(places()), false);
		});
	}

	test('begins anew where one was killed', async () => {
		await write(places().installing, { 'node_modules/half': '' });
		await install(options());
		assert.equal(existsSync(path.join(places().installed, 'node_modules/half')), false);
	});

	const TROUBLES: [what: string, command: string, output: string, expected: RegExp][] = [
		['no network', 'view', 'npm error code ENOTFOUND', /registry cannot be reached/],
		['a network that goes', 'ci', 'npm error code ECONNRESET', /registry cannot be reached.*left/],
		['a full disk', 'ci', 'npm error code ENOSPC', /The disk is full/],
		['a proxy that is not trusted', 'ci', 'npm error code SELF_SIGNED_CERT_IN_CHAIN', /cafile/],
		['anything else', 'ci', 'npm error code E1\nnpm error Oh dear.', /npm says: Oh dear\./],
		['no compiler', 'rebuild', 'gyp ERR!', /driver could not be downloaded, nor compiled/],
	];
	for (const [what, command, output, expected] of TROUBLES) {
		test(`with ${what} ends with a sentence and leaves nothing`, async () => {
			const failing: Npm = async (args, ...more) =>
				args[0] === command ? { ok: false, output } : await npm(args, ...more);
			const attempt = install(options({ npm: failing }));
			await assert.rejects(attempt, { name: 'Trouble', message: expected });
			const files = await left();
			assert.equal(files.includes('installing') || files.includes('installed'), false);
		});
	}

	test('does not wait while npm tries a lost network two thousand times', async () => {
		const failing: Npm = async (args, cwd, signal, listen) => {
			if (args[0] !== 'ci') return await npm(args, cwd, signal);
			for (let time = 0; time < 30 && !signal.aborted; time++) {
				listen?.('npm http fetch GET x attempt 1 failed with ENOTFOUND\n');
			}
			signal.throwIfAborted();
			return OK;
		};
		const attempt = install(options({ npm: failing }));
		await assert.rejects(attempt, { name: 'Trouble', message: /registry cannot be reached/ });
	});

	test('lives with a network that fails now and then', async () => {
		const flaky: Npm = async (args, cwd, signal, listen) => {
			for (let time = 0; time < 30; time++) {
				listen?.('npm http fetch GET x attempt 1 failed with ECONNRESET\n');
				listen?.('npm http fetch GET 200 x 5ms (cache miss)\n');
			}
			return await npm(args, cwd, signal);
		};
		await install(options({ npm: flaky }));
		assert.equal(await isInstalled(places()), true);
	});

	test('with a driver that does not load is no installation', async () => {
		const attempt = install(options({ driverWorks: async () => false }));
		await assert.rejects(attempt, /database driver/);
		assert.equal(existsSync(places().installed), false);
	});
});
