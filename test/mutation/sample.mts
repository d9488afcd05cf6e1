import { shuffled } from '../faults/cases.mts';
import type { Mutant } from './mutants.mts';

/** So many mutants, of every file by its weight and at least one; the seed decides which. */
export function draw(mutants: readonly Mutant[], size: number, seed: number): Mutant[] {
	const share = Math.min(1, size / mutants.length);
	const files = Map.groupBy(shuffled(mutants, seed), ({ fileName }) => fileName);
	const drawn = [...files.values()].flatMap((own) =>
		own.slice(0, Math.max(1, Math.round(own.length * share))),
	);
	return shuffled(drawn, seed);
}
