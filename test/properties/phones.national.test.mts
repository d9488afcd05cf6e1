import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

import { everywhere } from './numbers.mts';
import { readPhone } from './support.mts';

const mobiles = everywhere.filter(({ number }) => number.getType()?.includes('MOBILE'));

describe("Every country's example of a mobile number, at a switchboard", () => {
	test('is the same number when it is dialed in its national form', () => {
		assert.ok(mobiles.length > 200);
		for (const { number, country } of mobiles) {
			const { wire, e164 } = readPhone(number.number, 'lineOrNational', country);
			assert.equal(e164, number.number);
			assert.match(wire, /^\d+$/);
			assert.equal(parsePhoneNumberFromString(wire, country)?.number, number.number, wire);
		}
	});

	test('is spelled alike whichever format it is read in', () => {
		for (const { number } of mobiles) {
			assert.deepEqual(
				(['lineOrE164', 'lineOrDigits'] as const).map((one) => readPhone(number.number, one).wire),
				[number.number, number.number.slice(1)],
			);
		}
	});
});
