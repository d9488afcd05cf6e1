import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { only, useBench } from '../support/support.mts';

const bench = useBench();
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

const providers: Record<string, [ProviderName, operation: string, parameters: INodeParameters]> = {
	ProTexting: ['proTexting', 'message.schedule', { to: '16461234567' }],
	'ProTexting, to groups': ['proTexting', 'campaign.schedule', { groupIds: ['100'] }],
	'SMS Scheduler': ['smsScheduler', 'message.schedule', { to: '+33612345678' }],
	'VoIP Communications': ['voipCommunications', 'message.schedule', { to: '12812345678' }],
};

/** The date that goes out, in any provider's spelling; undefined where none does. */
function dateOf(body: string): string | undefined {
	return /(?:DateTime|delivery_date)"?[:=]"?([\d-]+[ +]\d\d(?::|%3A)\d\d)/.exec(body)?.[1];
}

/** A time that has come is sent as if asked for now: no provider has to read a date in the past. */
describe('A time that has come', () => {
	const late: Record<string, INodeParameters> = {
		'two hours ago, with Send Now': { sendAt: ago(7200), options: { ifPast: 'sendNow' } },
		'half a minute ago': { sendAt: ago(30) },
	};
	for (const [provider, [name, operation, parameters]] of Object.entries(providers)) {
		for (const [when, time] of Object.entries(late)) {
			test(`${when}, goes out now at ${provider}`, async () => {
				const result = await bench().run(name, operation, {
					parameters: { ...parameters, ...time },
				});
				assert.equal(result.status, 'success', result.error?.message ?? '');
				assert.equal(only(result).scheduledFor, null);
				assert.ok(bench().simulator.ledger.length > 0, 'the phone has it');
			});
		}
	}

	test('is no date at all at VoIP Communications', async () => {
		const [name, operation, parameters] = providers['VoIP Communications'] ?? [];
		assert.ok(name && operation);
		const how = { parameters: { ...parameters, ...late['half a minute ago'] } };
		await bench().run(name, operation, how);
		assert.equal(dateOf(bench().requests[0]?.body ?? ''), undefined);
	});

	test('goes out now at SMS Scheduler even when the zone of the account is wrong', async () => {
		bench().simulator.settings.smsScheduler.zone = 'Pacific/Pago_Pago';
		await bench().run('smsScheduler', 'message.schedule', {
			parameters: { to: '+33612345678', ...late['half a minute ago'] },
		});
		assert.equal(bench().simulator.ledger.length, 1);
	});
});
