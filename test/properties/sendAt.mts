import { luxon, readSendAt } from './support.mts';

/** The day on which the times below are read: 15 January 2026, as epoch milliseconds. */
const start = Date.UTC(2026, 0, 15);

/** Reads what was entered into Send At, on that day. */
export function read(
	value: unknown,
	zone = 'UTC',
	accountZone = 'UTC',
): ReturnType<typeof readSendAt> {
	const now = luxon.DateTime.fromMillis(start);
	return readSendAt(value, { zone, accountZone, ifPast: 'fail', now });
}
