import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { shown, useBench } from '../support/support.mts';

const bench = useBench();

/** What looks like a number to a switchboard, and is none, or is two. */
const refused: Record<string, string[]> = {
	'a date': ['17.05.2030', '17/05/2030', '2030/05/17', '2030-05-17', '2030.05.17'],
	'an IP address': ['192.168.1.10', '10.0.0.1'],
	'a number with an extension behind a dot': ['202.555.0101.5'],
	'two numbers': [
		'101/102',
		'101 / 102',
		'4021 / 5022',
		'101/02',
		'1/2',
		'555-0101/02',
		'2125550100 / 01',
		'555-0101 / 555-0102',
		'555-0101 555-0102',
		'555-0101-555-0102',
		'555.0101.555.0102',
		'555-0101 5550102',
		'2125550100 2125550101',
	],
	'two internal lines': ['101 102', '101-105', '201.202', '10 11 12', '201 202 203', '1001 1002'],
	'a number and another ending': ['+49 170 1234567 / 8', '+1 212 555 0100 / 01'],
	'a number and an extension': [
		'+1 212 555 0100 5',
		'(212) 555-0100-5',
		'(212) 555-0100 101',
		'2125550100 12',
		'555 0101 2',
		'2125550100 (2)',
		'5550100\u00b2',
	],
};

describe('What is not one phone number is sent to nobody', () => {
	for (const provider of ['enswitch', 'voipCommunications'] as ProviderName[]) {
		for (const [what, numbers] of Object.entries(refused)) {
			for (const to of numbers) {
				test(`${what}: ${to} (${provider})`, async () => {
					const result = await bench().run(provider, 'message.send', {
						parameters: { to, options: { defaultCountry: 'GB' } },
						onError: 'continueRegularOutput',
					});
					assert.deepEqual(
						shown(result).map(({ failure }) => failure?.kind),
						['invalidInput'],
					);
					assert.equal(bench().requests.length, 0);
				});
			}
		}
	}

	test('a short number of a switchboard from a spreadsheet keeps its value', async () => {
		for (const [to, number] of Object.entries({ '100.00': '100', '4021.0': '4021' })) {
			const result = await bench().run('enswitch', 'message.send', { parameters: { to } });
			assert.equal(shown(result)[0]?.to, number);
		}
	});

	test('a list that holds itself ends', async () => {
		const result = await bench().run('voipCommunications', 'message.send', {
			parameters: { to: '={{ (() => { const a = []; a.push(a); return a; })() }}' },
			onError: 'continueRegularOutput',
		});
		assert.ok(shown(result).every(({ submission }) => submission === 'rejected'));
	});
});
