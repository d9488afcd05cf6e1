import { DateTime } from 'luxon';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

import { ParameterReader } from '../contract/parameterReader';
import type { RunContext } from '../contract/runContext';
import { asNumber, asObject, asText } from '../lib/data';
import { InvalidInput } from '../result/failure';
import { readSendAt, shown } from '../time/dateTime';

const minutesIn = new Map([
	['minutes', 1],
	['hours', 60],
	['days', 1440],
]);

const wrong = (says: string) => new InvalidInput('limitWaitTime', says);

/** @throws InvalidInput */
function afterInterval(amount: unknown, unit: unknown, now: number): Date {
	const minutes = minutesIn.get(asText(unit) ?? 'hours');
	if (minutes === undefined) {
		throw wrong(`has the unit '${asText(unit) ?? ''}': choose minutes, hours or days`);
	}
	const count = amount === undefined ? 1 : asNumber(amount);
	if (count === undefined || count <= 0) {
		throw wrong(`has the amount '${asText(amount) ?? ''}': enter a number above 0`);
	}
	const until = new Date(now + count * minutes * 60_000);
	if (until >= WAIT_INDEFINITELY || Number.isNaN(until.getTime())) {
		throw wrong(
			`of ${count} ${asText(unit) ?? 'hours'} is too long: remove it to wait without limit`,
		);
	}
	return until;
}

/** @throws InvalidInput */
function atTime(value: unknown, zone: string, now: number): Date {
	let time: DateTime;
	try {
		const rules = { zone, accountZone: 'UTC', ifPast: 'sendNow', now: DateTime.fromMillis(now) };
		time = readSendAt(value, rules as Parameters<typeof readSendAt>[1]);
	} catch (error) {
		throw error instanceof InvalidInput ? error.of('limitWaitTime') : error;
	}
	if (time.toMillis() > now) return time.toJSDate();
	throw wrong(`is ${shown(time.setZone(zone))}, which is in the past: choose a later time`);
}

/**
 * Until when the node waits for the response.
 * @param now milliseconds
 * @throws InvalidInput
 */
export function readWaitLimit({ context, zone }: RunContext, now: number): Date {
	const option = asObject(new ParameterReader(context, 0).option('limitWaitTime'));
	const values = asObject(option?.values);
	if (!values) return WAIT_INDEFINITELY;
	const type = asText(values.limitType) ?? 'afterTimeInterval';
	if (type === 'afterTimeInterval')
		return afterInterval(values.resumeAmount, values.resumeUnit, now);
	if (type === 'atSpecifiedTime') return atTime(values.maxDateAndTime, zone, now);
	throw wrong(`has the type '${type}': choose 'After Time Interval' or 'At Specified Time'`);
}
