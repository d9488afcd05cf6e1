import type { ChildProcess } from 'node:child_process';

import { hasEnded } from './child.mts';
import { endedTrouble } from './n8n.mts';
import type { Places } from './places.mts';
import type { Screen } from './progress.mts';

interface Room {
	places: Places;
	screen: Screen;
	/** Aborted when the sandbox is to end. */
	signal: AbortSignal;
}

/**
 * Waits for the end that the signal asks for. When n8n ends before, says how, and goes on waiting:
 * what the phones received can still be read.
 * @param inbox its address
 */
export async function untilStopped(
	n8n: ChildProcess,
	{ places, screen, signal }: Room,
	inbox: string,
): Promise<void> {
	await Promise.race([whenEnded(n8n), whenAborted(signal)]);
	if (signal.aborted) return;
	const { message } = await endedTrouble(n8n, places);
	screen.write(
		`\n${message}\nThe inbox is still at ${inbox}. To start n8n again, press Ctrl-C and run npm start.\n`,
	);
	await whenAborted(signal);
}

/** Resolves at the end that the signal asks for. */
export async function whenAborted(signal: AbortSignal): Promise<void> {
	await new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => resolve(), { once: true });
	});
}

async function whenEnded(child: ChildProcess): Promise<void> {
	await new Promise<void>((resolve) => {
		if (hasEnded(child)) resolve();
		child.once('exit', () => resolve());
	});
}
