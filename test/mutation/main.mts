/**
 * `npm run test:mutation [-- --sample N] [--seed N] [--file nodes/shared/x.ts] [--mutant ids]
 * [--seconds N]`: changes the shared layer in many small ways, one at a time, and counts how many of
 * the changes the tests notice. Prints each that none notices, and the score.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { mutate, type Mutant } from './mutants.mts';
import { measure } from './reach.mts';
import { draw } from './sample.mts';
import { Trials, type Fate } from './trial.mts';
import { twoAtOnce } from './two.mts';

const { values } = parseArgs({
	options: {
		sample: { type: 'string', default: '250' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		file: { type: 'string' },
		mutant: { type: 'string' },
		seconds: { type: 'string', default: '45' },
	},
});
const seed = Number(values.seed);
const wanted = values.mutant?.split(',');

function inWords({ id, fileName, location, mutatorName, replacement }: Mutant): string {
	const { line, column } = location.start;
	const now = replacement.replaceAll(/\s+/g, ' ').slice(0, 160);
	return `${id} ${fileName}:${line + 1}:${column + 1} ${mutatorName} → ${now}`;
}

const started = performance.now();
const minutes = () => `${((performance.now() - started) / 60_000).toFixed(1)} min`;
const copy = await mutate();
try {
	const all = copy.mutants.filter(({ id, fileName }) =>
		wanted ? wanted.includes(id) : fileName === (values.file ?? fileName),
	);
	const drawn = wanted ? all : draw(all, Number(values.sample), seed);
	console.log(
		`${all.length} mutants (${copy.ignored} ignored), ${drawn.length} drawn, seed ${seed}`,
	);
	const reach = await measure(copy);
	console.log(`${reach.tests.length} tests measured after ${minutes()}`);
	for (const file of reach.leftOut) console.log(`left out: ${file}`);

	const trials = new Trials(copy.folder, copy.mutants, reach, Number(values.seconds) * 1000);
	const counts: Record<Fate, number> = { killed: 0, 'timed out': 0, survived: 0, unreached: 0 };
	const controls = { run: 0, red: 0 };
	let tried = 0;
	await twoAtOnce(drawn, async (mutant) => {
		const { fate, by = '', cut } = await trials.try(mutant);
		counts[fate] += 1;
		tried += 1;
		console.log(`${tried} ${fate}${cut ? ' (cut)' : ''}: ${inWords(mutant)} ${by && `| ${by}`}`);
		if (tried % 20 !== 0) return;
		controls.run += 1;
		if ((await trials.control(mutant)).type !== 'green') controls.red += 1;
	});
	const dead = counts.killed + counts['timed out'];
	console.log(counts, minutes());
	console.log(`${controls.red} of ${controls.run} runs without a mutant were red`);
	console.log(
		`mutation score ${((100 * dead) / drawn.length).toFixed(1)} % of ${drawn.length} mutants, seed ${seed}`,
	);
} finally {
	rmSync(copy.folder, { recursive: true, force: true });
}
