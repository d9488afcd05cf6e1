import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, utimes } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { end, hasEnded, launch, run } from '../../sandbox/start/child.mts';
import { environmentFor } from '../../sandbox/start/environment.mts';
import { reset } from '../../sandbox/start/resetting.mts';
import { claim, checkNotRunning } from '../../sandbox/start/running.mts';
import { GO_ON, useFolder, usePlaces, write } from './support.mts';

const node = process.execPath;
/** Starts a child of its own, tells its number, and lets nobody end it but by force. */
const STUBBORN = `
	process.on('SIGTERM', () => {});
	const args = ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'];
	const child = require('node:child_process').spawn(process.execPath, args);
	console.log(child.pid);
	setInterval(() => {}, 1000);
`;

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

async function isGone(pid: number): Promise<boolean> {
	for (let time = 0; time < 500 && isAlive(pid); time++) await sleep(20);
	return !isAlive(pid);
}

describe('A command', { skip: process.platform === 'win32', timeout: 20_000 }, () => {
	const folder = useFolder();

	test('gives what it wrote, and how it ended', async () => {
		const heard: string[] = [];
		const code = 'console.log(1); console.error(2); process.exitCode = 3';
		const options = { cwd: folder(), listen: (text: string) => void heard.push(text) };
		const { ok, output } = await run(node, ['-e', code], GO_ON, options);
		assert.equal(ok, false);
		assert.deepEqual(output.trim().split('\n').sort(), ['1', '2']);
		assert.equal(heard.join(''), output);
		assert.equal((await run('no-such-command', [], GO_ON, options)).ok, false);
	});

	test('is ended with everything that it started, however stubborn', async () => {
		const stop = new AbortController();
		let grandchild = 0;
		const listen = (text: string) => {
			grandchild = Number(text);
			stop.abort();
		};
		const options = { cwd: folder(), listen };
		await assert.rejects(run(node, ['-e', STUBBORN], stop.signal, options), { name: 'AbortError' });
		assert.ok(grandchild > 0);
		assert.ok(await isGone(grandchild));
	});

	test('does not begin after the stop', async () => {
		const stop = AbortSignal.abort();
		const code = `fs.writeFileSync('begun', '')`;
		await assert.rejects(run(node, ['-e', code], stop, { cwd: folder() }));
		assert.equal(existsSync(path.join(folder(), 'begun')), false);
	});

	test('may end by itself when it is asked to', async () => {
		const code = `process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log()`;
		const child = launch(node, ['-e', code], { cwd: folder() });
		if (child.stdout !== null) await once(child.stdout, 'data');
		await end(child);
		assert.equal(child.exitCode, 7);
		assert.equal(hasEnded(child), true);
		await end(child);
	});
});

describe(
	'No process is left behind',
	{ skip: process.platform === 'win32', timeout: 30_000 },
	() => {
		test('when the sandbox is killed: n8n hangs on a leash', async () => {
			const leash = new URL('../../sandbox/start/leash.mts', import.meta.url).href;
			const n8n = ['--import', leash, '-e', 'setInterval(() => {}, 1000)'];
			const code = `
			const stdio = ['ignore', 'ignore', 'ignore', 'ipc'];
			const args = ${JSON.stringify(n8n)};
			const options = { stdio, detached: true };
			console.log(require('node:child_process').spawn(process.execPath, args, options).pid);
			setInterval(() => {}, 1000);
		`;
			const sandbox = spawn(node, ['-e', code]);
			const [pid] = (await once(sandbox.stdout, 'data')) as [Buffer];
			await sleep(300);
			sandbox.kill('SIGKILL');
			assert.ok(await isGone(Number(pid)));
		});

		test('when npm ends the shell between itself and the launcher', async () => {
			const tether = path.join(import.meta.dirname, '../../sandbox/start/tether.cjs');
			const code = `console.log(process.pid); setInterval(() => {}, 1000)`;
			const line = `"${node}" --require "${tether}" -e "${code}"; true`;
			const shell = spawn('sh', ['-c', line]);
			const [pid] = (await once(shell.stdout, 'data')) as [Buffer];
			shell.kill('SIGTERM');
			assert.ok(await isGone(Number(pid)));
		});
	},
);

describe('The note that the sandbox runs', () => {
	const places = usePlaces();

	test('keeps out a second one until it is taken away', async () => {
		const { running } = places();
		const release = await claim(running, 'http://127.0.0.1:1');
		await assert.rejects(claim(running, ''), {
			name: 'Trouble',
			message: /^The sandbox runs already \(http:\/\/127\.0\.0\.1:1, process \d+\)\. Stop it/,
		});
		await release();
		await checkNotRunning(running);
	});

	test('counts for nothing when its process is gone, or of another day', async () => {
		const { running, n8n } = places();
		await write(n8n, { 'running.json': 'not even JSON' });
		await (
			await claim(running, '')
		)();
		const gone = spawn(node, ['-e', '']);
		await once(gone, 'exit');
		await write(n8n, { 'running.json': JSON.stringify({ pid: gone.pid, note: '' }) });
		await (
			await claim(running, '')
		)();
		await write(n8n, { 'running.json': JSON.stringify({ pid: process.pid, note: '' }) });
		await utimes(running, new Date(0), new Date(0));
		await (
			await claim(running, '')
		)();
	});

	test('keeps the reset away', async () => {
		const { running, data, installed } = places();
		await write(data, { database: '' });
		await write(installed, { stamp: '' });
		const release = await claim(running, '');
		await assert.rejects(reset(places(), true), /runs already/);
		await release();
		assert.match(await reset(places(), false), /n8n stays installed/);
		assert.deepEqual([existsSync(data), existsSync(installed)], [false, true]);
		await reset(places(), true);
		assert.equal(existsSync(installed), false);
	});
});

describe('The environment of n8n', () => {
	const places = usePlaces();

	test('is this machine, this folder, and nothing of the person’s own n8n', async () => {
		const own = { PATH: '/bin', DB_TYPE: 'postgresdb', N8N_ENCRYPTION_KEY: 'x', npm_x: '1' };
		const ports = { port: 1, brokerPort: 2 };
		const env = environmentFor(places(), ports, { ...own, GENERIC_TIMEZONE: 'Asia/Tokyo' });
		assert.deepEqual(
			Object.keys(own).filter((name) => env[name] !== undefined),
			['PATH'],
		);
		assert.equal(env['N8N_LISTEN_ADDRESS'], '127.0.0.1');
		assert.equal(env['N8N_USER_FOLDER'], places().data);
		assert.equal(env['GENERIC_TIMEZONE'], 'Asia/Tokyo');
		assert.notEqual(environmentFor(places(), ports, own)['GENERIC_TIMEZONE'], undefined);
	});
});

describe('What is installed', () => {
	test('is pinned, with a lockfile that names no registry', async () => {
		const folder = path.join(import.meta.dirname, '../../sandbox/n8n');
		const lock = await readFile(path.join(folder, 'package-lock.json'), 'utf8');
		assert.doesNotMatch(lock, /"resolved"/);
		const manifest = await readFile(path.join(folder, 'package.json'), 'utf8');
		const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
		for (const version of Object.values(dependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
		const { packages } = JSON.parse(lock) as { packages: Record<string, object> };
		assert.deepEqual(
			Object.entries(packages['']!).find(([key]) => key === 'dependencies')?.[1],
			dependencies,
		);
	});
});
