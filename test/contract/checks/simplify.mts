import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { INodeProperties } from 'n8n-workflow';

import type { Check } from './check.mts';

const built = createRequire(new URL('../../../dist/nodes/', import.meta.url));

/** Fields of an item that a person still takes in at once, by n8n's guidelines. */
const most = 10;

interface Offered {
	resource: string;
	operation: string;
	fields: INodeProperties[];
}

function offeredBy(provider: string): Offered[] {
	const folder = provider.charAt(0).toUpperCase() + provider.slice(1);
	return (built(`./${folder}/operations.js`) as { operations: Offered[] }).operations;
}

/** Results with many fields can be simplified. */
export const simplify: Check = ({ provider, operations }) => {
	describe('offers Simplify where an item has more than ten fields', () => {
		for (const { resource, operation, results } of operations) {
			test(`${resource}: ${operation}`, () => {
				const offered = offeredBy(provider).find(
					(one) => one.resource === resource && one.operation === operation,
				);
				assert.ok(offered);
				const largest = Math.max(...results.map((item) => Object.keys(item).length));
				const isOffered = offered.fields.some(({ name }) => name === 'simplify');
				assert.ok(largest <= most || isOffered, `${largest} fields`);
			});
		}
	});
};
