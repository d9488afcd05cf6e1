import tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './bench/builtin/installed.mts';
import { allCases, type Stage } from './bench/cases.mts';
import { makeCertificate } from './bench/certificate.mts';
import { dialectsOf } from './bench/dialects.mts';
import type { World } from './bench/figures.mts';
import { startGateway, type Gateway } from './bench/gateway.mts';
import { measure } from './bench/measure.mts';
import { readOptions, USAGE, type BenchOptions } from './bench/options.mts';
import { report } from './bench/report.mts';
import { runAll } from './bench/schedule.mts';
import { write } from './bench/write.mts';
import { createEngine, type Engine } from './engine/engine.mts';

const BUILT_IN = './bench/builtin';
const PACKAGES = ['..', './bench/nodes', ...(isInstalled ? [BUILT_IN] : [])].map((folder) =>
	fileURLToPath(new URL(folder, import.meta.url)),
);

/** Recipients and rounds after which Node has compiled what is used often. */
const WARM_UP = [200, 200];

const certificate = makeCertificate();

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
	if (!isInstalled) {
		say("n8n is not installed here, so its own nodes are left out: 'npm start -- --install-only'.");
	}
	// As every client of this process trusts the authorities of the system.
	tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate.cert]);
	const engine = await createEngine({ packageDirs: PACKAGES });
	try {
		const worlds: World[] = [];
		for (const latency of options.latencies) {
			for (const scheme of options.schemes) {
				worlds.push({ scheme, latency, rows: await compare(engine, options, scheme, latency) });
			}
		}
		const text = report(worlds);
		process.stdout.write(`${text}\n`);
		if (options.write) await write(text, worlds);
	} finally {
		await engine.close();
	}
}

async function compare(
	engine: Engine,
	{ recipients, runs }: BenchOptions,
	scheme: World['scheme'],
	latency: number,
): Promise<World['rows']> {
	const gateway = await startGateway(latency, scheme === 'https' ? certificate : undefined);
	try {
		const { credentials, twilio } = gateway;
		const stage = { engine, dialects: dialectsOf(credentials), twilio };
		say(`${scheme.toUpperCase()}, ${latency} ms: warming up…`);
		await warmUp(gateway, stage);
		say('measuring…');
		return await runAll(gateway, allCases(stage, recipients, isInstalled), runs);
	} finally {
		await gateway.stop();
	}
}

async function warmUp(gateway: Gateway, stage: Stage): Promise<void> {
	for (const size of WARM_UP) {
		for (const subject of allCases(stage, [size], isInstalled)) {
			if (subject.sender !== 'twilio') await measure(gateway, subject);
		}
	}
}

/** Progress, beside the table: a file of the output holds the table alone. */
function say(text: string): void {
	process.stderr.write(`${text}\n`);
}
