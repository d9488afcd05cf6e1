import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CONCURRENCY, makeCase, type Case, type Pattern } from './bench/cases.mts';
import { dialectsOf, type Dialect } from './bench/dialects.mts';
import { startGateway, type Gateway } from './bench/gateway.mts';
import { measure, type Sample } from './bench/measure.mts';
import { readOptions, USAGE, type BenchOptions } from './bench/options.mts';
import { report, toRatios, toRow, type Row } from './bench/report.mts';
import { createEngine, type Engine } from './engine/engine.mts';

const PACKAGES = ['..', './bench/nodes'].map((folder) =>
	fileURLToPath(new URL(folder, import.meta.url)),
);

/** Enough for Node to compile what is used often; few enough for the slow pattern. */
const WARM_UP: Readonly<Record<Pattern, number>> = { node: 200, barePool: 200, oneByOne: 10 };
const PATTERNS: readonly Pattern[] = ['node', 'barePool', 'oneByOne'];

await main();

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options === undefined) {
		process.stderr.write(`${USAGE}\n`);
		process.exitCode = 2;
		return;
	}
	// Ending in this way removes the engine's temporary folder and closes the channel to the
	// simulator, which then ends too.
	process.once('SIGINT', () => process.exit(130));
	process.once('SIGTERM', () => process.exit(143));
	const gateway = await startGateway(options.latency);
	try {
		await compare(gateway, options);
	} finally {
		await gateway.stop();
	}
}

async function compare(gateway: Gateway, options: BenchOptions): Promise<void> {
	const dialects = dialectsOf(gateway.credentials);
	const credentials = Object.fromEntries(
		dialects.map(({ credential, data }) => [credential, data]),
	);
	const engine = await createEngine({ packageDirs: PACKAGES, credentials });
	try {
		say('Warming up…');
		for (const pattern of PATTERNS) await warmUp(engine, gateway, pattern, dialects);
		const rows = await runAll(engine, gateway, options, allCases(dialects, options));
		process.stdout.write(`${report(rows, options)}\n`);
		if (options.json !== undefined) await writeFigures(options.json, rows, options);
	} finally {
		await engine.close();
	}
}

async function warmUp(
	engine: Engine,
	gateway: Gateway,
	pattern: Pattern,
	dialects: readonly Dialect[],
): Promise<void> {
	for (const dialect of dialects) {
		const subject = makeCase(pattern, dialect, WARM_UP[pattern]);
		// A credential is checked at its first use, by a request that is no case's own.
		await engine.run(subject);
		await gateway.take();
	}
}

/** What is compared stands side by side, so that a busy moment of the machine hits all of it. */
function allCases(dialects: readonly Dialect[], { recipients, oneByOne }: BenchOptions): Case[] {
	return dialects.flatMap((dialect) => [
		...recipients.flatMap((count) => [
			makeCase('node', dialect, count),
			makeCase('barePool', dialect, count),
		]),
		makeCase('oneByOne', dialect, oneByOne),
	]);
}

/** Each run goes through all cases, rather than all runs of a case at once: for the same reason. */
async function runAll(
	engine: Engine,
	gateway: Gateway,
	{ runs }: BenchOptions,
	cases: readonly Case[],
): Promise<Row[]> {
	const samples = new Map<Case, Sample[]>(cases.map((subject) => [subject, []]));
	for (let run = 1; run <= runs; run++) {
		say(`Run ${run} of ${runs}…`);
		for (const [subject, taken] of samples) taken.push(await measure(engine, gateway, subject));
	}
	return [...samples].map(([subject, taken]) => toRow(subject, taken));
}

async function writeFigures(file: string, rows: Row[], options: BenchOptions): Promise<void> {
	const { latency, runs } = options;
	const conditions = { node: process.version, latency, runs, concurrency: CONCURRENCY };
	const figures = { ...conditions, rows, ratios: toRatios(rows) };
	await writeFile(file, `${JSON.stringify(figures, null, '\t')}\n`);
}

/** Progress, beside the table: a file of the output holds the table alone. */
function say(text: string): void {
	process.stderr.write(`${text}\n`);
}
