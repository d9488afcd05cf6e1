import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPhone, refusal, splitRecipients } from '../properties/support.mts';

describe('A phone number is read', () => {
	const rows: Record<string, [text: string, e164: string, country?: string]> = {
		'from the link of an address book': ['tel:+33612345678', '+33612345678'],
		'from a link with hyphens': ['TEL:+1-202-555-0101', '+12025550101'],
		'from the link of a message': ['sms:+33612345678', '+33612345678'],
		'from a link, as a national number': ['tel:0612345678', '+33612345678', 'FR'],
		'from the form of an advertisement': ['p:+12025550101', '+12025550101'],
		'with the former 1 of Mexico': ['+52 1 55 1234 5678', '+525512345678'],
		'with the former 1 of Mexico, in one piece': ['+5215512345678', '+525512345678'],
		'with the former 1 of Mexico behind 00': ['00 52 1 55 1234 5678', '+525512345678'],
		'with the former 1 of Mexico, its plus lost': ['5215512345678', '+525512345678'],
		'with the former 1 of Mexico, at home': ['1 55 1234 5678', '+525512345678', 'MX'],
		'with the former 044 of Mexico': ['044 55 1234 5678', '+525512345678', 'MX'],
		'with the former 01 of Mexico': ['01 55 1234 5678', '+525512345678', 'MX'],
		'grouped as American, in Mexico': ['1 551 234 5678', '+15512345678', 'MX'],
		'with a zero behind the country code of Indonesia': ['62 0812 3456 7890', '+6281234567890'],
		'with that zero at home': ['62 0812 3456 7890', '+6281234567890', 'ID'],
		'with that zero in one piece': ['6208123456789', '+628123456789', 'ID'],
		'with that zero and +': ['+62 0812 3456 7890', '+6281234567890'],
		'with a zero behind the country code of Germany': ['49 0170 1234567', '+491701234567', 'DE'],
		'with a zero behind the country code of India': ['91 098765 43210', '+919876543210', 'IN'],
	};
	for (const [name, [text, e164, country]] of Object.entries(rows)) {
		test(`${name}: ${text}`, () => {
			const read = readPhone(text, 'digits', country);
			assert.deepEqual([read.e164, read.wire], [e164, e164.slice(1)]);
			assert.equal(readPhone(text, 'asTyped', country).e164, e164);
		});
	}

	test('unless a former number of Mexico may be one of the US', () => {
		assert.match(
			refusal(() => readPhone('15512345678', 'e164', 'MX')),
			/could be \+525512345678 \(MX\) or \+15512345678 \(US\)/,
		);
	});

	test('as a line of a switchboard from a link', () => {
		assert.equal(readPhone('tel:101', 'asTyped').wire, '101');
	});
});

describe('The JSON text of a list is a list', () => {
	const rows: Array<[text: string, parts: unknown[]]> = [
		['["+33612345678","+33612345679"]', ['+33612345678', '+33612345679']],
		[' [33612345678, "+33612345679"]\n', [33612345678, '+33612345679']],
		['["+33612345678, +33612345679"]', ['+33612345678', '+33612345679']],
		['[]', []],
		['[+33612345678]', ['[+33612345678]']],
	];
	for (const [text, parts] of rows) {
		test(text, () => assert.deepEqual(splitRecipients(text), parts));
	}
});
