import path from 'node:path';

import { perform, type Ending } from './jobs.mts';
import type { Mutant } from './mutants.mts';
import type { Reach, Test } from './reach.mts';

/** `unreached`: no test runs its code. `survived`, too, when the tests took longer than allowed. */
export type Fate = 'killed' | 'timed out' | 'survived' | 'unreached';

export interface Verdict {
	mutant: Mutant;
	fate: Fate;
	/** The test that killed it. */
	by?: string;
	/** Not all tests that reach it could run in time. */
	cut: boolean;
}

/** Milliseconds: of tests in the quick pass, between two tests, and for all tests of a mutant. */
const quick = 1_500;
const silence = 30_000;

/** Files of the quick pass. */
const fewFiles = 6;

/** How much likelier the tests of a source's own name are to notice a change of it. */
const namesakes = 10;

/** Tries mutants, and learns which files of tests kill those of which source. */
export class Trials {
	private readonly folder: string;
	private readonly reach: Reach;
	private readonly bySource: Map<string, ReadonlySet<string>>;
	private readonly kills = new Map<string, number>();
	private readonly total: number;

	constructor(folder: string, mutants: readonly Mutant[], reach: Reach, total: number) {
		this.folder = folder;
		this.reach = reach;
		this.total = total;
		const bySource = Map.groupBy(mutants, ({ fileName }) => fileName);
		this.bySource = new Map(
			[...bySource].map(([name, own]) => [name, new Set(own.map(({ id }) => id))]),
		);
	}

	/** Wakes a mutant and runs the tests that reach it, the likeliest first, up to the first red. */
	async try(mutant: Mutant): Promise<Verdict> {
		const tests = this.ranked(mutant);
		if (tests.length === 0) return { mutant, fate: 'unreached', cut: false };
		for (const some of split(tests)) {
			const ending = await this.run(some, mutant.id);
			if (ending.type === 'silent') return { mutant, fate: 'timed out', cut: false };
			if (ending.type === 'late') return { mutant, fate: 'survived', cut: true };
			if (ending.type === 'green') continue;
			const killer = some.find(({ name }) => name.endsWith(ending.test));
			if (killer && !(await this.confirms(killer, mutant))) {
				return { mutant, fate: 'survived', cut: true };
			}
			return { mutant, fate: 'killed', by: killer?.name ?? ending.test, cut: false };
		}
		return { mutant, fate: 'survived', cut: false };
	}

	/** A busy machine makes a test red that measures time: a killer kills again, alone. */
	private async confirms(killer: Test, { id, fileName }: Mutant): Promise<boolean> {
		const confirmed = (await this.run([killer], id)).type !== 'green';
		if (confirmed) this.learn(fileName, killer.file);
		return confirmed;
	}

	/** The quick pass for a mutant that stays asleep: anything but green is the machine's fault. */
	async control(mutant: Mutant): Promise<Ending> {
		const [some = []] = split(this.ranked(mutant));
		return some.length > 0 ? await this.run(some) : { type: 'green' };
	}

	private async run(tests: readonly Test[], mutant?: string): Promise<Ending> {
		const slowest = Math.max(...tests.map(({ ms }) => ms));
		const job = {
			files: [...new Set(tests.map(({ file }) => file))],
			tests: tests.map(({ name }) => name),
			...(mutant ? { mutant } : {}),
		};
		return await perform(this.folder, job, { silence: silence + 5 * slowest, total: this.total });
	}

	/**
	 * Tests near a source reach little else, and those of its name are meant for it. What is reached
	 * at load, any test of a file may see.
	 */
	private ranked({ id, fileName }: Mutant): Test[] {
		const near = this.bySource.get(fileName) ?? new Set();
		const name = path.basename(fileName, '.ts');
		const rank = ({ file, reaches, ms }: Test): number => {
			const nearness = near.intersection(reaches).size / (reaches.size + 1);
			const chance = reaches.has(id) ? nearness : 0.1;
			const namesake = path.basename(file).startsWith(`${name}.`) ? namesakes : 1;
			return (namesake * (this.learned(fileName, file) + 1) * chance) / (ms + 20);
		};
		return this.reach.tests
			.filter(({ file, reaches }) => reaches.has(id) || this.reach.atLoad.get(file)?.has(id))
			.map((test) => ({ test, at: rank(test) }))
			.sort((a, b) => b.at - a.at)
			.map(({ test }) => test);
	}

	private learned(source: string, file: string): number {
		return this.kills.get(`${source} ${file}`) ?? 0;
	}

	private learn(source: string, file: string): void {
		this.kills.set(`${source} ${file}`, this.learned(source, file) + 1);
	}
}

/** A quick pass, in few files since each of them opens an engine, and all others. */
function split(tests: readonly Test[]): Test[][] {
	let spent = 0;
	const files = new Set<string>();
	const end = tests.findIndex(({ file, ms }) => {
		spent += ms;
		return spent > quick || files.add(file).size > fewFiles;
	});
	const at = end < 0 ? tests.length : Math.max(1, end);
	return [tests.slice(0, at), tests.slice(at)].filter(({ length }) => length > 0);
}
