import { DateTime } from 'luxon';

import { isWithin, nextWithin } from './hours';
import type { ParameterReader } from './parameters';
import type { Run } from './run';
import { comesTwice, readSendAt, readZone, workflowZone } from './schedule';
import { readSendingHours, type SendingHours } from './sendingHours';

/** When a message goes out, and what became of the time that the user asked for. */
export interface Timing {
	/** In the provider's zone; null: at once. */
	at: DateTime | null;
	/** As the user gave it; null: at once. */
	asked: DateTime | null;
	/** IANA zone in which the user reads times. */
	zone: string;
	/** Null: any hour will do. */
	hours: SendingHours | null;
	/** The next allowed time of a message that its sending hours hold back. */
	heldUntil: DateTime | null;
}

const minute = 60_000;

/** The first allowed minute that the provider can be told: its clocks may show an hour twice. */
function nextAllowed(from: DateTime, hours: SendingHours, accountZone: string): DateTime {
	const at = DateTime.fromMillis(nextWithin(from.toMillis(), hours), { zone: accountZone });
	return comesTwice(at) ? nextAllowed(at.plus(minute), hours, accountZone) : at;
}

/** The zone of times without an offset: the workflow's, or the one that the user names. */
function zoneOf(run: Run, parameters: ParameterReader): string {
	const chosen = parameters.word('options.timezone');
	if (chosen === '' || chosen === workflowZone) return run.zone;
	return readZone(chosen, 'timezone');
}

/** The time that the user asks for, in the provider's zone. */
function readAsked(run: Run, parameters: ParameterReader, zone: string, now: DateTime): DateTime {
	return readSendAt(parameters.value('sendAt'), {
		zone,
		accountZone: run.account.zone,
		ifPast: parameters.word('options.ifPast') === 'sendNow' ? 'sendNow' : 'fail',
		now,
	});
}

/**
 * Reads when the message is to go out. A time that has come is sent as if the user had asked for
 * it now. Outside of the sending hours, a time moves to the next allowed minute, if so wished; what
 * carries no time is held back.
 * @param scheduled whether the message carries a time
 * @throws InvalidInput
 */
export function readTiming(run: Run, scheduled: boolean, parameters: ParameterReader): Timing {
	const now = DateTime.now();
	const zone = scheduled ? zoneOf(run, parameters) : run.zone;
	const asked = scheduled ? readAsked(run, parameters, zone, now) : null;
	const at = asked && asked > now ? asked : null;
	const hours = readSendingHours(parameters, run.zone);
	const timing = { at, asked, zone, hours, heldUntil: null };
	const out = at ?? now;
	if (!hours || isWithin(out.toMillis(), hours)) return timing;
	const next = nextAllowed(out, hours, run.account.zone);
	const moves = scheduled && hours.otherwise === 'move';
	return moves ? { ...timing, at: next } : { ...timing, at: null, heldUntil: next };
}

/** Whether sending hours moved the time that the user asked for. */
export function isMoved({ at, asked }: Timing): boolean {
	return at !== null && asked !== null && at > asked;
}
