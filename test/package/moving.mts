import { readFileSync } from 'node:fs';
import path from 'node:path';

import { createEngine } from '../../sandbox/engine/engine.mts';
import { createSimulator } from '../../sandbox/simulator/simulator.mts';
import { seedsFor } from '../../sandbox/start/credentials.mts';
import { perform } from '../upgrade/perform.mts';
import { lostFields, type Saved } from '../upgrade/saved.mts';

/** Does with a workflow's file what the README of a provider's package says. */
export function moved(saved: Saved, folder: string): Saved {
	const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
	const [, from, to, types] =
		/replace `(.+)` by `(.+)` in the `type` of each of these nodes: (.+)\.$/m.exec(readme) ?? [];
	if (!from || !to || !types) throw new Error(`${folder}/README.md does not say how to move`);
	let text = JSON.stringify(saved.workflow);
	for (const [, type] of types.matchAll(/`(\w+)`/g)) {
		text = text.replaceAll(`${from}${type}"`, `${to}${type}"`);
	}
	return { ...saved, workflow: JSON.parse(text) as Saved['workflow'] };
}

/**
 * Runs moved workflows with a provider's package alone.
 * @param folder of the built package
 * @returns what is not as it was before
 */
export async function lostByMoving(all: readonly Saved[], folder: string): Promise<string[]> {
	const simulator = await createSimulator();
	const seeds = seedsFor(simulator.credentials).map(({ type, data }) => [type, data] as const);
	const credentials = Object.fromEntries(seeds);
	const engine = await createEngine({ packageDirs: [folder], credentials });
	const lost: string[] = [];
	for (const saved of all) {
		const results = await perform(engine, simulator, moved(saved, folder));
		lost.push(...lostFields(saved.results, results).map((field) => `${saved.name}: ${field}`));
	}
	await engine.close();
	await simulator.close();
	return lost;
}
