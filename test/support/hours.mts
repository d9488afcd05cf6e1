import { DateTime } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';

import type { RunResult } from '../../sandbox/engine/engine.mts';
import { phone, type Bench } from './support.mts';

export const everyDay = [
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
	'sunday',
];

export interface Wish {
	sendAt?: string;
	/** Undefined: what is left when a user adds the option and takes its hours away. */
	hours?: INodeParameters | undefined;
	options?: INodeParameters;
}

/** Schedules in Paris, where the account is, too; at noon on a Monday unless wished otherwise. */
export async function schedule(bench: Bench, wish: Wish): Promise<RunResult> {
	const { sendAt = '2030-07-01 12:00', hours, options = {} } = wish;
	const sendingHours = hours ? { hours } : {};
	return await bench.run('smsScheduler', 'message.schedule', {
		parameters: { to: phone(0), sendAt, options: { sendingHours, ...options } },
		settings: { timezone: 'Europe/Paris' },
		onError: 'continueRegularOutput',
	});
}

const clock = (hours: number) => DateTime.utc().plus({ hours }).toFormat('HH:mm');

/** Hours that are not now, and begin in one hour. */
export function later(): INodeParameters {
	return { from: clock(1), to: clock(2), days: everyDay, timezone: 'UTC' };
}

/** Hours that are now, and end in one hour. */
export function open(): INodeParameters {
	return { from: clock(-1), to: clock(1), days: everyDay, timezone: 'UTC' };
}
