import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from '../../sandbox/start/child.mts';
import { packAndUnpack } from '../../sandbox/start/package.mts';
import { placesOf } from '../upgrade/saved.mts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GO_ON = new AbortController().signal;
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';

/** What stands in for the npm registry, which n8n asks by the command `npm`. */
export interface Registry {
	/** Leads n8n to it, and nowhere else. */
	env: NodeJS.ProcessEnv;
	close(): Promise<void>;
}

/**
 * Has a version that was published, as it was stored then, and what is built here as another.
 * n8n downloads them, unpacks them and has npm install them, all by itself.
 */
export async function createRegistry(published: string, built: string): Promise<Registry> {
	const folder = await mkdtemp(path.join(tmpdir(), 'sms-gateways-registry-'));
	await copyFile(placesOf(published).package, path.join(folder, `${published}.tgz`));
	await packAs(built, await mkdtemp(path.join(folder, 'built-')), folder);
	const program = path.join(folder, 'npm');
	await writeFile(program, standIn(folder, process.env['PATH'] ?? ''));
	await chmod(program, 0o755);
	return {
		env: {
			PATH: `${folder}${path.delimiter}${process.env['PATH']}`,
			HTTPS_PROXY: NOWHERE,
			NO_PROXY: '127.0.0.1,localhost',
		},
		close: async () => await rm(folder, { recursive: true, force: true }),
	};
}

/** Packs what is built here, under a version. */
async function packAs(version: string, work: string, folder: string): Promise<void> {
	const unpacked = await packAndUnpack(ROOT, work, GO_ON);
	const file = path.join(unpacked, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
	await writeFile(file, JSON.stringify({ ...manifest, version }));
	const archive = path.join(folder, `${version}.tgz`);
	const args = ['-czf', archive, '-C', path.dirname(unpacked), path.basename(unpacked)];
	const { ok, output } = await run('tar', args, GO_ON, { cwd: folder });
	if (!ok) throw new Error(output);
}

/** An `npm` that knows the package, and leaves all else to the real one. */
function standIn(folder: string, realPath: string): string {
	return `#!/usr/bin/env node
const { copyFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const [command, spec = ''] = process.argv.slice(2);
const version = spec.slice(spec.lastIndexOf('@') + 1);
if (command === 'view') {
	console.log(JSON.stringify(version));
} else if (command === 'pack') {
	copyFileSync(${JSON.stringify(folder)} + '/' + version + '.tgz', 'package-' + version + '.tgz');
	console.log('package-' + version + '.tgz');
} else {
	// There is nothing to fetch, and npm need not look whether there is a newer npm.
	const quiet = { npm_config_offline: 'true', npm_config_update_notifier: 'false' };
	const env = { ...process.env, ...quiet, PATH: ${JSON.stringify(realPath)} };
	process.exitCode = spawnSync('npm', process.argv.slice(2), { env, stdio: 'inherit' }).status ?? 1;
}
`;
}
