import type { Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

import { createAuthority, selfSigned, type Authority } from './certificates.mts';
import type { Nature, Play } from './fault.mts';
import { acceptNobody, type Nobody } from './nobody.mts';
import { end, hang, reset, say } from './wire.mts';

/** An address in front of the simulator that has a fault of its own, before a request is read. */
export type Door = {
	/** Scheme, host and port. */
	readonly origin: string;
	/** How many connections it has had. */
	readonly connections: number;
	/** All that clients said to it where it does not pass them on: after TLS, if there is TLS. */
	readonly heard: string;
	/** From the next connection on: how many meet the fault before the others are let in. */
	meets(times: number): void;
	close(): Promise<void>;
};

type Opening = {
	readonly server?: (connected: (socket: Socket) => void) => Server;
	readonly scheme?: 'https';
	/** What meets a client that is not let in. */
	readonly meets: Play | 'lets in' | 'refuses' | Nobody;
};

type Way = Nature & { readonly open: (authority: Authority) => Opening | Promise<Opening> };

const nothing = { tells: 'nothing' } as const;
const refused = { tells: 'refused' } as const;
const lasting = { ...nothing, lasting: true } as const;

const plain =
	(meets: Play): Way['open'] =>
	() => ({ meets });
const once =
	(then: Play): Play =>
	(socket) =>
		void socket.once('data', () => then(socket));

const tls =
	(options: (authority: Authority) => TlsOptions): Way['open'] =>
	(authority) => ({
		server: (connected) => createTlsServer(options(authority), connected),
		scheme: 'https',
		meets: 'lets in',
	});
const tcp =
	(meets: Opening['meets']): Way['open'] =>
	() => ({ meets, scheme: 'https' });

const ALERT = Buffer.from([21, 3, 3, 0, 2, 2, 40]);

/** All ways in that are not the plain one, by name. */
export const DOORS = {
	'refuses connections': { ...refused, open: () => ({ meets: 'refuses' }) },
	'accepts no connection': {
		...lasting,
		open: async () => ({ meets: await acceptNobody() }),
	},
	'resets connections': { ...nothing, open: plain(reset) },
	'ends connections': { ...nothing, open: plain(end) },
	'reads nothing': { ...lasting, open: plain((socket) => void socket.pause()) },
	'resets within the request': { ...nothing, open: plain(once(reset)) },
	'ends within the request': { ...nothing, open: plain(once(end)) },
	'hangs within the request': { ...lasting, open: plain(once(hang)) },
	'answers before it is asked': {
		...refused,
		blamesMessage: true,
		open: plain(say('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')),
	},
	'speaks TLS': { tells: 'taken', open: tls((authority) => authority.issue()) },
	'has an expired certificate': {
		...refused,
		open: tls((authority) => authority.issue({ from: -90, until: -1 })),
	},
	'has a certificate that is not valid yet': {
		...refused,
		open: tls((authority) => authority.issue({ from: 300, until: 400 })),
	},
	'has a certificate for another host': {
		...refused,
		open: tls((authority) => authority.issue({ host: '127.0.0.9' })),
	},
	'has a certificate that it made itself': { ...refused, open: tls(() => selfSigned()) },
	'has a certificate of nobody known': { ...refused, open: tls(() => createAuthority().issue()) },
	'wants a certificate of the client': {
		...nothing,
		open: tls((authority) => ({ ...authority.issue(), requestCert: true, ca: authority.cert })),
	},
	'knows old TLS alone': {
		...refused,
		open: tls((authority) => ({
			...authority.issue(),
			minVersion: 'TLSv1.1',
			maxVersion: 'TLSv1.1',
		})),
	},
	'knows no TLS': { ...refused, open: tcp('lets in') },
	'breaks off the handshake': { ...refused, open: tcp(once(say(ALERT))) },
	'resets in the handshake': { ...nothing, open: tcp(once(reset)) },
	'ends in the handshake': { ...nothing, open: tcp(once(end)) },
	'hangs in the handshake': { ...lasting, open: tcp(hang) },
	'answers the handshake with nonsense': { ...refused, open: tcp(once(say('\0'.repeat(64)))) },
} as const satisfies Readonly<Record<string, Way>>;

export type DoorName = keyof typeof DOORS;

/** Nobody listens there: a port below those that are given out. */
const CLOSED = 'http://127.0.0.1:1';

/** Opens a way in. Behind it stands the simulator's own server. */
export async function openDoor(
	name: DoorName,
	behind: HttpServer,
	authority: Authority,
): Promise<Door> {
	const way: Way = DOORS[name];
	const { server: make = createServer, scheme = 'http', meets } = await way.open(authority);
	if (meets === 'refuses') return closedDoor;
	if (typeof meets === 'object') return { ...closedDoor, ...meets };
	const sockets = new Set<Socket>();
	let connections = 0;
	let left = Infinity;
	const heard: Buffer[] = [];
	const server = make((socket) => {
		if (meets === 'lets in' || left <= 0) return void behind.emit('connection', socket);
		left -= 1;
		socket.on('data', (bytes) => heard.push(bytes));
		meets(socket);
	});
	server.on('connection', (socket: Socket) => {
		connections += 1;
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.on('close', () => sockets.delete(socket));
	});
	server.on('tlsClientError', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `${scheme}://127.0.0.1:${port}`,
		get connections() {
			return connections;
		},
		get heard() {
			return Buffer.concat(heard).toString('latin1');
		},
		meets: (times) => void (left = times),
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

const closedDoor: Door = {
	origin: CLOSED,
	connections: 0,
	heard: '',
	meets: () => undefined,
	close: async () => undefined,
};
