import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

import type { Ended, Job } from './job.mts';

const script = path.join(import.meta.dirname, 'child.mts');

function start(job: Job): ChildProcess {
	return spawn(process.execPath, [script, JSON.stringify(job)], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

interface End {
	signal: string | null;
	output: string;
	errors: string;
}

async function ended(child: ChildProcess): Promise<End> {
	const texts = { output: '', errors: '' };
	child.stdout?.on('data', (text: Buffer) => (texts.output += text.toString()));
	child.stderr?.on('data', (text: Buffer) => (texts.errors += text.toString()));
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (_code, signal) => resolve({ signal, ...texts }));
	});
}

/** How long the child may go on after the moment has come, for its state to be written. */
const settling = 150;

/**
 * Starts a process, which kills itself or is killed when the time has come.
 * @throws Error when it came to its end
 */
export async function runUntilKilled(job: Job, hasCome: () => boolean): Promise<void> {
	const child = start(job);
	const timer = setInterval(() => {
		if (job.point !== undefined || !hasCome()) return;
		clearInterval(timer);
		setTimeout(() => child.kill('SIGKILL'), settling);
	}, 5);
	const { signal, output, errors } = await ended(child);
	clearInterval(timer);
	if (signal !== 'SIGKILL') throw new Error(`It was not killed: ${output}${errors}`);
}

/** Runs a process to its end. @returns how each of its executions ended */
export async function runToEnd(job: Job): Promise<Ended[]> {
	const { output, errors } = await ended(start(job));
	const last = output.trim().split('\n').at(-1) ?? '';
	if (!last.startsWith('[')) throw new Error(`It said nothing: ${output}${errors}`);
	return JSON.parse(last) as Ended[];
}
