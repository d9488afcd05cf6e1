/** Every dimension of the fault suite by a sample; `npm run test:faults` runs all of their trials. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dimensions } from './dimensions/all.mts';
import { choose, driveTrials, inWords } from './dimensions/driver.mts';

const seed = 20_261_130;
for (const dimension of dimensions) {
	const name = `Nobody gets a message twice, and everybody is accounted for: ${dimension.name}`;
	test(name, { timeout: 300_000 }, async (t) => {
		const chosen = choose(dimension, seed, { most: dimension.sample });
		for (const figures of await driveTrials([chosen])) {
			t.diagnostic(inWords(figures));
			assert.ok(figures.trials > 0);
			assert.deepEqual(figures.failed, []);
		}
	});
}
