import { DateTime } from 'luxon';

import type { Outcome } from '../contract/outcome';
import type { Attempt, Recipient, Spoken } from '../input/recipient';
import { asObject } from '../lib/data';
import type { Segments } from '../sms/segments';

/** What is said of a message, as JSON: times in milliseconds, null for at once. */
interface Written {
	at: number | null;
	asked: number | null;
	segments: Segments;
	from: unknown;
}

/** What the recipients of one message have in common. */
export interface About {
	/** Which try of the node wrote it. */
	by: string;
	provider: string;
	message: Written;
}

/** One message that has left, or may have. */
export interface LedgerEntry {
	about: About;
	to: string | null;
	/** What the providers before it said. */
	before?: Array<Pick<Attempt, 'provider' | 'outcome'>>;
	outcome: Outcome;
}

const timeOf = (millis: number | null) => (millis === null ? null : DateTime.fromMillis(millis));

/** What is to be said of a message later, in a form that can be kept. */
export function write({ at, asked, segments, extra }: Spoken): Written {
	return {
		at: at?.toMillis() ?? null,
		asked: asked?.toMillis() ?? null,
		segments,
		from: asObject(extra)?.from ?? null,
	};
}

/** An earlier try's message as its result shows it; its sending hours have done their work. */
export function attemptsOf({ about, before = [], outcome }: LedgerEntry): Attempt[] {
	const { provider, message } = about;
	const { at, asked, segments, from } = message;
	const draft: Spoken = {
		at: timeOf(at),
		asked: timeOf(asked),
		heldUntil: null,
		hours: null,
		segments,
		extra: { from },
	};
	const refusals = before.map((one) => ({ ...one, isAsked: true, draft }));
	return [...refusals, { provider, isAsked: true, draft, outcome }];
}

/** Who was asked before, in a form that can be kept. */
export function refusals({ attempts }: Recipient): Pick<LedgerEntry, 'before'> {
	const before = attempts.flatMap(({ provider, isAsked, outcome }) =>
		isAsked ? [{ provider, outcome }] : [],
	);
	return before.length > 0 ? { before } : {};
}
