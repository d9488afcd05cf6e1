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
 * How long a build takes, as a multiple of what the probe takes: 80 s where a round takes 9 ms,
 * measured with Node 24 and GCC on Linux.
 */
const BUILD_PER_PROBE = 9000;
const PROBE_ROUNDS = 40;

/**
 * How long the build will take on this machine, in milliseconds, as far as that can be known
 * before it begins. A slow or busy machine is as slow at reading JSON as it is at compiling.
 */
export function expectedBuild(json: string, now: () => number = () => performance.now()): number {
	const begun = now();
	for (let round = 0; round < PROBE_ROUNDS; round++) JSON.stringify(JSON.parse(json));
	return ((now() - begun) / PROBE_ROUNDS) * BUILD_PER_PROBE;
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
