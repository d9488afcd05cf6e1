import { causeOf } from '../contract/causeOf';
import type { SubmitOperation } from '../contract/operation';
import { held, refused, type Outcome } from '../contract/outcome';
import type { Draft } from '../input/message';
import type { Recipient } from '../input/recipient';
import { timeAtDeparture } from '../input/sendTime';

/** A message as it is to leave now, or why it does not. */
type Departure = { draft: Draft; outcome?: Outcome };

function departureOf(
	draft: Draft,
	now: number,
	zone: string,
	operation: SubmitOperation,
): Departure {
	try {
		const due = timeAtDeparture(draft, now, zone);
		return due.heldUntil ? { draft: due, outcome: held('sendingHours') } : { draft: due };
	} catch (error) {
		return { draft, outcome: refused(causeOf(error, operation.fields)) };
	}
}

/**
 * Looks at messages when they are about to leave: while they waited for their turn, their time may
 * have come, or their sending hours may have closed.
 * @param place the provider's in the chain
 * @param zone the provider's, IANA name
 * @returns those that leave, and what became of the others
 */
export function departing(
	recipients: readonly Recipient[],
	operation: SubmitOperation,
	place: number,
	zone: string,
): { leave: Recipient[]; stay: Array<readonly [Recipient, Outcome]> } {
	const now = Date.now();
	// Many recipients share one message.
	const known = new Map<Draft, Departure>();
	const leave: Recipient[] = [];
	const stay: Array<readonly [Recipient, Outcome]> = [];
	for (const recipient of recipients) {
		const reading = recipient.readings[place];
		if (!reading?.draft) continue;
		const departure = known.get(reading.draft) ?? departureOf(reading.draft, now, zone, operation);
		known.set(reading.draft, departure);
		reading.draft = departure.draft;
		if (departure.outcome) stay.push([recipient, departure.outcome]);
		else leave.push(recipient);
	}
	return { leave, stay };
}
