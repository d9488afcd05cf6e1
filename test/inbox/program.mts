import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export type Program = {
	readonly url: string;
	/** What it was asked, oldest first. */
	readonly requests: { method: string; type: string; body: string }[];
	/** It has been asked. */
	asked(): Promise<void>;
	close(): Promise<void>;
};

/** The customer's program, such as n8n with a Webhook node, at a Callback URL. */
export async function startProgram(how: number | 'silence' | 'hangUp' = 200): Promise<Program> {
	const requests: Program['requests'] = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const part of request) body += String(part);
		const type = request.headers['content-type'] ?? '';
		requests.push({ method: request.method ?? '', type, body });
		server.emit('asked');
		if (how === 'hangUp') request.socket.destroy();
		// Who follows is counted twice.
		if (typeof how === 'number') response.writeHead(how, { Location: '/elsewhere' }).end('{}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/webhook/sms-reply`,
		requests,
		asked: async () => {
			if (requests.length === 0) await once(server, 'asked');
		},
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
