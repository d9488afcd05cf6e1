import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPhone, refusal, splitRecipients } from '../properties/support.mts';
import { shown, useBench } from '../support/support.mts';

describe('A number with a spreadsheet’s thousands separators is no list of lines', () => {
	const rows: Record<string, [text: string, numbers: string[], country?: string]> = {
		'of Great Britain': ['447,700,900,123', ['447,700,900,123']],
		'with a plus': ['+447,700,900,123', ['+447,700,900,123']],
		'of the United States': ['2,125,550,101', ['2,125,550,101']],
		'with its country code': ['12,125,550,101', ['12,125,550,101']],
		'of seven digits': ['5,550,101', ['5,550,101']],
		'with decimals': ['447,700,900,123.00', ['447,700,900,123.00']],
		'of nine digits, with its Default Country': ['612,345,678', ['612,345,678'], 'FR'],
		'in the groups of India': ['9,19,87,65,43,210', ['9,19,87,65,43,210']],
		'in the groups of India, two digits first': ['12,02,55,50,101', ['12,02,55,50,101']],
		'in the digits and commas of Arabic': ['٤٤٧،٧٠٠،٩٠٠،١٢٣', ['٤٤٧,٧٠٠,٩٠٠,١٢٣']],
		'beside another': ['447,700,900,123,447,700,900,124', ['447,700,900,123', '447,700,900,124']],
		'beside another with a short first group': [
			'2,125,550,101,2,125,550,102',
			['2,125,550,101', '2,125,550,102'],
		],
		'behind a whole number': ['2125550101,447,700,900,123', ['2125550101', '447,700,900,123']],
		'in lines': ['447,700,900,123\n2,125,550,101', ['447,700,900,123', '2,125,550,101']],
	};
	for (const [name, [text, numbers, country]] of Object.entries(rows)) {
		test(`${name}: ${text}`, () => {
			const parts = splitRecipients(text, country);
			assert.deepEqual(parts, numbers);
			for (const format of ['e164', 'digits', 'asTyped'] as const) {
				assert.match(
					refusal(() => readPhone(parts.at(-1), format, country)),
					/which may be the phone number \+?\p{Nd}+, or \d phone numbers such as \p{Nd}+: remove the commas, or add a space after each$/u,
				);
			}
		});
	}

	const lists: Array<[text: string, lines: string[], country?: string]> = [
		['101,102,103', ['101', '102', '103']],
		['101,102,103,104', ['101', '102', '103', '104']],
		['201, 202', ['201', '202']],
		['201,202', ['201', '202']],
		['201,215,230,247', ['201', '215', '230', '247']],
		['201,202,203', ['201', '202', '203'], 'DE'],
		['212,305,402,117', ['212', '305', '402', '117']],
		['10,11,12,101', ['10', '11', '12', '101']],
		['1001,1002,1003', ['1001', '1002', '1003']],
		['447, 700, 900, 123', ['447', '700', '900', '123']],
		['612,345,678', ['612', '345', '678']],
		['2125550101,101,102', ['2125550101', '101', '102']],
	];
	for (const [text, lines, country] of lists) {
		test(`${text} (${country ?? 'no country'}) is a list of lines`, () => {
			assert.deepEqual(splitRecipients(text, country), lines);
		});
	}

	const single: Array<[text: string, wire: string, country?: string]> = [
		['447.700.900.123', '447700900123'],
		['447 700 900 123', '447700900123'],
		['2 125 550 101', '2125550101'],
		['2.125.550.101', '2125550101', 'US'],
	];
	for (const [text, wire, country] of single) {
		test(`${text} is one number at a switchboard`, () => {
			assert.deepEqual(splitRecipients(text), [text]);
			assert.equal(readPhone(text, 'asTyped', country).wire, wire);
		});
	}

	test('with apostrophes it is refused', () => {
		assert.match(
			refusal(() => readPhone("447'700'900'123", 'asTyped')),
			/not a phone number/,
		);
	});

	const bench = useBench();
	for (const provider of [
		'proTexting',
		'smsScheduler',
		'enswitch',
		'voipCommunications',
	] as const) {
		test(`nothing is sent by ${provider}`, async () => {
			const result = await bench().run(provider, 'message.send', {
				items: [{}],
				parameters: { to: '447,700,900,123' },
				onError: 'continueRegularOutput',
			});
			assert.equal(bench().requests.length, 0);
			assert.deepEqual(
				shown(result).map(({ submission }) => submission),
				['rejected'],
			);
		});
	}

	test('100,000 groups are split in no time that grows faster than they do', () => {
		const text = Array.from({ length: 25_000 }, () => '447,700,900,123').join();
		assert.equal(splitRecipients(text).length, 25_000);
	});
});
