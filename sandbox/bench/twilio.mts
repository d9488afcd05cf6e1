import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Certificate } from './certificate.mts';

/** As much of Twilio as its node needs: POST …/Messages.json takes one message. */
export interface FakeTwilio {
	readonly url: string;
	/** The phone of each message taken. */
	readonly phones: string[];
}

/** Starts it on this machine; every request is answered after `latencyMs`. */
export async function startTwilio(latencyMs: number, tls?: Certificate): Promise<FakeTwilio> {
	const phones: string[] = [];
	const answer: RequestListener = async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const form = new URLSearchParams(Buffer.concat(chunks).toString());
		const to = form.get('To') ?? '';
		phones.push(to);
		if (latencyMs > 0) await sleep(latencyMs);
		const sid = `SM${String(phones.length).padStart(32, '0')}`;
		const message = { sid, status: 'queued', to, from: form.get('From'), body: form.get('Body') };
		response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify(message));
	};
	const server = tls ? createTlsServer(tls, answer) : createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, phones };
}
