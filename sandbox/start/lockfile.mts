import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface Entry {
	os?: string[];
	cpu?: string[];
}

/** The folders that npm will fill on this machine, as the lockfile names them. */
export async function packagesIn(
	lockfile: string,
	{ platform, arch }: { platform: string; arch: string } = process,
): Promise<string[]> {
	const { packages } = JSON.parse(await readFile(lockfile, 'utf8')) as {
		packages: Record<string, Entry>;
	};
	return Object.entries(packages)
		.filter(([folder, { os, cpu }]) => folder !== '' && fits(os, platform) && fits(cpu, arch))
		.map(([folder]) => folder);
}

/** How many of the packages are there. */
export function countThere(root: string, folders: readonly string[]): number {
	return folders.filter((folder) => existsSync(path.join(root, folder, 'package.json'))).length;
}

/** The version of a package in the lockfile. */
export async function versionIn(lockfile: string, name: string): Promise<string> {
	const { packages } = JSON.parse(await readFile(lockfile, 'utf8')) as {
		packages: Record<string, { version?: string }>;
	};
	return packages[`node_modules/${name}`]?.version ?? '';
}

/** As npm reads the fields `os` and `cpu`: names, or names that are excluded by a `!`. */
function fits(names: readonly string[] | undefined, own: string): boolean {
	if (names === undefined || names.length === 0) return true;
	if (names.includes(`!${own}`)) return false;
	return names.includes(own) || names.every((name) => name.startsWith('!'));
}
