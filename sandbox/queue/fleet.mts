import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { freePort } from '../start/checks.mts';
import { end, hasEnded } from '../start/child.mts';
import { environmentFor } from '../start/environment.mts';
import { endedTrouble, saysReady, startN8n, whenReady } from '../start/n8n.mts';
import { installPackage } from '../start/package.mts';
import { userPlaces, type Places } from '../start/places.mts';
import { urlOf } from '../start/sandbox.mts';
import type { Trouble } from '../start/trouble.mts';
import { healthSettings, queueSettings } from './environment.mts';
import { giveWay } from './priority.mts';
import { secretsIn } from './secrets.mts';
import { startServers } from './servers.mts';

/** How long an n8n process may take to end, in milliseconds: it ends what runs in it. */
const PATIENCE = 15_000;

export interface FleetOptions {
	/** Their `queue` folder takes everything that is written. */
	places: Places;
	port: number;
	webhookPort: number;
	signal: AbortSignal;
	own?: NodeJS.ProcessEnv;
	/** More settings of n8n, for all of its processes. */
	settings?: NodeJS.ProcessEnv;
}

/** n8n in queue mode: several processes over one Redis and one PostgreSQL. */
export interface Fleet {
	/** The editor's address. */
	readonly url: string;
	/** The address at which webhooks are called. */
	readonly webhookUrl: string;
	/** The main process's folder, and its environment. */
	readonly main: { places: Places; env: NodeJS.ProcessEnv };
	/** Adds a worker, and waits until it takes executions. */
	addWorker(): Promise<Worker>;
	/** The ids of the processes that run, by their names, the databases too. */
	processes(): Map<string, number>;
	/** Resolves, with why, when a process ends that nobody ended. */
	readonly broken: Promise<Trouble>;
	close(): Promise<void>;
}

export interface Worker {
	readonly name: string;
	/** What it has written to its log. */
	log(): Promise<string>;
	/** Ends it without a word to it. */
	kill(): Promise<void>;
	/** Lets it finish what it does, and ends it. */
	stop(): Promise<void>;
}

interface Member {
	name: string;
	places: Places;
	env: NodeJS.ProcessEnv;
	child: ChildProcess;
}

/**
 * Starts Redis, PostgreSQL, n8n's main process and a webhook process; workers are added. The
 * package is in each, in a user folder of its own, as on machines of their own.
 */
export async function openFleet(options: FleetOptions): Promise<Fleet> {
	const { places, port, webhookPort, signal, own, settings } = options;
	const secrets = await secretsIn(places.queue);
	const servers = await startServers(places.queue, secrets, signal);
	const common = { ...queueSettings({ ...servers, webhookPort }, secrets), ...settings };
	const members = new Set<Member>();
	let workers = 0;
	let say: (trouble: Trouble) => void = () => {};
	const broken = new Promise<Trouble>((resolve) => (say = resolve));

	const begin = async (
		name: string,
		role: readonly string[],
		memberPort: number,
		extra: NodeJS.ProcessEnv = {},
	): Promise<Member> => {
		const member = { ...places, ...userPlaces(path.join(places.queue, name)) };
		await installPackage(member, signal);
		const ports = { port: memberPort, brokerPort: await freePort() };
		const env = { ...environmentFor(member, ports, own), ...common, ...extra };
		const child = await startN8n(member, env, role);
		const begun = { name, places: member, env, child };
		members.add(begun);
		child.once('exit', () => {
			if (members.has(begun)) void endedTrouble(child, member).then(say);
		});
		return begun;
	};
	const close = async (): Promise<void> => {
		const all = [...members];
		members.clear();
		await Promise.all(all.map(({ child }) => end(child, PATIENCE)));
		await servers.close();
	};
	const addWorker = async (): Promise<Worker> => {
		const name = `worker-${(workers += 1)}`;
		const healthPort = await freePort();
		const worker = await begin(name, ['worker'], healthPort, healthSettings(healthPort));
		// Taking a call goes before working off those that were taken: else calls are lost.
		await giveWay(worker.child.pid);
		await whenReady(worker.child, urlOf(healthPort), worker.places, signal, saysReady);
		return workerOf(name, worker, () => members.delete(worker));
	};

	try {
		const main = await begin('main', ['start'], port);
		await whenReady(main.child, urlOf(port), main.places, signal);
		// Only now: the main process makes the tables that the others need.
		const webhook = await begin('webhook', ['webhook'], webhookPort);
		await whenReady(webhook.child, urlOf(webhookPort), webhook.places, signal, saysReady);
		return {
			url: urlOf(port),
			webhookUrl: urlOf(webhookPort),
			main,
			addWorker,
			processes: () => processesOf([...servers.processes, ...members]),
			broken,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

function processesOf(running: ReadonlyArray<Pick<Member, 'name' | 'child'>>): Map<string, number> {
	return new Map(running.map(({ name, child }) => [name, child.pid ?? 0]));
}

function workerOf(name: string, { child, places }: Member, forget: () => void): Worker {
	return {
		name,
		log: async () => await readFile(places.n8nLog, 'utf8'),
		kill: async () => {
			forget();
			if (hasEnded(child)) return;
			const ended = once(child, 'exit');
			child.kill('SIGKILL');
			await ended;
		},
		stop: async () => {
			forget();
			await end(child, PATIENCE);
		},
	};
}
