/** Until when a question waits. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { useBench } from '../support/support.mts';
import { ask } from './support.mts';

const bench = useBench();

const limited = (values: INodeParameters): INodeParameters => ({
	options: { limitWaitTime: { values } },
});
const minutes = (count: number) => count * 60_000;
const later = (millis: number) => new Date(Date.now() + millis).toISOString();

const INTERVALS: Record<string, [INodeParameters, millis: number]> = {
	'45 minutes': [{ resumeAmount: 45, resumeUnit: 'minutes' }, minutes(45)],
	'an hour, which is what is left out': [{}, minutes(60)],
	'half an hour': [{ resumeAmount: 0.5, resumeUnit: 'hours' }, minutes(30)],
	'three days, as text': [{ resumeAmount: '3', resumeUnit: 'days' }, minutes(3 * 1440)],
	'a time with an offset': [
		{ limitType: 'atSpecifiedTime', maxDateAndTime: later(minutes(90)) },
		minutes(90),
	],
};

describe('A question waits', () => {
	for (const [what, [values, millis]] of Object.entries(INTERVALS)) {
		test(`for ${what}`, async () => {
			const { run } = await ask(bench(), 'enswitch', { parameters: limited(values) });
			const until = run.data.waitTill?.getTime() ?? 0;
			assert.ok(Math.abs(until - Date.now() - millis) < 60_000, String(run.data.waitTill));
		});
	}

	test('until a time in the zone of the workflow', async () => {
		const values = { limitType: 'atSpecifiedTime', maxDateAndTime: '2999-07-01 09:00' };
		const settings = { timezone: 'America/New_York' };
		const { run } = await ask(bench(), 'enswitch', { parameters: limited(values), settings });
		assert.equal(run.data.waitTill?.toISOString(), '2999-07-01T13:00:00.000Z');
	});

	test('for ever when the option is not added', async () => {
		const { run } = await ask(bench());
		assert.equal(run.data.waitTill?.toISOString(), '3000-01-01T00:00:00.000Z');
	});
});

const WRONG: Record<string, [INodeParameters, says: RegExp]> = {
	'no time': [{ resumeAmount: 0 }, /'Limit Wait Time' has the amount '0': enter a number above 0/],
	'a negative time': [{ resumeAmount: -1 }, /has the amount '-1'/],
	'a word': [{ resumeAmount: '={{ "soon" }}' }, /has the amount 'soon'/],
	'a unit of its own': [{ resumeUnit: '={{ "weeks" }}' }, /has the unit 'weeks': choose minutes/],
	'more than a thousand years': [{ resumeAmount: 400_000, resumeUnit: 'days' }, /is too long/],
	'a time in the past': [
		{ limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01T00:00:00Z' },
		/'Limit Wait Time' is 2020-01-01 00:00:00 UTC\+00:00, which is in the past/,
	],
	'no date': [
		{ limitType: 'atSpecifiedTime', maxDateAndTime: 'tomorrow' },
		/'Limit Wait Time' .*tomorrow/,
	],
	'a type of its own': [{ limitType: '={{ "never" }}' }, /has the type 'never'/],
};

describe('A question is refused before it is sent, with', () => {
	for (const [what, [values, says]] of Object.entries(WRONG)) {
		test(what, async () => {
			const parameters = { to: '+16461234567', ...limited(values) };
			const result = await bench().run('enswitch', 'message.sendAndWait', { parameters });
			assert.equal(result.status, 'error');
			assert.match(result.error?.message ?? '', says);
			assert.equal(bench().requests.length, 0);
		});
	}
});
