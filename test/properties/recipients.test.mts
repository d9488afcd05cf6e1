import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { knownPhone, readPhone, splitRecipients } from './support.mts';

describe('Recipients', () => {
	test('are split at commas, semicolons and new lines, and lists may hold lists', () => {
		const spelled = fc.stringMatching(/^\+\d{5,12}( \d{1,3})?$/);
		const mark = fc.constantFrom(',', ';', '\n', '\r\n', '\r', ' , ', ',,', ';\n', '\n\n ');
		const some = fc.array(fc.tuple(spelled, mark), { minLength: 1, maxLength: 8 });
		const property = fc.property(some, fc.array(some, { maxLength: 3 }), (first, others) => {
			const joined = (list: Array<[string, string]>) => list.flat().join('');
			const plain = [first, ...others].flatMap((list) => list.map(([number]) => number));
			assert.deepEqual(splitRecipients([first, ...others].map(joined).join('\n')), plain);
			assert.deepEqual(splitRecipients([joined(first), [others.map(joined)], []]), plain);
		});
		fc.assert(property);
	});

	test('of any kind are read or refused, and never a crash', () => {
		const value = fc.oneof(fc.anything({ withNullPrototype: true }), fc.string({ unit: 'binary' }));
		const format = fc.constantFrom('e164' as const, 'digits' as const, 'asTyped' as const);
		const country = fc.constantFrom(undefined, 'US', 'GB', 'XX');
		const property = fc.property(value, format, country, (given, wire, home) => {
			for (const one of [given, ...splitRecipients(given)]) {
				try {
					assert.match(readPhone(one, wire, home).wire, /^\+?\d{2,20}$/);
				} catch (error) {
					assert.match(String(error), /^InvalidInput: 'To' /);
				}
				knownPhone(one, home);
			}
		});
		fc.assert(property, { numRuns: 3000 });
	});
});
