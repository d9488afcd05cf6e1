/** Loaded before the tests: writes down which mutants each of them reaches, and how long it takes. */
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach } from 'node:test';

import type { Reached } from './jobs.mts';

/** Where instrumented code looks for the active mutant, and leaves what it reached. */
interface Switch {
	currentTestId?: string | undefined;
	mutantCoverage?: { static: Record<string, number>; perTest: Reached['tests'] };
}

const shared = globalThis as { __stryker__?: Switch };
const stryker = (shared.__stryker__ ??= {});
stryker.mutantCoverage ??= { static: {}, perTest: {} };
const { static: atLoad, perTest } = stryker.mutantCoverage;
const reached: Reached = { atLoad, tests: perTest, ms: {} };

let started = 0;
beforeEach((context) => {
	// node:test matches names that are joined like this.
	const name = context.fullName.replaceAll(' > ', ' ');
	stryker.currentTestId = name;
	perTest[name] = {};
	started = performance.now();
});
afterEach(() => {
	const { currentTestId } = stryker;
	if (currentTestId !== undefined) reached.ms[currentTestId] = performance.now() - started;
	stryker.currentTestId = undefined;
});
process.once('exit', () =>
	writeFileSync(process.env['MUTATION_REACHED'] ?? '', JSON.stringify(reached)),
);
