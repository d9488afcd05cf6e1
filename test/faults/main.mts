/**
 * `npm run test:faults [-- --seed N] [--only '<words of a name>'] [--cases N] [--case '<line>']`:
 * runs all cases, or those of some operations, or so many of them, or one; prints a line for each that fails, and the figures.
 */
import { parseArgs } from 'node:util';

import { allCases, readCase, shuffled } from './cases.mts';
import { drive, inWords } from './driver.mts';

const { values } = parseArgs({
	options: {
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		only: { type: 'string', default: '' },
		cases: { type: 'string' },
		case: { type: 'string' },
	},
});
const seed = Number(values.seed);
const some = () => allCases(seed).filter(({ subject }) => subject.name.includes(values.only));
const all = values.case === undefined ? shuffled(some(), seed) : [readCase(values.case)];
const chosen = all.slice(0, values.cases === undefined ? all.length : Number(values.cases));
if (values.case === undefined) console.log(`seed ${seed}`);
const started = performance.now();
const figures = await drive(chosen);
for (const line of figures.failed) console.log(line);
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(inWords(figures));
process.exitCode = figures.failed.length > 0 ? 1 : 0;
