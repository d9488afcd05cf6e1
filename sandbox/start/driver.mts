import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { buildWatch, expectedBuild } from './buildWatch.mts';
import { run } from './child.mts';
import { npm as realNpm, type Npm } from './npm.mts';
import type { Places } from './places.mts';
import { createLine, type Screen } from './progress.mts';
import { Trouble } from './trouble.mts';

/** How often the line is brought up to date, in milliseconds. */
const INTERVAL = 1000;
/** npm shows what the build writes at once, and not only when it fails. */
const REBUILD = ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'];

export interface Preparing {
	places: Places;
	screen: Screen;
	signal: AbortSignal;
	npm?: Npm;
	/** Whether the database driver, which is compiled code, works here. */
	driverWorks?: (folder: string, signal: AbortSignal) => Promise<boolean>;
}

/**
 * Prepares the database driver, the one package that is compiled code: downloaded ready-made, or
 * compiled here.
 * @param after what the error adds about what is left
 */
export async function prepareDriver(options: Preparing, after: string): Promise<void> {
	const { places, screen, signal, npm = realNpm, driverWorks = loads } = options;
	const { installing } = places;
	const lockfile = await readFile(path.join(installing, 'package-lock.json'), 'utf8');
	const line = createLine(screen);
	const watch = buildWatch(expectedBuild(lockfile));
	const timer = setInterval(() => line.put(watch.text()), INTERVAL);
	try {
		const { ok, output } = await npm(REBUILD, installing, signal, watch.listen);
		if (ok && (await driverWorks(installing, signal))) return line.put(watch.done(), true);
		await writeFile(places.installLog, output);
	} finally {
		clearInterval(timer);
		line.end();
	}
	throw new Trouble(
		`n8n's database driver could not be downloaded, nor compiled. Check the network, or install Python and a C++ compiler, and try again. ${after} npm's log: ${places.installLog}`,
	);
}

async function loads(folder: string, signal: AbortSignal): Promise<boolean> {
	const args = ['-e', "require('sqlite3')"];
	return (await run(process.execPath, args, signal, { cwd: folder })).ok;
}
