import { STATUS_CODES } from 'node:http';

import type { Answer } from '../types.mts';
import type { Play } from './fault.mts';

/** The other side sees a connection reset by its peer. */
export const reset: Play = (socket) => void socket.resetAndDestroy();

/** The connection is closed as if all had been said. */
export const end: Play = (socket) => void socket.end();

/** Nothing more comes, until the client gives up. */
export const hang: Play = () => undefined;

/** Sends bytes, and goes on from there. */
export function say(bytes: string | Buffer, then: Play = end): Play {
	return (socket) => void socket.write(bytes, () => then(socket));
}

/** Sends some bytes at a time, and goes on from there. */
export function drip(
	pieces: () => Iterable<string | Buffer>,
	everyMs: number,
	then: Play = end,
): Play {
	return (socket) => {
		const left = pieces()[Symbol.iterator]();
		const timer = setInterval(() => {
			const next = left.next();
			if (!next.done) return void socket.write(next.value);
			clearInterval(timer);
			then(socket);
		}, everyMs);
		socket.on('close', () => clearInterval(timer));
	};
}

/** Sends the same bytes for as long as the client takes them. */
export function pour(bytes: Buffer): Play {
	return (socket) => {
		const more = (): void => {
			while (!socket.destroyed && socket.write(bytes));
		};
		socket.on('drain', more);
		more();
	};
}

/** The head of an answer, for a connection that ends with it. */
export function headOf(status: number, headers: Readonly<Record<string, string>>): string {
	const lines = Object.entries({ Connection: 'close', ...headers }).map(
		([name, value]) => `${name}: ${value}\r\n`,
	);
	return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Odd'}\r\n${lines.join('')}\r\n`;
}

/** A whole answer as bytes; headers may say otherwise than the body is. */
export function bytesOf(
	{ status, headers }: Pick<Answer, 'status' | 'headers'>,
	body: string | Buffer,
): Buffer {
	const content = Buffer.from(body);
	const length = { 'Content-Length': String(content.length) };
	return Buffer.concat([Buffer.from(headOf(status, { ...length, ...headers })), content]);
}
