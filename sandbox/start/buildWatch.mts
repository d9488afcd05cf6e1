import { availableParallelism, loadavg } from 'node:os';

import { bar, timeLeft } from './progress.mts';

/** Follows the build of the database driver by what node-gyp writes. */
export interface BuildWatch {
	/** Takes what the build writes, in pieces of any length. */
	listen(text: string): void;
	/** The line to show now. */
	text(): string;
	/** The line to show when the driver works. */
	done(): string;
}

/**
 * The files that are compiled, in their order, and how much of the whole time has passed when each
 * begins: SQLite itself is one file, which takes three quarters.
 */
const BEGINNINGS: readonly (readonly [file: string, share: number])[] = [
	['sqlite3', 0.01],
	['backup', 0.75],
	['database', 0.77],
	['node_sqlite3', 0.8],
	['statement', 0.88],
];
/** `CC(target) Release/obj.target/sqlite3/gen/…/sqlite3.o` of make, `sqlite3.c` of Visual Studio. */
const COMPILED = /(?:^|[\s\\/])(\w+)\.(?:o|c|cc)\s*$/;
/** Before SQLite is compiled, nothing has taken long enough to say anything about the rest. */
const TELLING = 0.5;
/**
 * How long a build takes, as a multiple of the processor time of the probe: 80 s where a round
 * takes 9 ms, measured with Node 24 and GCC on Linux.
 */
const BUILD_PER_PROBE = 9000;
const PROBE_ROUNDS = 40;
/** A machine that has this many times its processors to do is as slow as if it had one to do. */
const CROWD = 1.8;

/**
 * How long the build will take on this machine, in milliseconds, as far as that can be known
 * before it begins. A machine that is slow at reading JSON is as slow at compiling, and one that is
 * busy takes longer.
 * @param processorTime of this process, in milliseconds
 * @param load how many programs want a processor, for each processor
 */
export function expectedBuild(
	json: string,
	processorTime: () => number = ownTime,
	load: number = (loadavg()[0] ?? 0) / availableParallelism(),
): number {
	const begun = processorTime();
	for (let round = 0; round < PROBE_ROUNDS; round++) JSON.stringify(JSON.parse(json));
	const each = (processorTime() - begun) / PROBE_ROUNDS;
	return each * BUILD_PER_PROBE * Math.max(1, load / CROWD);
}

function ownTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** @param expected how long the whole build is expected to take, in milliseconds */
export function buildWatch(expected: number, now: () => number = Date.now): BuildWatch {
	let rest = '';
	let begun: number | undefined;
	let step = -1;
	let total = expected;
	const enter = (next: number): void => {
		begun ??= now();
		step = next;
		const share = BEGINNINGS[step]?.[1] ?? 0;
		if (share > TELLING && now() > begun) total = (now() - begun) / share;
	};
	return {
		listen: (text) => {
			const lines = `${rest}${text}`.split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				const file = COMPILED.exec(line)?.[1];
				const next = BEGINNINGS.findIndex(([name]) => name === file);
				if (next > step) enter(next);
			}
		},
		text: () => {
			if (begun === undefined) return '  Downloading the database driver…';
			const elapsed = now() - begun;
			const [from, to] = [BEGINNINGS[step]?.[1] ?? 0, BEGINNINGS[step + 1]?.[1] ?? 0.99];
			// As long as a file is not compiled, the whole takes at least so long that it is in time.
			total = Math.max(total, elapsed / to);
			const share = Math.min(to, Math.max(from, elapsed / total));
			return `${bar(share)}  compiling the database driver, ${timeLeft(total - elapsed)}`;
		},
		done: () =>
			begun === undefined
				? '  The database driver was downloaded.'
				: `${bar(1)}  The database driver is compiled.`,
	};
}
