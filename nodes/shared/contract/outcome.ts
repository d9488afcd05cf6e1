import type { IDataObject } from 'n8n-workflow';

import type { Cause } from '../result/failure';
import type { DeliveryState, HoldReason, Preview, Status } from '../result/result';

/** What a provider said of one recipient's message, or of one campaign. */
export interface Facts {
	id?: string | null;
	ids?: string[];
	batchId?: string | null;
	from?: string | null;
	deliveryState?: DeliveryState | null;
	status?: Status | null;
	/** When it will go out, if the answer says so: UTC, ISO 8601. */
	scheduledFor?: string | null;
	cost?: number | null;
	messageType?: string | null;
	country?: string | null;
	/** Of a campaign to groups: how many contacts it reaches. */
	recipients?: number | null;
	/** One sentence to show above the node's output. */
	hint?: string;
	raw: IDataObject;
}

/** What a response says of a submission, in the words of the result. */
export type Verdict =
	| { submission: 'accepted' }
	| { submission: 'rejected' | 'unknown'; cause: Cause };

/** What became of a submission, for one recipient. */
export type Outcome = Facts &
	(Verdict | { submission: 'notSent'; reason: HoldReason; preview?: Preview });

/** The provider took it. */
export function accepted(facts: Facts): Outcome {
	return { ...facts, submission: 'accepted' };
}

/** The provider refused it, by its own words. */
export function refused(why: Cause, facts: Facts = { raw: {} }): Outcome {
	return { ...facts, submission: 'rejected', cause: why };
}

/** Held back on purpose, by us or by the provider. */
export function held(reason: HoldReason, facts: Facts = { raw: {} }): Outcome {
	return { ...facts, submission: 'notSent', reason };
}

/** The answer does not say what became of it. */
export function undecided(why: Cause, facts: Facts = { raw: {} }): Outcome {
	return { ...facts, submission: 'unknown', cause: why };
}
