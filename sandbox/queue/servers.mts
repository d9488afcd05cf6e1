import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { answers, freePort } from '../start/checks.mts';
import { end, hasEnded, launch, run } from '../start/child.mts';
import { Trouble } from '../start/trouble.mts';
import { findPrograms, postgresUser } from './programs.mts';
import type { Secrets } from './secrets.mts';

/** How long a server may take to be ready, or to end, in milliseconds. */
const PATIENCE = 60_000;
const INTERVAL = 100;
const GUARD = fileURLToPath(new URL('./guard.mts', import.meta.url));

/** Redis and PostgreSQL of one's own, on loopback. */
export interface Servers {
	redisPort: number;
	postgresPort: number;
	readonly processes: ReadonlyArray<{ name: string; child: ChildProcess }>;
	close(): Promise<void>;
}

interface Server {
	name: string;
	folder: string;
	program: string;
	args: string[];
	user?: { uid: number; gid: number } | undefined;
	isReady: () => Promise<boolean>;
}

/**
 * Starts Redis and PostgreSQL, each with its data in a folder under `folder`.
 * @throws Trouble when one is not installed, or does not start
 */
export async function startServers(
	folder: string,
	secrets: Secrets,
	signal: AbortSignal,
): Promise<Servers> {
	const [redisPort, postgresPort] = [await freePort(), await freePort()];
	const processes: Array<{ name: string; child: ChildProcess }> = [];
	const close = async (): Promise<void> => {
		await Promise.all(processes.map(({ child }) => end(child, PATIENCE)));
	};
	try {
		const redis = await redisIn(path.join(folder, 'redis'), redisPort, secrets);
		processes.push({ name: redis.name, child: await start(redis, signal) });
		const postgres = await postgresIn(path.join(folder, 'postgres'), postgresPort, secrets, signal);
		processes.push({ name: postgres.name, child: await start(postgres, signal) });
		return { redisPort, postgresPort, processes, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function redisIn(folder: string, port: number, { redis }: Secrets): Promise<Server> {
	const programs = await findPrograms();
	await mkdir(folder, { recursive: true });
	const settings = [
		'bind 127.0.0.1',
		`port ${port}`,
		`dir "${folder}"`,
		`requirepass ${redis}`,
		// What waits in the queue is still there after the next start.
		'appendonly yes',
		'save ""',
	];
	// In a file, since everybody on the machine can read a command line.
	const file = path.join(folder, 'redis.conf');
	await writeFile(file, `${settings.join('\n')}\n`, { mode: 0o600 });
	const isReady = async () => await answers(port);
	return { name: 'Redis', folder, program: programs.redis, args: [file], isReady };
}

async function postgresIn(
	folder: string,
	port: number,
	{ postgres }: Secrets,
	signal: AbortSignal,
): Promise<Server> {
	const programs = await findPrograms();
	const user = postgresUser();
	await mkdir(folder, { recursive: true, mode: 0o700 });
	if (user) await chown(folder, user.uid, user.gid);
	const data = path.join(folder, 'data');
	const options = { cwd: folder, user };
	if (!existsSync(path.join(data, 'PG_VERSION'))) {
		const password = path.join(folder, 'password');
		await writeFile(password, postgres, { mode: 0o600 });
		if (user) await chown(password, user.uid, user.gid);
		const how = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
		const args = ['-D', data, `--pwfile=${password}`, ...how];
		const { ok, output } = await run(programs.initdb, args, signal, options);
		await rm(password);
		if (!ok) throw new Trouble(`${output}\nPostgreSQL could not make its database: see above.`);
	}
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		port,
		// What n8n has its statements limited to.
		statement_timeout: '5min',
	};
	const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const asking = ['-h', '127.0.0.1', '-p', String(port)];
	const isReady = async () => (await run(programs.pgIsReady, asking, signal, options)).ok;
	const args = ['-D', data, ...set];
	return { name: 'PostgreSQL', folder, program: programs.postgres, args, user, isReady };
}

async function start(server: Server, signal: AbortSignal): Promise<ChildProcess> {
	const { name, folder, program, args, user, isReady } = server;
	const file = path.join(folder, 'server.log');
	const log = openSync(file, 'w');
	const guarded = [GUARD, JSON.stringify(user ?? {}), program, ...args];
	const stdio = ['ignore' as const, log, log, 'ipc' as const];
	const child = launch(process.execPath, guarded, { cwd: folder, stdio });
	closeSync(log);
	const limit = Date.now() + PATIENCE;
	try {
		while (!(await isReady())) {
			if (hasEnded(child) || Date.now() > limit) {
				throw new Trouble(`${await readFile(file, 'utf8')}\n${name} did not start: see above.`);
			}
			await sleep(INTERVAL, undefined, { signal });
		}
		return child;
	} catch (error) {
		await end(child, PATIENCE);
		throw error;
	}
}
