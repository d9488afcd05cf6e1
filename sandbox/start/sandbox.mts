import type { ChildProcess } from 'node:child_process';
import path from 'node:path';

import type { Simulator } from '../simulator/simulator.mts';
import { announcement } from './announce.mts';
import { buildPackage } from './build.mts';
import {
	checkDisk,
	checkNode,
	checkPort,
	freePort,
	SPACE_TO_INSTALL,
	SPACE_TO_START,
} from './checks.mts';
import { end } from './child.mts';
import { seedsFor } from './credentials.mts';
import { environmentFor } from './environment.mts';
import { furnish } from './furnish.mts';
import { install, isInstalled } from './install.mts';
import { startN8n, whenReady } from './n8n.mts';
import type { StartOptions } from './options.mts';
import { OWNER } from './owner.mts';
import { installPackage } from './package.mts';
import type { Places } from './places.mts';
import type { Screen } from './progress.mts';
import { checkNotRunning, claim } from './running.mts';
import { isCode, Trouble } from './trouble.mts';
import { untilStopped } from './untilStopped.mts';

/** How long n8n may take to end, in milliseconds: it ends what runs in it. */
const N8N_PATIENCE = 10_000;

export interface Surroundings {
	places: Places;
	options: StartOptions;
	screen: Screen;
	/** Aborted when the sandbox is to end. */
	signal: AbortSignal;
}

/** Runs the sandbox until the signal; everything that it started has ended when this returns. */
export async function runSandbox(surroundings: Surroundings): Promise<void> {
	const { places, options, signal } = surroundings;
	await check(surroundings);
	const release = await claim(places.running, urlOf(options.port));
	try {
		await prepare(surroundings);
		signal.throwIfAborted();
		await serve(surroundings);
	} finally {
		await release();
	}
}

/** Installs n8n, unless it is there. */
export async function installOnly({ places, screen, signal }: Surroundings): Promise<void> {
	checkNode();
	if (await isInstalled(places)) return;
	await checkDisk(places.n8n, SPACE_TO_INSTALL);
	const release = await claim(places.running, 'installing n8n');
	try {
		await install({ places, screen, signal });
	} finally {
		await release();
	}
}

/** Everything that can be known before anything takes long. */
async function check({ places, options }: Surroundings): Promise<void> {
	checkNode();
	await checkNotRunning(places.running);
	await checkPort(options.port, '--port');
	await checkPort(options.inboxPort, '--inbox-port');
	const needed = (await isInstalled(places)) ? SPACE_TO_START : SPACE_TO_INSTALL;
	await checkDisk(places.n8n, needed);
}

async function prepare({ places, screen, signal }: Surroundings): Promise<void> {
	await buildPackage(places, signal, () => void screen.write('Building the package…\n'));
	if (!(await isInstalled(places))) await install({ places, screen, signal });
	await installPackage(places, signal);
}

async function serve(surroundings: Surroundings): Promise<void> {
	const { places, options, screen, signal } = surroundings;
	const simulator = await startSimulator(
		options.inboxPort,
		urlOf(options.port),
		inboxFile(places.data),
	);
	let n8n: ChildProcess | undefined;
	try {
		screen.write('Starting n8n…\n');
		const env = environmentFor(places, { port: options.port, brokerPort: await freePort() });
		n8n = await startN8n(places, env);
		const seeds = seedsFor(simulator.credentials);
		await whenReady(n8n, urlOf(options.port), places, signal);
		const isOwn = await furnish(surroundings, urlOf(options.port), env, seeds);
		const owner = isOwn ? OWNER : undefined;
		screen.write(announcement(urlOf(options.port), `${simulator.url}/`, owner));
		await untilStopped(n8n, surroundings, `${simulator.url}/`);
	} finally {
		if (n8n !== undefined) await end(n8n, N8N_PATIENCE);
		await simulator.close();
	}
}

/** Where the inbox keeps what outlasts a restart: beside n8n's own data, so that a reset removes it. */
export function inboxFile(data: string): string {
	return path.join(data, 'inbox.json');
}

/** Loaded only here: what it needs is there after `npm ci`, and the checks come first. */
export async function startSimulator(
	port: number,
	editor: string,
	keepIn: string,
	webhooks = editor,
): Promise<Simulator> {
	const { createSimulator } = await import('../simulator/simulator.mts');
	try {
		// Example 9 answers there, once it is published.
		const voipCommunications = `${webhooks}/webhook/sms-sms-reply/:sms?key=everybody-knows-this-one`;
		const callbackUrls = { voipCommunications };
		return await createSimulator({ port, editor, callbackUrls, keepIn });
	} catch (error) {
		if (isCode(error, 'EADDRINUSE')) throw new Trouble(`Port ${port} was just taken.`);
		throw error;
	}
}

/** The address of what listens there. */
export function urlOf(port: number): string {
	return `http://127.0.0.1:${port}`;
}
