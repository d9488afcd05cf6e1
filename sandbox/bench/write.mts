import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

import { CONCURRENCY } from './cases.mts';
import { goalsOf, type World } from './figures.mts';
import { plot } from './plot.mts';

const docs = (name: string): string =>
	fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));

/** The block of code that holds the tables. */
const tables = /^```text\n[^]*?^```$/m;

/** Milliseconds to the hundredth: more is noise. */
const round = (ms: number | null): number | null =>
	ms === null ? null : Math.round(ms * 100) / 100;

/** The figures of all cases; of each the time of every run, too. */
function figuresOf(worlds: readonly World[]): object {
	const all = worlds.map((world) => ({
		scheme: world.scheme,
		latency: world.latency,
		goals: goalsOf(world).map((goal) => ({ ...goal, ratio: round(goal.ratio) })),
		rows: world.rows.map(({ samples, ms, cpuMs, ...row }) => ({
			...row,
			ms: round(ms),
			cpuMs: round(cpuMs),
			runs: samples.map((sample) => round(sample.ms)),
		})),
	}));
	return { node: process.version, concurrency: CONCURRENCY, worlds: all };
}

/** Writes what was measured where people read it: the tables, a plot, and the figures. */
export async function write(text: string, worlds: readonly World[]): Promise<void> {
	const file = docs('performance.json');
	const how = { ...(await resolveConfig(file)), parser: 'json' };
	await writeFile(file, await format(JSON.stringify(figuresOf(worlds)), how));
	// As providers are reached: over HTTPS, where that was measured.
	const secure = worlds.filter(({ scheme }) => scheme === 'https');
	await writeFile(docs('performance.svg'), plot(secure.length > 0 ? secure : worlds));
	const page = await readFile(docs('performance.md'), 'utf8');
	const block = `\`\`\`text\n${text}\n\`\`\``;
	const changed = page.replace(tables, () => block);
	await writeFile(docs('performance.md'), changed);
}
