import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { CONCURRENCY } from './cases.mts';
import { goalsOf, type World } from './figures.mts';
import { plot } from './plot.mts';

const docs = (name: string): string =>
	fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));

/** The first block of code without a language: the tables. */
const tables = /^```text\n[^]*?^```$/m;

/** Writes what was measured where people read it: the tables, a plot, and the figures. */
export async function write(text: string, worlds: readonly World[]): Promise<void> {
	const all = worlds.map((world) => ({ ...world, goals: goalsOf(world) }));
	const figures = { node: process.version, concurrency: CONCURRENCY, worlds: all };
	await writeFile(docs('performance.json'), `${JSON.stringify(figures, null, '\t')}\n`);
	// As providers are reached: over HTTPS, where that was measured.
	const secure = worlds.filter(({ scheme }) => scheme === 'https');
	await writeFile(docs('performance.svg'), plot(secure.length > 0 ? secure : worlds));
	const page = await readFile(docs('performance.md'), 'utf8');
	const block = `\`\`\`text\n${text}\n\`\`\``;
	await writeFile(
		docs('performance.md'),
		page.replace(tables, () => block),
	);
}
