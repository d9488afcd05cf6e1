import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { perform, type Reached } from './jobs.mts';
import type { MutatedCopy } from './mutants.mts';
import { twoAtOnce } from './two.mts';

/** The folders whose tests run the nodes. */
const folders = 'test/{contract,faults,inbound,nodes,properties,scale,shared}/**/*.test.mts';

/**
 * Too slow with mutants in the code: one test of minutes, bodies of millions of characters, and a
 * hundred thousand items in a small heap.
 */
const slow = new Set([
	'test/faults/faults.test.mts',
	'test/properties/decoding.hostile.test.mts',
	'test/scale/memory.test.mts',
]);

/** Milliseconds. */
const limits = { silence: 240_000, total: 480_000 };

/** A test, and the mutants that it reaches. */
export interface Test {
	file: string;
	/** With the name of its file and its suites. */
	name: string;
	ms: number;
	reaches: ReadonlySet<string>;
}

export interface Reach {
	tests: Test[];
	/** Of each file, the mutants that it reaches before its first test, or between two. */
	atLoad: Map<string, ReadonlySet<string>>;
	/** Files that are too slow, or fail without any mutant, and so can kill none. */
	leftOut: string[];
}

/** What the tests reach, measured once for each state of tests and sources. */
export async function measure(copy: MutatedCopy): Promise<Reach> {
	const kept = path.resolve('coverage/mutation');
	mkdirSync(kept, { recursive: true });
	const reach: Reach = { tests: [], atLoad: new Map(), leftOut: [...slow] };
	const files = globSync(folders).filter((file) => !slow.has(file));
	await twoAtOnce(files.sort(), async (file) => {
		const state = createHash('sha256').update(copy.hash).update(file).update(readFileSync(file));
		const reached = path.join(kept, `${state.digest('hex')}.json`);
		if (!existsSync(reached)) {
			const ending = await perform(copy.folder, { files: [file], reached }, limits);
			if (ending.type !== 'green') {
				reach.leftOut.push(file);
				return;
			}
		}
		const { atLoad, tests, ms } = JSON.parse(readFileSync(reached, 'utf8')) as Reached;
		reach.atLoad.set(file, new Set(Object.keys(atLoad)));
		for (const [name, hits] of Object.entries(tests)) {
			reach.tests.push({ file, name, ms: ms[name] ?? 0, reaches: new Set(Object.keys(hits)) });
		}
	});
	return reach;
}
