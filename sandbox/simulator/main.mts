import { parseArgs } from 'node:util';

import { PROVIDER_NAMES } from './providers.mts';
import { createSimulator, type Simulator } from './simulator.mts';

const DEFAULT_PORT = 4010;
const USAGE = 'Usage: node sandbox/simulator/main.mts [--port 4010] [--duplicate-guard]';

await main();

async function main(): Promise<void> {
	const options = readOptions();
	if (options === undefined) return fail(USAGE);
	const { port, duplicateGuard } = options;
	try {
		const simulator = await createSimulator({ port, proTexting: { duplicateGuard } });
		for (const signal of ['SIGINT', 'SIGTERM'] as const) {
			process.once(signal, () => void simulator.close());
		}
		announce(simulator);
	} catch (error) {
		const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
		if (!isTaken) throw error;
		fail(`Port ${port} is in use by another program. Choose another one with --port.`);
	}
}

function readOptions(): { port: number; duplicateGuard: boolean } | undefined {
	try {
		const { values } = parseArgs({
			options: { port: { type: 'string' }, 'duplicate-guard': { type: 'boolean' } },
		});
		const port = Number(values.port ?? process.env['PORT'] ?? DEFAULT_PORT);
		if (!Number.isInteger(port) || port < 0 || port > 65_535) return undefined;
		return { port, duplicateGuard: values['duplicate-guard'] ?? false };
	} catch {
		return undefined;
	}
}

/** The fields of a credential, as a person copies them into n8n: `apiKey` is shown as Api Key. */
function fieldsOf(credential: Readonly<Record<string, string>>): string[] {
	return Object.entries(credential).map(([name, value]) => {
		const words = name.replace(/([a-z])([A-Z])/g, '$1 $2');
		const label = words.charAt(0).toUpperCase() + words.slice(1);
		return `  ${label.padEnd(18)} ${value}`;
	});
}

function announce({ url, credentials, about }: Simulator): void {
	const lines = [
		`The provider simulator listens on ${url}. Nothing leaves this machine.`,
		'',
		...PROVIDER_NAMES.flatMap((name) => [about(name).title, ...fieldsOf(credentials[name])]),
		'',
		`The phones and their messages: ${url}/`,
		`The same as data: ${url}/control/ledger`,
		'Ctrl-C ends it.',
	];
	process.stdout.write(`${lines.join('\n')}\n`);
}

function fail(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
	process.exitCode = 1;
}
