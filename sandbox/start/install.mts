import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { freeSpace } from './checks.mts';
import type { Outcome } from './child.mts';
import { prepareDriver, type Preparing } from './driver.mts';
import { countThere, packagesIn, versionIn } from './lockfile.mts';
import { checkRegistry, networkWatch, NO_NETWORK, npm as realNpm, npmTrouble } from './npm.mts';
import type { Places } from './places.mts';
import { packageWatch } from './packageWatch.mts';
import { createLine } from './progress.mts';
import { hashOf, readStamp, writeStamp } from './stamp.mts';
import { Trouble } from './trouble.mts';

/** What says which n8n is installed, and how. */
const RECIPE = ['package.json', 'package-lock.json', '.npmrc'];
const STAMP = 'stamp';
const NOTHING_LEFT = 'Nothing half-installed is left.';
/** How often the packages are counted, in milliseconds. */
const INTERVAL = 1000;
/** npm's own patience lasts for minutes, also when there is no network at all. */
const FETCHING = [
	'--fetch-retries=3',
	'--fetch-retry-mintimeout=1000',
	'--fetch-retry-maxtimeout=8000',
];

/** Whether the n8n that the lockfile names is there, whole. */
export async function isInstalled(places: Places): Promise<boolean> {
	return (await readStamp(path.join(places.installed, STAMP))) === (await stampFor(places));
}

/**
 * Installs n8n beside its place and moves it there when it is whole; so an end at any moment leaves
 * the old one, or none, but never a part.
 */
export async function install(options: Preparing): Promise<void> {
	const { places, screen, signal, npm } = options;
	const { installing, installed } = places;
	await checkRegistry(places.n8n, signal, npm);
	const version = await versionIn(path.join(places.n8n, 'package-lock.json'), 'n8n');
	screen.write(`Installing n8n ${version} into sandbox/n8n: once, 2.3 GB, 2 to 10 minutes.\n`);
	screen.write('Step 1 of 2: its packages\n');
	const replaced = `${installing}.replaced`;
	try {
		await clear(installing, replaced);
		await mkdir(installing, { recursive: true });
		for (const file of RECIPE) {
			await copyFile(path.join(places.n8n, file), path.join(installing, file));
		}
		await fetchPackages(options);
		screen.write('Step 2 of 2: its database driver\n');
		await prepareDriver(options, NOTHING_LEFT);
		await writeStamp(path.join(installing, STAMP), await stampFor(places));
		signal.throwIfAborted();
		await rename(installed, replaced).catch(() => {});
		await rename(installing, installed);
	} finally {
		if (signal.aborted) screen.write('Removing what is half-installed…\n');
		await clear(installing, replaced);
	}
}

/** Removes what an installation left that was killed. */
export async function clear(...folders: string[]): Promise<void> {
	for (const folder of folders) {
		await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}

async function stampFor({ n8n }: Places): Promise<string> {
	return `${await hashOf(n8n, RECIPE)} ${process.platform}-${process.arch}`;
}

async function fetchPackages(options: Preparing): Promise<void> {
	const { places, screen, signal } = options;
	const { installing } = places;
	const folders = await packagesIn(path.join(installing, 'package-lock.json'));
	const line = createLine(screen);
	const watch = packageWatch(folders.length);
	const before = await freeSpace(installing);
	const show = async () => {
		const written = before - (await freeSpace(installing));
		const there = countThere(installing, folders);
		if (!signal.aborted) line.put(watch.text(there, written), there === folders.length);
	};
	const timer = setInterval(() => void show(), INTERVAL);
	await show();
	try {
		const { ok, output } = await ci(options, watch.listen);
		if (!ok) {
			await writeFile(places.installLog, output);
			const { message } = npmTrouble('n8n could not be installed.', output);
			throw new Trouble(`${message} ${NOTHING_LEFT} npm's log: ${places.installLog}`);
		}
		line.put(watch.text(folders.length, 0), true);
	} finally {
		clearInterval(timer);
		line.end();
	}
}

async function ci(
	{ places, signal, npm = realNpm }: Preparing,
	watch: (text: string) => void,
): Promise<Outcome> {
	// The lockfile holds the hashes: what the cache has need not be asked for again.
	const args = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=http'];
	const lost = new AbortController();
	const watchNetwork = networkWatch(() => lost.abort());
	const listen = (text: string) => {
		watchNetwork(text);
		watch(text);
	};
	try {
		const either = AbortSignal.any([signal, lost.signal]);
		return await npm([...args, ...FETCHING], places.installing, either, listen);
	} catch (error) {
		if (signal.aborted || !lost.signal.aborted) throw error;
		throw new Trouble(`n8n could not be installed. ${NO_NETWORK} ${NOTHING_LEFT}`);
	}
}
