import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SegmentedMessage } from 'sms-segments-calculator';

import { segmentsOf } from '../../sandbox/simulator/segments.mts';

const TEXTS: readonly (readonly [what: string, text: string])[] = [
	['a short text', 'Hi'],
	['160 letters', 'a'.repeat(160)],
	['161 letters', 'a'.repeat(161)],
	['306 letters', 'a'.repeat(306)],
	['307 letters', 'a'.repeat(307)],
	['80 euro signs, which count two', '€'.repeat(80)],
	['81 euro signs', '€'.repeat(81)],
	['a euro sign across the end of a segment', `${'a'.repeat(152)}€${'a'.repeat(20)}`],
	['70 Cyrillic letters', 'ж'.repeat(70)],
	['71 Cyrillic letters', 'ж'.repeat(71)],
	['an emoji across the end of a segment', `${'ж'.repeat(66)}😀${'ж'.repeat(10)}`],
	['letters with marks that GSM has', 'éèùìòÇØøÅåÆæßÉÄÖÑÜ§äöñüà'],
];

describe('The inbox counts the segments', () => {
	for (const [what, text] of TEXTS) {
		test(`of ${what}`, () => {
			const library = new SegmentedMessage(text, 'auto');
			const { encoding, count } = segmentsOf(text);
			assert.deepEqual([encoding, count], [library.encodingName, library.segmentsCount]);
		});
	}
});
