import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { jsonOf } from '../stage.mts';
import type { Check } from './check.mts';

/** The request byte for byte, and the result of the documented answer. */
export const wire: Check = (fixture, stage) => {
	describe('spells requests as documented, and maps the documented answers', () => {
		for (const operation of fixture.operations) {
			for (const [variant, exchanges] of Object.entries(operation.wire)) {
				test(`${operation.resource}: ${operation.operation} (${variant})`, async () => {
					const { simulator } = stage();
					stage().answer(exchanges.map(({ answer }) => answer));
					const result = await stage().run(operation, { variant });

					assert.equal(result.status, 'success', result.error?.message ?? '');
					assert.deepEqual(
						simulator.requests.map((request) => stage().line(request)),
						exchanges.map(({ line }) => line),
					);
					for (const [place, { type, body = '' }] of exchanges.entries()) {
						const request = simulator.requests[place];
						assert.equal(request?.headers['content-type'], type);
						if (body instanceof RegExp) assert.match(request?.body ?? '', body);
						else assert.equal(request?.body, body);
					}
					assert.deepEqual(jsonOf(result), operation.results);
				});
			}
		}
	});
};
