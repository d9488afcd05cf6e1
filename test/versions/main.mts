/**
 * `npm run test:versions [-- versions]`: the contract suite on each n8n-core of the tested range,
 * with the package as it is published. Ends with non-zero when a test fails.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { packAndUnpack } from '../../sandbox/start/package.mts';
import { installEngine, placePackage, versionFrom } from './engines.mts';
import { versions } from './versions.mts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = path.join(root, 'sandbox/n8n/versions');
const npmrc = path.join(root, 'sandbox/n8n/.npmrc');
const suite = globSync('test/contract/*.test.mts', { cwd: root });

/** Older n8n-cores keep timers that nobody can end. */
const OPTIONS = ['--test-force-exit'];

/** Runs the contract suite over the package in that folder. @returns whether all of it passed */
function passes(folder: string): boolean {
	const env = { ...process.env, PACKAGE_UNDER_TEST: folder };
	const args = ['test/run.mts', ...OPTIONS, ...suite];
	return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status === 0;
}

async function tryVersion(version: string, unpacked: string, name: string): Promise<boolean> {
	const folder = path.join(cache, version);
	await installEngine(folder, version, npmrc);
	const place = await placePackage(unpacked, folder, name);
	const found = await versionFrom(place, 'n8n-core');
	if (found !== version) throw new Error(`The package finds n8n-core ${found}, not ${version}.`);
	console.log(`== n8n-core ${version}, n8n-workflow ${await versionFrom(place, 'n8n-workflow')}`);
	return passes(place);
}

const chosen = process.argv.slice(2);
const staging = await mkdtemp(path.join(tmpdir(), 'sms-gateways-versions-'));
try {
	const unpacked = await packAndUnpack(root, staging, new AbortController().signal);
	const manifest = await readFile(path.join(unpacked, 'package.json'), 'utf8');
	const { name } = JSON.parse(manifest) as { name: string };
	for (const version of chosen.length > 0 ? chosen : versions) {
		if (!(await tryVersion(version, unpacked, name))) process.exitCode = 1;
	}
} finally {
	await rm(staging, { recursive: true, force: true });
}
