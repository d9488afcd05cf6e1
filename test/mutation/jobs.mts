import { fork } from 'node:child_process';
import path from 'node:path';

/** What a process is to run: of these files the tests with these full names, or all. */
export interface Job {
	files: string[];
	tests?: string[];
	/** The mutant to wake. */
	mutant?: string;
	/** Where to write down what the tests reach. */
	reached?: string;
}

/** How often code with a mutant was reached: by no test in particular, and by each test. */
export interface Reached {
	atLoad: Record<string, number>;
	tests: Record<string, Record<string, number>>;
	/** Milliseconds that each test takes. */
	ms: Record<string, number>;
}

export type Report =
	| { type: 'passed' }
	| { type: 'failed'; test: string }
	| { type: 'done'; passed: boolean };

/** How a process ended: `silent` when no test ended for too long, `late` when all took too long. */
export type Ending =
	| { type: 'green' }
	| { type: 'red'; test: string }
	| { type: 'silent' }
	| { type: 'late' };

/** Milliseconds: between two tests, and in all. */
export interface Limits {
	silence: number;
	total: number;
}

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
const exactly = (name: string) => `--test-name-pattern=^${escaped(name)}$`;

/** Runs tests in a process of their own until the first fails, or a limit is reached. */
export async function perform(
	folder: string,
	{ files, tests = [], mutant, reached }: Job,
	limits: Limits,
): Promise<Ending> {
	const child = fork(path.join(folder, 'test/mutation/child.mts'), files, {
		cwd: folder,
		stdio: 'ignore',
		execArgv: ['--test-reporter=./test/mutation/reporter.mts', ...tests.map(exactly)],
		env: {
			...process.env,
			...(mutant ? { __STRYKER_ACTIVE_MUTANT__: mutant } : {}),
			...(reached ? { MUTATION_REACHED: reached } : {}),
		},
	});
	const { promise, resolve } = Promise.withResolvers<Ending>();
	const total = setTimeout(() => resolve({ type: 'late' }), limits.total);
	const silence = setTimeout(() => resolve({ type: 'silent' }), limits.silence);
	child.on('message', (report: Report) => {
		silence.refresh();
		if (report.type === 'failed') resolve({ type: 'red', test: report.test });
		if (report.type === 'done' && report.passed && !reached) resolve({ type: 'green' });
	});
	child.once('exit', (code) => {
		resolve(code === 0 ? { type: 'green' } : { type: 'red', test: `the process: ${code}` });
	});
	const ending = await promise;
	clearTimeout(total);
	clearTimeout(silence);
	child.removeAllListeners();
	child.kill('SIGKILL');
	return ending;
}
