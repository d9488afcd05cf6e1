import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { jsonOf } from '../stage.mts';
import type { Check } from './check.mts';

/** A dry run says what would go out, and asks nothing of the provider. */
export const dryRun: Check = (fixture, stage) => {
	describe('shows in a dry run what would go out', () => {
		for (const operation of fixture.operations.filter(({ submits }) => submits)) {
			for (const simplify of [true, false]) {
				const name = `${operation.resource}: ${operation.operation}`;
				test(`${name}${simplify ? ', simplified,' : ''} makes no request, and previews`, async () => {
					const options = { ...(operation.parameters['options'] as IDataObject), dryRun: true };
					const parameters = { simplify, options, message: 'It’s here' };
					const result = await stage().run(operation, { parameters } as object);
					assert.equal(result.status, 'success', result.error?.message ?? '');
					assert.equal(stage().requests.length, 0);
					const results = jsonOf(result);
					assert.ok(results.length > 0);
					for (const { submission, reason, preview } of results) {
						assert.deepEqual([submission, reason], ['notSent', 'dryRun']);
						const { text, encoding, segments, at, warnings } = preview as IDataObject;
						assert.deepEqual([text, encoding, segments], ['It’s here', 'UCS-2', 1]);
						assert.equal(at !== null, operation.operation === 'schedule');
						assert.match(
							String(warnings),
							/^The character ’ at position 3 reduces each segment from 160 to 70 characters \(UCS-2\)/,
						);
					}
				});
			}
		}
	});
};
