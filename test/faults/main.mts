/**
 * `npm run test:faults [-- --seed N] [--only '<words of a name>'] [--cases N] [--case '<line>']
 * [--trial '<line>']`: runs all cases and the trials of all dimensions, or those of some names, or so
 * many of each, or one; prints a line for each that fails, and the figures.
 */
import { parseArgs } from 'node:util';

import { allCases, readCase, shuffled, type Case } from './cases.mts';
import { dimensions } from './dimensions/all.mts';
import * as trials from './dimensions/driver.mts';
import { drive, inWords } from './driver.mts';

const { values } = parseArgs({
	options: {
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		only: { type: 'string', default: '' },
		cases: { type: 'string' },
		case: { type: 'string' },
		trial: { type: 'string' },
	},
});
const seed = Number(values.seed);
const isOne = values.case !== undefined || values.trial !== undefined;
const most = values.cases === undefined ? Infinity : Number(values.cases);

function chosenCases(): Case[] {
	if (values.case !== undefined) return [readCase(values.case)];
	if (isOne) return [];
	const some = allCases(seed).filter(({ subject }) => subject.name.includes(values.only));
	return shuffled(some, seed).slice(0, most);
}

function chosenTrials(): trials.Chosen[][] {
	if (values.trial !== undefined) return [[trials.readTrial(values.trial, dimensions)]];
	if (isOne) return [];
	return dimensions
		.map((dimension) => trials.choose(dimension, seed, { only: values.only, most }))
		.filter((some) => some.length > 0);
}

if (!isOne) console.log(`seed ${seed}`);
const started = performance.now();
const figures = [];
let failures = 0;
const cases = chosenCases();
if (cases.length > 0) {
	const done = await drive(cases);
	failures += done.failed.length;
	for (const line of done.failed) console.log(line);
	figures.push(inWords(done));
}
for (const done of await trials.driveTrials(chosenTrials())) {
	failures += done.failed.length;
	for (const line of done.failed) console.log(line);
	figures.push(trials.inWords(done));
}
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
for (const line of figures) console.log(line);
process.exitCode = failures > 0 ? 1 : 0;
