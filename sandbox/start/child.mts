import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a command may take to end by itself, in milliseconds: what it was making is not kept. */
const PATIENCE = 1000;
const onWindows = process.platform === 'win32';

export interface LaunchOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	stdio?: StdioOptions;
	/** For commands that Windows has as scripts only, such as npm. */
	shell?: boolean;
	/** Whom it runs as, instead of whoever runs this; numbers, for the superuser alone. */
	user?: { uid: number; gid: number } | undefined;
}

export interface RunOptions extends LaunchOptions {
	/** Gets what the command writes, as it does. */
	listen?: (text: string) => void;
}

export interface Outcome {
	ok: boolean;
	/** What the command wrote, errors and all. */
	output: string;
}

/** Children that have not ended, so that whatever happens here, none is left behind. */
const alive = new Set<ChildProcess>();
process.on('exit', () => {
	for (const child of alive) kill(child, 'SIGKILL');
});

/**
 * Starts a command in a process group of its own: a Ctrl-C in the terminal does not reach it, so
 * that it is ended in order, and with everything that it started.
 */
export function launch(
	command: string,
	args: readonly string[],
	{ cwd, env = process.env, stdio = 'pipe', shell = false, user }: LaunchOptions,
): ChildProcess {
	const child = spawn(command, [...args], {
		cwd,
		env,
		stdio,
		shell: shell && onWindows,
		detached: !onWindows,
		windowsHide: true,
		...user,
	});
	alive.add(child);
	child.once('exit', () => {
		// What it started and did not end.
		kill(child, 'SIGKILL');
		alive.delete(child);
	});
	child.once('error', () => alive.delete(child));
	return child;
}

/** Runs a command to its end. An aborted signal ends it first, and rejects. */
export async function run(
	command: string,
	args: readonly string[],
	signal: AbortSignal,
	{ listen, ...options }: RunOptions,
): Promise<Outcome> {
	signal.throwIfAborted();
	const child = launch(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	const write = (chunk: Buffer) => {
		output += chunk.toString();
		listen?.(chunk.toString());
	};
	child.stdout?.on('data', write);
	child.stderr?.on('data', write);
	const stop = () => void end(child);
	signal.addEventListener('abort', stop, { once: true });
	const code = await new Promise<number | null>((resolve) => {
		child.once('close', resolve);
		child.once('error', (error) => {
			output += error.message;
			resolve(null);
		});
	});
	signal.removeEventListener('abort', stop);
	signal.throwIfAborted();
	return { ok: code === 0, output };
}

/** Asks a child to end, and ends it when it does not. */
export async function end(child: ChildProcess, patience = PATIENCE): Promise<void> {
	if (hasEnded(child)) return;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	kill(child, 'SIGTERM');
	const waiting = new AbortController();
	const late = sleep(patience, undefined, { signal: waiting.signal }).then(
		() => kill(child, 'SIGKILL'),
		() => {},
	);
	await ended;
	waiting.abort();
	await late;
}

/** Whether the child is gone. */
export function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null || pid === undefined;
}

function kill({ pid }: ChildProcess, signal: NodeJS.Signals): void {
	if (pid === undefined) return;
	if (onWindows) {
		spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
		return;
	}
	try {
		process.kill(-pid, signal);
	} catch {
		// All of them have ended.
	}
}
