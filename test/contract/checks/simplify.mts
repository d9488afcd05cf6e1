import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { offered } from '../offered.mts';
import type { Check } from './check.mts';

/** Fields of an item that a person still takes in at once, by n8n's guidelines. */
const most = 10;

/** Results with many fields can be simplified. */
export const simplify: Check = ({ provider, operations }) => {
	describe('offers Simplify where an item has more than ten fields', () => {
		for (const { resource, operation, results } of operations) {
			test(`${resource}: ${operation}`, () => {
				const found = offered(provider, { resource, operation });
				assert.ok(found);
				const largest = Math.max(...results.map((item) => Object.keys(item).length));
				const isOffered = found.fields.some(({ name }) => name === 'simplify');
				assert.ok(largest <= most || isOffered, `${largest} fields`);
			});
		}
	});
};
