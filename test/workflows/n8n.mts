import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort } from '../../sandbox/start/checks.mts';
import { end } from '../../sandbox/start/child.mts';
import { seedCredentials, type Seed } from '../../sandbox/start/credentials.mts';
import { isInstalled } from '../../sandbox/start/install.mts';
import { environmentFor } from '../../sandbox/start/environment.mts';
import { importCredentials, startN8n, whenReady } from '../../sandbox/start/n8n.mts';
import { signIn } from '../../sandbox/start/owner.mts';
import { installPackage } from '../../sandbox/start/package.mts';
import { placesIn, userPlaces, type Places } from '../../sandbox/start/places.mts';
import { createRest, type Rest } from '../../sandbox/start/rest.mts';
import { seedWorkflows } from '../../sandbox/start/workflows.mts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Far from every zone that an example names: none of them may depend on where n8n is. */
const ZONE = 'Asia/Tokyo';

/** An n8n of one's own, with this package and the examples in it, and nothing that a person has. */
export interface N8n {
	readonly url: string;
	readonly rest: Rest;
	/** What it wrote to its log since it was started last. */
	log(): Promise<string>;
	/** Kills it in the middle of what it does, and starts it again with the same database. */
	killAndRestart(): Promise<void>;
	/** Stops it, and removes all that it wrote. */
	close(): Promise<void>;
}

/** How n8n is opened, where it is not as the sandbox has it. */
export interface Opening {
	/** Without this package and the examples, which the test brings in. */
	isBare?: boolean;
	env?: NodeJS.ProcessEnv;
}

/**
 * Starts n8n in a folder of its own, and fills it as the sandbox does.
 * @throws Error with the command that installs n8n, where there is none
 */
export async function openN8n(
	credentials: readonly Seed[],
	{ isBare = false, env: added = {} }: Opening = {},
): Promise<N8n> {
	const data = await mkdtemp(path.join(tmpdir(), 'sms-gateways-n8n-'));
	const places: Places = { ...placesIn(ROOT), ...userPlaces(data) };
	if (!(await isInstalled(places))) {
		throw new Error('n8n is not installed: npm start -- --install-only does it.');
	}
	const stop = new AbortController();
	const ports = { port: await freePort(), brokerPort: await freePort() };
	const env = { ...environmentFor(places, ports, surroundings()), ...added };
	if (!isBare) await installPackage(places, stop.signal);
	const url = `http://127.0.0.1:${ports.port}`;
	let child = await startN8n(places, env);
	const log = async () => await readFile(places.n8nLog, 'utf8');
	const killAndRestart = async (): Promise<void> => {
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
		child = await startN8n(places, env);
		await whenReady(child, url, places, stop.signal);
	};
	const close = async (): Promise<void> => {
		stop.abort();
		await end(child);
		await rm(data, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		await whenReady(child, url, places, stop.signal);
		const rest = createRest(url, stop.signal);
		if (!(await signIn(rest))) throw new Error('A new n8n has an account that is not ours.');
		const bringIn = (seeds: readonly Seed[]) => importCredentials(places, env, seeds, stop.signal);
		await seedCredentials(rest, credentials, bringIn);
		if (!isBare) await seedExamples(rest, places);
		return { url, rest, log, killAndRestart, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function seedExamples(rest: Rest, { workflows, imported }: Places): Promise<void> {
	await seedWorkflows(rest, workflows, imported, (sentence) => {
		throw new Error(sentence);
	});
}

/** n8n is not to take part in measuring the coverage of the tests. */
function surroundings(): NodeJS.ProcessEnv {
	const { NODE_V8_COVERAGE: _coverage, ...own } = process.env;
	return { ...own, GENERIC_TIMEZONE: ZONE };
}
