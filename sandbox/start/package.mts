import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { run } from './child.mts';
import { npm, npmTrouble } from './npm.mts';
import type { Places } from './places.mts';
import { hashOf, readStamp, writeStamp } from './stamp.mts';
import { isCode, Trouble } from './trouble.mts';

/** Packs the repository's package and unpacks it into the folder; it gives the package's folder. */
export type Unpack = (root: string, into: string, signal: AbortSignal) => Promise<string>;

interface Manifest {
	name: string;
	version: string;
	dependencies?: Record<string, string>;
	devDependencies?: unknown;
	peerDependencies?: unknown;
}

/** What ends up in the package, or decides that. */
const PACKAGE = ['package.json', 'index.js', 'README.md', 'LICENSE', 'dist'];

/**
 * Puts the package where n8n puts the community packages that it installs, packed and unpacked as
 * n8n does, unless the one there is the same.
 * @returns whether it was put there
 */
export async function installPackage(
	{ root, nodes }: Places,
	signal: AbortSignal,
	unpack: Unpack = packAndUnpack,
): Promise<boolean> {
	const own = await readManifest(path.join(root, 'package.json'));
	const place = path.join(nodes, 'node_modules', own.name);
	const stampFile = path.join(nodes, `${own.name}.stamp`);
	const source = await hashOf(root, PACKAGE);
	const stamp = async () => `${source} ${await hashOf(path.dirname(place), [own.name])}`;
	const isSame = (await readStamp(stampFile)) === (await stamp());
	if (!isSame) {
		const staging = path.join(nodes, 'staging');
		await rm(staging, { recursive: true, force: true });
		await mkdir(staging, { recursive: true });
		const unpacked = await unpack(root, staging, signal);
		await stripManifest(path.join(unpacked, 'package.json'));
		await rm(place, { recursive: true, force: true });
		await mkdir(path.dirname(place), { recursive: true });
		await rename(unpacked, place);
		await rm(staging, { recursive: true, force: true });
		await writeStamp(stampFile, await stamp());
	}
	await enterInLedger(path.join(nodes, 'package.json'), own);
	return !isSame;
}

/** n8n installs nothing that a community package asks for beside its own dependencies. */
async function stripManifest(file: string): Promise<void> {
	const manifest = await readManifest(file);
	delete manifest.devDependencies;
	delete manifest.peerDependencies;
	await writeFile(file, JSON.stringify(manifest, null, 2));
}

/** n8n's list of its community packages; the person may have installed others. */
async function enterInLedger(file: string, { name, version }: Manifest): Promise<void> {
	const ledger = await readManifest(file).catch((error: unknown): Partial<Manifest> => {
		if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return {};
		throw error;
	});
	if (ledger.dependencies?.[name] === version) return;
	const dependencies = { ...ledger.dependencies, [name]: version };
	const entered = { name: 'installed-nodes', private: true, ...ledger, dependencies };
	await writeFile(file, JSON.stringify(entered, null, 2));
}

async function readManifest(file: string): Promise<Manifest> {
	return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}

/** Packs the package as `npm pack` does. @returns the archive's name in the folder `into` */
export async function pack(root: string, into: string, signal: AbortSignal): Promise<string> {
	const args = ['pack', '--ignore-scripts', '--pack-destination', into];
	const packed = await npm(args, root, signal);
	const archive = (await readdir(into)).find((name) => name.endsWith('.tgz'));
	if (!packed.ok || archive === undefined) {
		throw npmTrouble('The package could not be packed.', packed.output);
	}
	return archive;
}

export async function packAndUnpack(
	root: string,
	into: string,
	signal: AbortSignal,
): Promise<string> {
	const archive = await pack(root, into, signal);
	const { ok, output } = await run('tar', ['-xzf', archive], signal, { cwd: into });
	if (!ok) throw new Trouble(`The package could not be unpacked: ${output.trim()}`);
	return path.join(into, 'package');
}
