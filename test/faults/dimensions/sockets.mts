/** Breaks the connections of this process below everything that looks at them. */
import { Socket } from 'node:net';
import { constants } from 'node:os';

interface Options {
	port?: number | string;
}

/** Errors of a connection in the words of Node, by what the process was doing. */
function errorOf(code: string, doing: 'connect' | 'read' | 'write' | 'getaddrinfo'): Error {
	const { errno } = constants;
	const number = (errno as unknown as Record<string, number>)[code] ?? 3008;
	const where = doing === 'connect' ? ' 127.0.0.1:443' : doing === 'getaddrinfo' ? ' host' : '';
	const tls =
		code === 'EPROTO' ? ' C0:error:0A000119:SSL routines:tls_get_more_records:bad record mac:' : '';
	const error = new Error(`${doing} ${code}${where}${tls}`);
	return Object.assign(error, { code, errno: -number, syscall: doing });
}

/** The open connections to each port. */
const open = new Map<number, Set<Socket>>();
/** The ports that cannot be connected to, with why. */
const closed = new Map<number, Error>();
let isWatching = false;

/** Node hands on what `connect` was given as a list with the options first. */
function portOf([first]: unknown[]): number {
	const options = (Array.isArray(first) ? first[0] : first) as Options;
	return Number(options.port);
}

/** To be called before the connections that are to be broken. */
export function watchConnections(): void {
	if (isWatching) return;
	isWatching = true;
	const { prototype } = Socket;
	const connect = Reflect.get(prototype, 'connect') as (this: Socket, ...how: unknown[]) => Socket;
	Reflect.set(prototype, 'connect', function connectWatched(this: Socket, ...how: unknown[]) {
		const port = portOf(how);
		const why = closed.get(port);
		if (why) {
			process.nextTick(() => this.destroy(why));
			return this;
		}
		const own = open.get(port) ?? new Set();
		open.set(port, own.add(this));
		this.once('close', () => own.delete(this));
		return connect.apply(this, how);
	});
}

/** The open connections to a port end with an error, as if the network had. */
export function breakConnections(port: number, code: string): void {
	const doing = ['EPIPE', 'EPROTO'].includes(code) ? 'write' : 'read';
	for (const socket of open.get(port) ?? []) socket.destroy(errorOf(code, doing));
}

/** No new connection to a port comes about, until it is opened again. */
export function refuseConnections(port: number, code: string): void {
	const isName = code === 'ENOTFOUND' || code === 'EAI_AGAIN';
	closed.set(port, errorOf(code, isName ? 'getaddrinfo' : 'connect'));
}

/** New connections to a port come about again. */
export function allowConnections(port: number): void {
	closed.delete(port);
}
