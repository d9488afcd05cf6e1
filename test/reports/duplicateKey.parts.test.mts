/** A Duplicate Key of which a part is empty: every message to a phone would have the same one. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { IExecuteFunctions } from 'n8n-workflow';

import fc from 'fast-check';

const require = createRequire(import.meta.url);
const { findEmptyPart } = require('../../dist/nodes/shared/contract/expressionTemplate.js') as {
	findEmptyPart(
		of: { context: Pick<IExecuteFunctions, 'evaluateExpression'> | object; item: number },
		raw: string,
		whole: string,
	): { code: string; text: string } | undefined;
};

describe('The parts of a key', () => {
	const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', '/', ' '), maxLength: 4 });
	const chunks = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 });

	test('are found empty exactly when one of them is, wherever it stands', () => {
		fc.assert(
			fc.property(chunks, text, (pairs, end) => {
				fc.pre(pairs.length > 1 || (pairs[0]?.[0] ?? '') + end !== '');
				const raw = `=${pairs.map(([before], n) => `${before}{{ $json.f${n} }}`).join('')}${end}`;
				const whole = `${pairs.map(([before, value]) => before + value).join('')}${end}`;
				const evaluateExpression = (code: string) =>
					code.replace(/\{\{ \$json\.f(\d) \}\}/, (_, n: string) => pairs[Number(n)]?.[1] ?? '');
				const found = findEmptyPart({ context: { evaluateExpression }, item: 0 }, raw, whole);
				const place = pairs.findIndex(([, value]) => value.trim() === '');
				const wanted = place < 0 || whole.trim() === '' ? undefined : `{{ $json.f${place} }}`;
				assert.equal(found?.code, wanted, `${raw} gave '${whole}'`);
			}),
			{ numRuns: 2000 },
		);
	});

	test('are judged by the whole where n8n cannot work out a part alone', () => {
		const judge = (raw: string, whole: string) =>
			findEmptyPart({ context: {}, item: 0 }, raw, whole)?.code;
		assert.equal(judge('={{ $json.a }}-shipped', '-shipped'), '{{ $json.a }}');
		assert.equal(judge('=order-{{ $json.a }}', 'order-'), '{{ $json.a }}');
		assert.equal(judge('={{ $json.a }}-{{ $json.b }}', 'undefined-5'), '{{ $json.a }}');
		assert.equal(judge('={{ $json.a }}-shipped', '5-shipped'), undefined);
	});

	test('of a long key take no longer than its length', () => {
		const raw = `=${'{{ $json.a }}-'.repeat(30)}!`;
		const whole = '-'.repeat(100_000);
		assert.equal(findEmptyPart({ context: {}, item: 0 }, raw, whole), undefined);
	});
});
