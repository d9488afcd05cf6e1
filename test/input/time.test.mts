import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { DateTime } from 'luxon';

import type { RunResult } from '../../sandbox/engine/engine.mts';
import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { only, phone, shown, useBench } from '../support/support.mts';

const bench = useBench();

async function schedule(
	parameters: INodeParameters,
	how: { timezone?: string; provider?: ProviderName; credential?: IDataObject } = {},
): Promise<RunResult> {
	const { timezone = 'America/New_York', provider = 'smsScheduler', credential = {} } = how;
	return await bench().run(provider, 'message.schedule', {
		parameters: { to: phone(0), ...parameters },
		settings: { timezone },
		credential,
		onError: 'continueRegularOutput',
	});
}

/** The date that the provider was told. */
const told = () => {
	const [request] = bench().requests;
	return (JSON.parse(request?.body ?? '{}') as { delivery_date?: string }).delivery_date;
};

describe('A time is understood', () => {
	const noon = '2030-07-01T16:00:00.000Z';
	const ways: Record<string, [parameters: INodeParameters, utc: string]> = {
		"without an offset, in the workflow's zone": [{ sendAt: '2030-07-01 12:00' }, noon],
		'in the form of the date picker': [{ sendAt: '2030-07-01T12:00:00' }, noon],
		'without an offset, in the zone of the option': [
			{ sendAt: '2030-07-01 12:00', options: { timezone: 'Asia/Tokyo' } },
			'2030-07-01T03:00:00.000Z',
		],
		'with an offset, whatever the zone': [
			{ sendAt: '2030-07-01T12:00:00+09:00', options: { timezone: 'Europe/Paris' } },
			'2030-07-01T03:00:00.000Z',
		],
		'with an offset after a blank': [{ sendAt: '2030-07-01 12:00:00 -04:00' }, noon],
		'with Z': [{ sendAt: '2030-07-01T16:00Z' }, noon],
		'as a DateTime of an expression': [
			{ sendAt: '={{ DateTime.fromISO("2030-07-01T12:00", {zone: "America/New_York"}) }}' },
			noon,
		],
		'as a Date of an expression': [{ sendAt: '={{ new Date("2030-07-01T16:00:00Z") }}' }, noon],
		'with the name of a zone behind it': [{ sendAt: '2030-07-01T18:00[Europe/Paris]' }, noon],
		'as text of another node': [{ sendAt: '={{ "2030-07-01T12:00:00.000-04:00" }}' }, noon],
	};
	for (const [name, [parameters, utc]] of Object.entries(ways)) {
		test(name, async () => {
			const result = await schedule(parameters);
			assert.equal(only(result).scheduledFor, utc);
			const inParis = DateTime.fromISO(utc, { zone: 'Europe/Paris' });
			assert.equal(told(), inParis.toFormat('yyyy-MM-dd HH:mm:ss'), 'the zone of the account');
		});
	}

	test("in each provider's own format and zone", async () => {
		const sendAt = '2030-01-01T12:00:00Z';
		const line = async (provider: ProviderName, accountTimezone: string, date: RegExp) => {
			await schedule({ sendAt }, { provider, credential: { accountTimezone } });
			assert.match(decodeURIComponent(bench().requests.at(-1)?.body ?? ''), date);
		};
		await line('proTexting', 'Etc/GMT+5', /"DateTime":"2030-01-01 07:00:00"/);
		await line('voipCommunications', 'Asia/Kolkata', /delivery_date=2030-01-01\+17:30$/);
		await line('smsScheduler', 'Pacific/Auckland', /"delivery_date":"2030-01-02 01:00:00"/);
	});

	test('with its seconds', async () => {
		const sendAt = '2030-01-01T12:00:30Z';
		await schedule({ sendAt }, { provider: 'voipCommunications' });
		assert.match(bench().requests[0]?.body ?? '', /06%3A00%3A30$/);
	});
});

describe('A time is refused, and nothing is sent', () => {
	const ways: Record<string, [parameters: INodeParameters, message: RegExp, field?: string]> = {
		'without a time of day': [{ sendAt: '2030-07-01' }, /'2030-07-01', which has no time of day/],
		'that is empty': [{ sendAt: '={{ "" }}' }, /'Send At' is empty/],
		'that is nothing': [{ sendAt: '={{ null }}' }, /must be a date and a time, but is empty/],
		'that is a number': [{ sendAt: '={{ 1893456000 }}' }, /but is '1893456000'/],
		'that is a list': [
			{ sendAt: '={{ [1] }}' },
			/must be a date and a time, but is something else/,
		],
		'with an offset that no clock has': [
			{ sendAt: '2030-07-01T12:00+18:00' },
			/has an invalid UTC offset/,
		],
		'with a zone behind it that is none': [
			{ sendAt: '2030-07-01T12:00[Mars/Olympus]' },
			/'Mars\/Olympus', which is not a time zone/,
		],
		'in a year that no provider knows': [{ sendAt: '9999-12-31T23:00Z' }, /is in the year 9999/],
		'on a day that is none': [
			{ sendAt: '2030-02-30 10:00' },
			/'2030-02-30.10:00', which is not a date/,
		],
		'with an hour that is none': [{ sendAt: '2030-02-03T25:00Z' }, /which is not a date/],
		'in the past': [{ sendAt: '2020-01-01 10:00' }, /2020-01-01 10:00:00 UTC-05:00.* in the past/],
		'that the clocks skip': [
			{ sendAt: '2030-03-10 02:30' },
			/does not exist in America\/New_York.* 2030-03-10 01:30:00 UTC-05:00 or 2030-03-10 03:30:00 UTC-04:00/,
		],
		'that comes twice': [
			{ sendAt: '2030-11-03 01:30' },
			/occurs twice in America\/New_York.*2030-11-03 01:30:00 UTC-04:00 and 2030-11-03 01:30:00 UTC-05:00/,
		],
		"that the provider's clocks show twice": [
			{ sendAt: '2030-10-27T00:30:00Z' },
			/occurs twice in the provider's time zone \(Europe\/Paris\), where the clocks go back/,
		],
		'in a zone that is none': [
			{ sendAt: '2030-07-01 12:00', options: { timezone: 'Mars/Olympus' } },
			/'Timezone Name or ID' is 'Mars\/Olympus', which is not a time zone/,
			'timezone',
		],
	};
	for (const [name, [parameters, message, field = 'sendAt']] of Object.entries(ways)) {
		test(name, async () => {
			const { submission, failure } = only(await schedule(parameters));
			assert.equal(submission, 'rejected');
			assert.match(failure?.message ?? '', message);
			assert.deepEqual([failure?.kind, failure?.field], ['invalidInput', field]);
			assert.equal(bench().requests.length, 0);
		});
	}

	test('because the zone of the credential is none', async () => {
		const result = await schedule(
			{ sendAt: '2030-07-01 12:00' },
			{ credential: { accountTimezone: 'Mars/Olympus' } },
		);
		const message = only(result).failure?.message ?? '';
		assert.match(message, /'Account Timezone' in the credential is 'Mars\/Olympus'/);
		assert.equal(bench().requests.length, 0);
	});
});

describe('A time that has just passed', () => {
	const ago = (seconds: number) => `={{ $now.minus(${seconds}, "seconds") }}`;

	test('counts as now when it is 30 seconds late', async () => {
		const result = await schedule({ sendAt: ago(30) });
		assert.equal(only(result).submission, 'accepted');
		assert.equal(bench().simulator.ledger.length, 1);
	});

	test('is refused when it is two minutes late', async () => {
		const result = await schedule({ sendAt: ago(120) });
		assert.match(only(result).failure?.message ?? '', /set 'If Time Has Passed' to 'Send Now'/);
	});

	test('is sent at once with If Time Has Passed: Send Now', async () => {
		const result = await schedule({ sendAt: ago(7200), options: { ifPast: 'sendNow' } });
		assert.equal(only(result).submission, 'accepted');
		assert.equal(bench().simulator.ledger.length, 1);
	});
});

describe('Send without a time', () => {
	for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Paris']) {
		test(`goes out at once at SMS Scheduler when the provider reads dates in ${zone}`, async () => {
			bench().simulator.settings.smsScheduler.zone = zone;
			const result = await bench().run('smsScheduler', 'message.send', {
				parameters: { to: phone(0) },
			});
			assert.deepEqual(
				shown(result).map(({ submission, scheduledFor }) => [submission, scheduledFor]),
				[['accepted', null]],
			);
			assert.equal(bench().simulator.ledger.length, 1);
		});
	}
});
