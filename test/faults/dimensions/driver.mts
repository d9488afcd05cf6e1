import { createEngine, type Engine } from '../../../sandbox/engine/engine.mts';
import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import { createSimulator } from '../../../sandbox/simulator/simulator.mts';
import { shuffled } from '../cases.mts';
import { skipWaits } from '../time.mts';
import type { Dimension, Stage, Trial } from './dimension.mts';

/** What came of the trials of one dimension. */
export interface DimensionFigures {
	dimension: string;
	trials: number;
	/** A line for each trial that failed: how to run it again, and what was violated. */
	failed: string[];
}

/** A trial with its seed, of a dimension that is named. */
export interface Chosen {
	dimension: Dimension;
	trial: Trial;
	seed: number;
}

/** Trials at a time: most of what they do is wait. */
const laneCount = 12;

/** Which trials of a dimension: those with some words in their line, and so many of them. */
interface Wanted {
	only?: string;
	most?: number;
}

/** Trials of a dimension in an order that the seed decides, each with a seed of its own. */
export function choose(
	dimension: Dimension,
	seed: number,
	{ only = '', most = Infinity }: Wanted = {},
): Chosen[] {
	const random = dice(seed);
	const all = dimension.trials.map((trial) => ({
		dimension,
		trial,
		seed: Math.floor(random() * 2 ** 32),
	}));
	return shuffled(all, seed)
		.filter((one) => spell(one).includes(only))
		.slice(0, most);
}

/** The trial that a line spells. @throws Error when it spells none */
export function readTrial(line: string, dimensions: readonly Dimension[]): Chosen {
	const [first, name, seed] = line.split(' | ');
	const dimension = dimensions.find((one) => one.name === first);
	const trial = dimension?.trials.find((one) => one.name === name);
	if (!dimension || !trial) throw new Error(`"${line}" is no trial`);
	return { dimension, trial, seed: Number(seed) };
}

/** One line from which the trial can be run again. */
export const spell = ({ dimension, trial, seed }: Chosen): string =>
	[dimension.name, trial.name, seed].join(' | ');

async function performOne(stage: Stage, chosen: Chosen): Promise<string[]> {
	stage.simulator.reset();
	const found = await chosen.trial
		.perform(stage, chosen.seed)
		.then(undefined, (error: unknown) => [error instanceof Error ? `${error.stack}` : `${error}`]);
	if (found.length === 0) return [];
	return [`npm run test:faults -- --trial '${spell(chosen)}'\n    ${found.join('\n    ')}`];
}

async function performAll(engine: Engine, chosen: readonly Chosen[]): Promise<string[]> {
	const failed: string[] = [];
	const waiting = chosen[Symbol.iterator]();
	const lanes = chosen[0]?.dimension.alone ? 1 : laneCount;
	const drive = async (): Promise<void> => {
		const simulator = await createSimulator();
		try {
			for (const one of { [Symbol.iterator]: () => waiting }) {
				failed.push(...(await performOne({ engine, simulator }, one)));
			}
		} finally {
			await simulator.close();
		}
	};
	await Promise.all(Array.from({ length: lanes }, drive));
	return failed;
}

/** Runs trials through n8n's engine, one dimension after the other. */
export async function driveTrials(
	chosen: ReadonlyArray<readonly Chosen[]>,
): Promise<DimensionFigures[]> {
	skipWaits();
	const engine = await createEngine();
	try {
		const figures: DimensionFigures[] = [];
		for (const some of chosen) {
			const failed = await performAll(engine, some);
			const dimension = some[0]?.dimension.name ?? '';
			figures.push({ dimension, trials: some.length, failed });
		}
		return figures;
	} finally {
		await engine.close();
	}
}

/** The figures in one line. */
export function inWords({ dimension, trials, failed }: DimensionFigures): string {
	const all = trials.toLocaleString('en');
	return `faults: ${dimension}: ${all} trials, violations ${failed.length}`;
}
