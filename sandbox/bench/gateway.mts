import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Credentials } from '../simulator/simulator.mts';

/** What the simulator got, in numbers. */
export interface Received {
	requests: number;
	/** Entries of the ledger: what the phones really received. */
	messages: number;
	/** Different phones among them. */
	phones: number;
}

/** The simulator in another process. */
export interface Gateway {
	readonly credentials: Credentials;
	/** What came in since the last look; the simulator starts afresh after it. */
	take(): Promise<Received>;
	/** Ends the process. */
	stop(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./child.mts', import.meta.url));

/** Starts the simulator; every request is answered after `latencyMs`. */
export async function startGateway(latencyMs: number): Promise<Gateway> {
	// Without the parent's own arguments for Node: a profile of the engine is not to be doubled.
	const child = fork(SCRIPT, [String(latencyMs)], { execArgv: [] });
	const ended = once(child, 'exit').then((): never => {
		throw new Error('The simulator ended before the benchmark did');
	});
	// Nobody may be waiting when it ends; whoever asks next is told.
	ended.catch(() => {});
	const nextMessage = async (): Promise<unknown> =>
		(await Promise.race([once(child, 'message'), ended]))[0];
	const credentials = (await nextMessage()) as Credentials;
	return {
		credentials,
		take: async () => {
			// That it could not be sent means that the other side has ended, which is noticed anyway.
			child.send('take', () => {});
			return (await nextMessage()) as Received;
		},
		stop: async () => {
			if (child.connected) child.disconnect();
			await ended.catch(() => {});
		},
	};
}
