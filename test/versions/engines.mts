import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { npm, npmTrouble } from '../../sandbox/start/npm.mts';
import { hashOf, readStamp, writeStamp } from '../../sandbox/start/stamp.mts';

const RECIPE = ['package.json', '.npmrc'];
const STAMP = 'stamp';
const GO_ON = new AbortController().signal;

/** n8n-core of that version with its n8n-workflow, in a folder of its own; installed once. */
export async function installEngine(folder: string, version: string, npmrc: string): Promise<void> {
	const stampFile = path.join(folder, STAMP);
	const manifest = { private: true, dependencies: { 'n8n-core': version } };
	await mkdir(folder, { recursive: true });
	await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
	await cp(npmrc, path.join(folder, '.npmrc'));
	const stamp = await hashOf(folder, RECIPE);
	if ((await readStamp(stampFile)) === stamp) return;
	await rm(path.join(folder, 'node_modules'), { recursive: true, force: true });
	const { ok, output } = await npm(['install', '--prefer-offline'], folder, GO_ON);
	if (!ok) throw npmTrouble(`n8n-core ${version} could not be installed.`, output);
	await writeStamp(stampFile, stamp);
}

/**
 * Puts the unpacked package where it finds that n8n-core, and the n8n-workflow that n8n-core has.
 * @returns its folder there
 */
export async function placePackage(
	unpacked: string,
	folder: string,
	name: string,
): Promise<string> {
	const place = path.join(folder, 'node_modules', name);
	await rm(place, { recursive: true, force: true });
	await cp(unpacked, place, { recursive: true });
	return place;
}

/** The version of a package as a file of the folder finds it. */
export async function versionFrom(folder: string, name: string): Promise<string> {
	const { resolve } = createRequire(path.join(folder, 'package.json'));
	const manifest = await readFile(resolve(`${name}/package.json`), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}
