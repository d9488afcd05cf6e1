import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A hash of the files' names and contents. Folders count with everything in them; what is not
 * there counts as such.
 */
export async function hashOf(root: string, names: readonly string[]): Promise<string> {
	const files: string[] = [];
	for (const name of names) {
		files.push(name);
		for (const inner of await inside(path.join(root, name))) files.push(path.join(name, inner));
	}
	const hash = createHash('sha256');
	for (const file of [...new Set(files)].sort()) {
		const content = await contentOf(path.join(root, file));
		hash.update(`${file.split(path.sep).join('/')}\0${content?.length ?? 'none'}\0`);
		if (content !== undefined) hash.update(content);
	}
	return hash.digest('hex');
}

/** What was noted in the file; undefined when nothing was. */
export async function readStamp(file: string): Promise<string | undefined> {
	return (await contentOf(file))?.toString('utf8').trim();
}

/** Notes it in the file. Written last, it says that all before it came to its end. */
export async function writeStamp(file: string, stamp: string): Promise<void> {
	await writeFile(file, `${stamp}\n`);
}

async function inside(folder: string): Promise<string[]> {
	try {
		return await readdir(folder, { recursive: true });
	} catch {
		// A file, or nothing.
		return [];
	}
}

async function contentOf(file: string): Promise<Buffer | undefined> {
	try {
		return await readFile(file);
	} catch {
		// A folder, or nothing.
		return undefined;
	}
}
