import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

import { rename, type Names } from './names.mts';
import { listInManifest, listInSimulator } from './register.mts';

/** A provider with all its files: real code, under names that are replaced. */
const template = fileURLToPath(new URL('template/', import.meta.url));

/** The one list of the providers that the simulator speaks for. */
const providersFile = 'sandbox/simulator/providers.mts';

/** What was laid out. */
export type Layout = {
	/** Relative to the project. */
	readonly files: readonly string[];
	/** Where a fact of the provider belongs: `file:line`. */
	readonly facts: readonly string[];
};

/**
 * Lays out the files of a new provider, and puts it on the two lists that there are.
 * @param root the project's folder
 * @throws Error when one of the files is there already; then nothing is written
 */
export async function layOut(root: string, names: Names): Promise<Layout> {
	const sources = readdirSync(template, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
	const texts = new Map<string, string>();
	for (const source of sources) {
		const file = rename(path.relative(template, source), names);
		if (existsSync(path.join(root, file))) throw new Error(`${file} is there already.`);
		texts.set(file, rename(readFileSync(source, 'utf8'), names));
	}
	const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
	const facts: string[] = [];
	for (const [file, text] of texts) {
		const written = await write(root, file, text);
		const lines = written.split('\n').map((line, at) => ({ line, place: `${file}:${at + 1}` }));
		facts.push(...lines.filter(({ line }) => line.includes('FACT')).map(({ place }) => place));
	}
	await write(root, providersFile, listInSimulator(read(providersFile), names));
	await write(root, 'package.json', listInManifest(read('package.json'), names));
	return { files: [...texts.keys()], facts };
}

/** Writes a file as `npm run format` would have it. */
async function write(root: string, file: string, text: string): Promise<string> {
	const place = path.join(root, file);
	const config = await resolveConfig(place);
	const formatted = file.endsWith('.svg')
		? text
		: await format(text, { ...config, filepath: file });
	mkdirSync(path.dirname(place), { recursive: true });
	writeFileSync(place, formatted);
	return formatted;
}
