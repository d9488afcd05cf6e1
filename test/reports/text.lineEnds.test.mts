/** Line ends of a text, as they are pasted from Windows and from old systems. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useBench } from '../support/support.mts';

const bench = useBench();

const dialects: Array<[ProviderName, credential: Record<string, string>, to: string]> = [
	['proTexting', { format: 'json' }, '+16461235000'],
	['proTexting', { format: 'xml' }, '+16461235000'],
	['enswitch', {}, '2125551234'],
	['voipCommunications', {}, '+12812345678'],
	['smsScheduler', {}, '+33612100001'],
];
const lines: Record<string, string> = {
	'line feeds': 'One\nTwo\n\nThree',
	"Windows' line ends": 'One\r\nTwo\r\n\r\nThree',
	'carriage returns': 'One\rTwo\r\rThree',
	'all of them, and what looks like a reference': 'One\r\nTwo\rThree\n&#13;',
};

for (const [provider, credential, to] of dialects) {
	describe(`With ${[provider, ...Object.values(credential)].join(' in ')}`, () => {
		for (const [name, text] of Object.entries(lines)) {
			test(`${name} arrive as they were typed`, async () => {
				const message = `={{ ${JSON.stringify(text)} }}`;
				await bench().run(provider, 'message.send', { parameters: { to, message }, credential });
				assert.equal(bench().simulator.ledger[0]?.text, text);
			});
		}
	});
}
