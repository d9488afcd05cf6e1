import { existsSync } from 'node:fs';
import path from 'node:path';

import { Trouble } from './trouble.mts';

/** How often to look whether whoever started this is still there, in milliseconds. */
const INTERVAL = 1000;
/** What a shell expects of a command that a signal ended. */
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

type StopSignal = keyof typeof EXIT_CODES;

const stop = new AbortController();
let stoppedBy: StopSignal | undefined;

/**
 * Runs what a person starts at the terminal, and says what became of it.
 * @param task gets the repository's folder, and a signal that is aborted by Ctrl-C; true when it
 * ran until it was stopped
 * @returns the exit code
 */
export async function command(
	task: (root: string, signal: AbortSignal) => Promise<boolean>,
): Promise<number> {
	listenForTheEnd();
	const root = path.join(import.meta.dirname, '..', '..');
	try {
		if (!existsSync(path.join(root, 'node_modules', 'gulp'))) {
			throw new Trouble('The development packages are missing: run npm ci first.');
		}
		if (await task(root, stop.signal)) console.log('Stopped.');
		return 0;
	} catch (error) {
		return explain(error);
	}
}

function explain(error: unknown): number {
	const isAborted = error instanceof Error && error.name === 'AbortError';
	if (stoppedBy !== undefined && isAborted) {
		console.error('Stopped before it was ready. Nothing is left half-installed.');
		return EXIT_CODES[stoppedBy];
	}
	console.error(error instanceof Trouble ? error.message : error);
	return 1;
}

function listenForTheEnd(): void {
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(name, () => askToStop(name));
	}
	// A launcher that is killed tells nothing.
	const launcher = process.ppid;
	setInterval(() => {
		if (process.ppid !== launcher) askToStop('SIGHUP');
	}, INTERVAL).unref();
	// A terminal that is closed takes no more words, and that must not keep us from cleaning up.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** A Ctrl-C comes twice, from the terminal and from the launcher: only the first counts. */
function askToStop(by: StopSignal): void {
	if (stoppedBy !== undefined) return;
	stoppedBy = by;
	console.log('\nStopping…');
	stop.abort();
}
