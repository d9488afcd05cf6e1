import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach } from 'node:test';

import { placesIn, type Places } from '../../sandbox/start/places.mts';
import type { Screen } from '../../sandbox/start/progress.mts';

/** A folder of its own for every test; gone afterwards. */
export function useFolder(): () => string {
	const made: string[] = [];
	beforeEach(async () => {
		made.push(await mkdtemp(path.join(tmpdir(), 'sms-gateways-start-')));
	});
	after(async () => {
		for (const folder of made) await rm(folder, { recursive: true, force: true });
	});
	return () => {
		const folder = made.at(-1);
		if (folder === undefined) throw new Error('There is a folder within a test only.');
		return folder;
	};
}

/** The places of a repository that has nothing in it. */
export function usePlaces(): () => Places {
	const folder = useFolder();
	return () => placesIn(folder());
}

/** Writes files, with the folders that they need. */
export async function write(root: string, files: Record<string, string>): Promise<void> {
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(root, name);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, content);
	}
}

/** A screen that remembers. */
export function createScreen(isTTY = false): Screen & { text: () => string } {
	const parts: string[] = [];
	return { isTTY, write: (text) => parts.push(text), text: () => parts.join('') };
}

/** Never aborted. */
export const GO_ON = new AbortController().signal;
