import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import path from 'node:path';

import { isCode, Trouble } from './trouble.mts';

/**
 * Notes that the sandbox runs, so that no second one works in the same folders.
 * @returns what takes the note away
 * @throws Trouble when one runs
 */
export async function claim(file: string, note: string): Promise<() => Promise<void>> {
	await checkNotRunning(file);
	await mkdir(path.dirname(file), { recursive: true });
	// What is left lies there from one that was killed.
	await rm(file, { force: true });
	try {
		const handle = await open(file, 'wx');
		await handle.writeFile(JSON.stringify({ pid: process.pid, note }));
		await handle.close();
	} catch (error) {
		if (isCode(error, 'EEXIST')) throw new Trouble('The sandbox is being started elsewhere.');
		throw error;
	}
	return async () => await rm(file, { force: true });
}

/** @throws Trouble when the sandbox runs */
export async function checkNotRunning(file: string): Promise<void> {
	const running = await read(file);
	if (running === undefined || !isAlive(running.pid)) return;
	// A process of the same number, after the machine was started anew.
	const { mtimeMs } = await stat(file);
	if (mtimeMs < Date.now() - uptime() * 1000) return;
	throw new Trouble(
		`The sandbox runs already (${running.note}, process ${running.pid}). Stop it with Ctrl-C where it was started.`,
	);
}

async function read(file: string): Promise<{ pid: number; note: string } | undefined> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as { pid: number; note: string };
	} catch {
		return undefined;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// It is there, and somebody else's.
		return isCode(error, 'EPERM');
	}
}
