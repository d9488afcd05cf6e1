import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** An address whose connections are never made: neither refused nor accepted. */
export type Nobody = { readonly origin: string; close(): Promise<void> };

/** Listens, and then never looks again at who has come. */
const SLEEPER = `
const { createServer } = require('node:net');
const { parentPort } = require('node:worker_threads');
const server = createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
	parentPort.postMessage(server.address().port);
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

/** More than the system keeps waiting at an address that takes one at a time. */
const CROWD = 4;

/** Opens such an address: its queue is full, and nobody takes from it. */
export async function acceptNobody(): Promise<Nobody> {
	const worker = new Worker(SLEEPER, { eval: true });
	worker.unref();
	const port = await new Promise<number>((resolve, reject) => {
		worker.once('message', resolve);
		worker.once('error', reject);
	});
	const crowd: Socket[] = [];
	for (let n = 0; n < CROWD; n++) {
		const socket = connect(port, '127.0.0.1');
		socket.on('error', () => undefined);
		socket.unref();
		crowd.push(socket);
	}
	await new Promise((resolve) => crowd[0]?.once('connect', resolve));
	return {
		origin: `http://127.0.0.1:${port}`,
		close: async () => {
			for (const socket of crowd) socket.destroy();
			await worker.terminate();
		},
	};
}
