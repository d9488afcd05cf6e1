import type { Engine } from '../../../sandbox/engine/engine.mts';
import type { Simulator } from '../../../sandbox/simulator/simulator.mts';

/** What one trial has for itself: n8n's engine is shared, the simulator is not. */
export interface Stage {
	engine: Engine;
	simulator: Simulator;
}

/** One situation of a dimension. All that it leaves open is drawn with the seed. */
export interface Trial {
	/** Unique in its dimension, so that a line can run it again. */
	name: string;
	/** @returns what it violates: nothing, if all is well */
	perform(stage: Stage, seed: number): Promise<string[]>;
}

/** A way in which the world misbehaves that is more than the fault of one exchange. */
export interface Dimension {
	name: string;
	/** How many trials `npm test` runs of it. */
	sample: number;
	/** It changes something that the whole process shares: one trial at a time. */
	alone?: true;
	trials: readonly Trial[];
}

/** All combinations of the values of some fields. */
export function combinations<Fields extends Record<string, readonly unknown[]>>(
	fields: Fields,
): Array<{ [Name in keyof Fields]: Fields[Name][number] }> {
	type One = { [Name in keyof Fields]: Fields[Name][number] };
	return Object.entries(fields).reduce<One[]>(
		(some, [name, values]) =>
			some.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
		[{} as One],
	);
}
