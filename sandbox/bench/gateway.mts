import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Credentials } from '../simulator/simulator.mts';
import type { Certificate } from './certificate.mts';

/** What the simulator got, in numbers. */
export interface Received {
	requests: number;
	/** Entries of the ledger: what the phones really received. */
	messages: number;
	/** Different phones among them. */
	phones: number;
}

/** What there is to send to. */
export interface Opened {
	/** Of the simulated accounts. */
	readonly credentials: Credentials;
	/** The address that stands for Twilio's. */
	readonly twilio: string;
}

/** The simulator in another process. */
export interface Gateway extends Opened {
	/** What came in since the last look; the simulator starts afresh after it. */
	take(): Promise<Received>;
	/** Ends the process. */
	stop(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./child.mts', import.meta.url));

/**
 * Starts the simulator; every request is answered after `latencyMs`.
 * @param tls answers over HTTPS with this certificate, over HTTP without one
 */
export async function startGateway(latencyMs: number, tls?: Certificate): Promise<Gateway> {
	// Without the parent's own arguments for Node: a profile of the engine is not to be doubled.
	const child = fork(SCRIPT, [String(latencyMs), ...(tls ? [tls.key, tls.cert] : [])], {
		execArgv: [],
	});
	const ended = once(child, 'exit').then((): never => {
		throw new Error('The simulator ended before the benchmark did');
	});
	// Nobody may be waiting when it ends; whoever asks next is told.
	ended.catch(() => {});
	const nextMessage = async (): Promise<unknown> =>
		(await Promise.race([once(child, 'message'), ended]))[0];
	const opened = (await nextMessage()) as Opened;
	return {
		...opened,
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
