import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { first, jsonOf } from '../stage.mts';
import type { Check } from './check.mts';

/** A fault, a proxy or a redirect may carry the provider's words; they are no verdict. */
const statuses = [301, 500, 502, 504];

/** Whatever the body says, a message that may have been taken is not sent again. */
export const faults: Check = (fixture, stage) => {
	const submitting = fixture.operations.filter(({ submits }) => submits);

	describe('takes no word of a fault for a verdict', () => {
		for (const operation of submitting) {
			const refusal = first(operation.refusals.filter(({ status, body }) => body && status < 500));
			for (const status of statuses) {
				test(`${operation.resource}: ${operation.operation}, ${refusal.name} with HTTP ${status}`, async () => {
					stage().answer([{ status, body: refusal.body }]);
					const result = await stage().run(operation, { retryOnFail: true });
					assert.equal(result.status, 'error');
					assert.ok(result.tries > 1);
					assert.equal(stage().requests.length, 1, 'never sent again');
					stage().simulator.reset();
					stage().answer([{ status, body: refusal.body }]);
					const going = await stage().run(operation, { onError: 'continueRegularOutput' });
					assert.equal(first(jsonOf(going)).submission, 'unknown');
				});
			}
		}
	});
};
