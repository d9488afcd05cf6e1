import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';

/** What a run does beside its result. */
export interface Watched {
	/** `host:port` of every connection that it makes. */
	connections: string[];
	/** What it has n8n's logger write, at any level. */
	log: unknown[];
}

const current = new AsyncLocalStorage<Watched>();

interface Options {
	host?: string;
	port?: number;
}

/** Node hands on what `connect` was given as a list with the options first. */
function optionsOf([first]: unknown[]): Options {
	return (Array.isArray(first) ? first[0] : first) as Options;
}

let watching = false;

function start(): void {
	watching = true;
	const { prototype } = Socket;
	const connect = Reflect.get(prototype, 'connect') as (this: Socket, ...how: unknown[]) => Socket;
	Reflect.set(prototype, 'connect', function connectWatched(this: Socket, ...how: unknown[]) {
		const { host = '', port } = optionsOf(how);
		current.getStore()?.connections.push(`${host}:${port}`);
		return connect.apply(this, how);
	});
	const require = createRequire(createRequire(import.meta.url).resolve('n8n-core'));
	const { Logger } = require('@n8n/backend-common') as { Logger: { prototype: object } };
	Reflect.set(Logger.prototype, 'log', (...line: unknown[]) => current.getStore()?.log.push(line));
}

/** Runs something, and notes what it connects to and writes to n8n's log. */
export async function watch<T>(
	run: () => PromiseLike<T>,
): Promise<{ result: T; watched: Watched }> {
	if (!watching) start();
	const watched: Watched = { connections: [], log: [] };
	const result = await current.run(watched, async () => await run());
	return { result, watched };
}
