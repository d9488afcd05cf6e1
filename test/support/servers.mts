import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { after } from 'node:test';

/** A server of a test's own, for what no provider's simulator would do. */
export interface TestServer {
	/** Its address, without a slash at the end. */
	readonly url: string;
	/** How many connections it has had. */
	readonly connections: number;
}

async function listen(server: Server, port = 0): Promise<TestServer> {
	const sockets = new Set<Socket>();
	let connections = 0;
	server.on('connection', (socket: Socket) => {
		connections += 1;
		sockets.add(socket);
		socket.on('error', () => undefined);
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	after(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	const address = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${address.port}`,
		get connections() {
			return connections;
		},
	};
}

/** Answers HTTP requests, at a port of its own or at the given one; ends with the test. */
export async function serveHttp(answer: RequestListener, port?: number): Promise<TestServer> {
	return await listen(createHttpServer(answer), port);
}

/** Answers bytes with bytes; ends with the test. */
export async function serveBytes(answer: (socket: Socket) => void): Promise<TestServer> {
	const server = createServer((socket) => {
		socket.once('data', () => answer(socket));
	});
	return await listen(server);
}

/** An address at which nobody listens. */
export async function closedPort(): Promise<string> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return `http://127.0.0.1:${port}`;
}
