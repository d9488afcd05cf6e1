import { statfs } from 'node:fs/promises';
import { connect, createServer } from 'node:net';

import { isCode, Trouble } from './trouble.mts';

/** What n8n and the sandbox's own TypeScript need. */
const NODE_MAJOR = 24;
const HOST = '127.0.0.1';
const GB = 1e9;

/** n8n takes 2.3 GB; npm's cache and the database need some, too. */
export const SPACE_TO_INSTALL = 3 * GB;
/** For the database and the build. */
export const SPACE_TO_START = 0.2 * GB;

/** @throws Trouble when this Node cannot run n8n */
export function checkNode(version = process.versions.node): void {
	if (Number.parseInt(version, 10) >= NODE_MAJOR) return;
	throw new Trouble(
		`Node ${version} is too old: n8n needs Node ${NODE_MAJOR}. 'npm start' fetches it by itself; otherwise install it from https://nodejs.org.`,
	);
}

/** @throws Trouble when the disk on which the folder lies has less room than that */
export async function checkDisk(
	folder: string,
	needed: number,
	free: (folder: string) => Promise<number> = freeSpace,
): Promise<void> {
	const there = await free(folder);
	if (there >= needed) return;
	throw new Trouble(
		`Too little disk space: ${inGb(needed)} are needed in ${folder}, and ${inGb(there)} are free. Make room and try again.`,
	);
}

/** @throws Trouble when another program listens there; `option` chooses another port */
export async function checkPort(
	port: number,
	option: string,
	command = 'npm start',
): Promise<void> {
	if (!(await answers(port)) && (await canListen(port))) return;
	const other = port < 65_000 ? port + 10 : port - 10;
	throw new Trouble(
		`Port ${port} is in use by another program. Stop that, or choose another port: ${command} -- ${option} ${other}`,
	);
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(0, HOST, resolve);
	});
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('No port is free.');
	return address.port;
}

/** How many bytes are free on the disk on which the folder lies. */
export async function freeSpace(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}

function inGb(bytes: number): string {
	return `${(bytes / GB).toFixed(1)} GB`;
}

/**
 * Whether something listens. Asked beside `canListen`, since some systems let two programs listen
 * on one port, one of them on all addresses.
 */
export async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: HOST, timeout: 1000 });
		const end = (answer: boolean) => {
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => end(true));
		socket.once('error', () => end(false));
		socket.once('timeout', () => end(false));
	});
}

async function canListen(port: number): Promise<boolean> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', (error) => {
			if (isCode(error, 'EADDRINUSE')) resolve(false);
			else if (isCode(error, 'EACCES')) reject(new Trouble(forbidden(port)));
			else reject(error);
		});
		server.listen(port, HOST, () => server.close(() => resolve(true)));
	});
}

function forbidden(port: number): string {
	return `The system does not let you listen on port ${port}: choose one above 1023.`;
}
