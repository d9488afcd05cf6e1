import { DateTime } from 'luxon';

import type { ParameterReader } from '../contract/parameterReader';
import type { RunContext } from '../contract/runContext';
import { InvalidInput } from '../result/failure';
import { isWithinAll, nextWithinAll } from '../sms/sharedHours';
import { comesTwice, grace, readSendAt, readZone, shown, workflowZone } from '../time/dateTime';
import { readSendingHours, zonesInWords, type SendingHours } from './sendingHours';

/** When a message goes out, and what became of the time that the user asked for. */
export interface Timing {
	/** In the provider's zone; null: at once. */
	at: DateTime | null;
	/** The time at which the message is to leave, also one that has just passed; null: at once. */
	due: DateTime | null;
	/** As the user gave it; null: at once. */
	asked: DateTime | null;
	/** IANA zone in which the user reads times. */
	zone: string;
	/** Whether the message carries a time. */
	isScheduled: boolean;
	/** What a time that has passed does. */
	ifPast: 'fail' | 'sendNow';
	/** Null: any hour will do. */
	hours: SendingHours | null;
	/** The next allowed time of a message that its sending hours hold back. */
	heldUntil: DateTime | null;
}

const minute = 60_000;

/**
 * The first allowed minute that the provider can be told: its clocks may show an hour twice.
 * @throws InvalidInput where no minute is allowed in all zones
 */
function nextAllowed(from: DateTime, hours: SendingHours, accountZone: string): DateTime {
	const next = nextWithinAll(from.toMillis(), hours);
	if (next === undefined) {
		throw new InvalidInput(
			'sendingHours',
			`has no minute that fits all time zones of the phone number (${zonesInWords(hours.zones)}): choose a time zone, or longer hours`,
		);
	}
	const at = DateTime.fromMillis(next, { zone: accountZone });
	return comesTwice(at) ? nextAllowed(at.plus(minute), hours, accountZone) : at;
}

/** The zone of times without an offset: the workflow's, or the one that the user names. */
function zoneOf(run: RunContext, parameters: ParameterReader): string {
	const chosen = parameters.word('options.timezone');
	if (chosen === '' || chosen === workflowZone) return run.zone;
	return readZone(chosen, 'timezone');
}

/** The time that the user asks for, in the provider's zone. */
function readAsked(
	run: RunContext,
	parameters: ParameterReader,
	{ zone, ifPast }: Pick<Timing, 'zone' | 'ifPast'>,
	now: DateTime,
): DateTime {
	const accountZone = run.account.zone;
	return readSendAt(parameters.value('sendAt'), { zone, accountZone, ifPast, now });
}

/**
 * Reads when the message is to go out. A time that has come is sent as if the user had asked for
 * it now. Outside of the sending hours, a time moves to the next allowed minute, if so wished; what
 * carries no time is held back.
 * @param isScheduled whether the message carries a time
 * @param millis now
 * @throws InvalidInput
 */
export function readTiming(
	run: RunContext,
	isScheduled: boolean,
	parameters: ParameterReader,
	millis: number,
): Timing {
	const now = DateTime.fromMillis(millis);
	const zone = isScheduled ? zoneOf(run, parameters) : run.zone;
	const sendNow = isScheduled && parameters.word('options.ifPast') === 'sendNow';
	const ifPast = sendNow ? 'sendNow' : 'fail';
	const asked = isScheduled ? readAsked(run, parameters, { zone, ifPast }, now) : null;
	const at = asked && asked > now ? asked : null;
	const hours = readSendingHours(parameters, run.zone);
	const timing = {
		at,
		due: asked,
		asked,
		zone,
		isScheduled,
		ifPast,
		hours,
		heldUntil: null,
	} as const;
	return withinHours(timing, millis, run.account.zone);
}

/**
 * The message of one recipient, or of one campaign, whose hours are by the clocks of the recipients.
 * @param zones those of their phone numbers; none where the country is not known
 * @param workflow the zone that counts then
 * @throws InvalidInput where no minute is allowed in all zones
 */
export function inRecipientZones<T extends Timing>(
	timing: T & { hours: SendingHours },
	zones: readonly string[],
	{ zone: workflow, account }: RunContext,
): T {
	const isKnown = zones.length > 0;
	const hours: SendingHours = {
		...timing.hours,
		zones: isKnown ? zones : [workflow],
		clocksOf: isKnown ? 'recipient' : 'workflow',
	};
	return withinHours({ ...timing, hours }, Date.now(), account.zone);
}

/** Moves a message into its sending hours, or holds it back. */
function withinHours<T extends Timing>(timing: T, now: number, accountZone: string): T {
	const { at, hours, isScheduled } = timing;
	const out = at ?? DateTime.fromMillis(now);
	// As long as there are no zones, any minute is allowed: they come with the recipients.
	if (!hours || isWithinAll(out.toMillis(), hours)) return timing;
	const next = nextAllowed(out, hours, accountZone);
	const moves = isScheduled && hours.otherwise === 'move';
	return moves ? { ...timing, at: next, due: next } : { ...timing, at: null, heldUntil: next };
}

/**
 * A message that is about to leave: its time may have come while it waited for its turn, and its
 * sending hours may have closed.
 * @param now milliseconds
 * @returns the message as it is to leave now; the same where nothing has changed
 * @throws InvalidInput when its time has passed, and it is not to be sent then
 */
export function timeAtDeparture<T extends Timing>(timing: T, now: number, accountZone: string): T {
	const { at, due, ifPast } = timing;
	if (at && at.toMillis() > now) return timing;
	if (due && ifPast === 'fail' && now - due.toMillis() > grace) {
		throw new InvalidInput(
			'sendAt',
			`was ${shown(due.setZone(timing.zone))} and passed while the message waited for its turn: ` +
				"choose a later time, or set 'If Time Has Passed' to 'Send Now'",
		);
	}
	return withinHours(at ? { ...timing, at: null } : timing, now, accountZone);
}

/** Whether sending hours moved the time that the user asked for. */
export function isMoved({ at, asked }: Pick<Timing, 'at' | 'asked'>): boolean {
	return at !== null && asked !== null && at > asked;
}
