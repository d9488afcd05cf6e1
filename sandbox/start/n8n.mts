import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { hasEnded, launch, run } from './child.mts';
import type { Seed } from './credentials.mts';
import type { Places } from './places.mts';
import { Trouble } from './trouble.mts';

/** How long n8n may take to be ready, in milliseconds; the first time it makes its database. */
const PATIENCE = 180_000;
const INTERVAL = 200;

const LEASH = new URL('./leash.mts', import.meta.url).href;

/** Starts n8n, in a role of its command line; what it says goes to its log. */
export async function startN8n(
	places: Places,
	env: NodeJS.ProcessEnv,
	role: readonly string[] = ['start'],
): Promise<ChildProcess> {
	await mkdir(places.data, { recursive: true });
	const log = openSync(places.n8nLog, 'w');
	try {
		return launch(process.execPath, ['--import', LEASH, programOf(places), ...role], {
			// n8n reads a .env file from where it runs: there must be none of somebody else's.
			cwd: places.data,
			env,
			stdio: ['ignore', log, log, 'ipc'],
		});
	} finally {
		closeSync(log);
	}
}

/**
 * Waits until n8n is ready, by default until its REST API answers.
 * @throws Trouble when n8n ends before, or takes too long
 */
export async function whenReady(
	n8n: ChildProcess,
	base: string,
	places: Places,
	signal: AbortSignal,
	isReady = answersRest,
): Promise<void> {
	const limit = Date.now() + PATIENCE;
	while (!(await isReady(base, signal))) {
		if (hasEnded(n8n)) throw await endedTrouble(n8n, places);
		if (Date.now() > limit) {
			throw new Trouble(`n8n is not ready after three minutes. Its log: ${places.n8nLog}`);
		}
		await sleep(INTERVAL, undefined, { signal });
	}
}

/** Imports credentials with their ids, which n8n's REST API would choose itself. */
export async function importCredentials(
	places: Places,
	env: NodeJS.ProcessEnv,
	seeds: readonly Seed[],
	signal: AbortSignal,
): Promise<void> {
	const file = path.join(places.data, 'credentials-to-import.json');
	await writeFile(file, JSON.stringify(seeds), { mode: 0o600 });
	try {
		const args = [programOf(places), 'import:credentials', `--input=${file}`];
		const { output } = await run(process.execPath, args, signal, { cwd: places.data, env });
		await writeFile(places.n8nLog, output, { flag: 'a' });
	} finally {
		await rm(file, { force: true });
	}
}

/** Says how n8n ended that nobody ended, after its last log lines. */
export async function endedTrouble(n8n: ChildProcess, { n8nLog }: Places): Promise<Trouble> {
	const lines = (await readFile(n8nLog, 'utf8').catch(() => '')).trim().split('\n');
	const { exitCode, signalCode } = n8n;
	const how = signalCode === null ? `with exit code ${exitCode}` : `by signal ${signalCode}`;
	return new Trouble(
		`${lines.slice(-5).join('\n')}\nn8n ended ${how}. Its last log lines are above; the whole log is in ${n8nLog}.`,
	);
}

function programOf({ installed }: Places): string {
	return path.join(installed, 'node_modules', 'n8n', 'bin', 'n8n');
}

/** Whether n8n says of itself that it is ready: all that a webhook process or a worker answers. */
export async function saysReady(base: string, signal: AbortSignal): Promise<boolean> {
	try {
		const ready = await fetch(`${base}/healthz/readiness`, { signal });
		await ready.body?.cancel();
		return ready.ok;
	} catch {
		signal.throwIfAborted();
		return false;
	}
}

/** n8n answers every address with a page until it is ready, so an answer alone says little. */
async function answersRest(base: string, signal: AbortSignal): Promise<boolean> {
	if (!(await saysReady(base, signal))) return false;
	try {
		const settings = await fetch(`${base}/rest/settings`, { signal });
		const type = settings.headers.get('content-type') ?? '';
		await settings.body?.cancel();
		return settings.ok && type.includes('json');
	} catch {
		signal.throwIfAborted();
		return false;
	}
}
