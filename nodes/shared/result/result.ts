import type { IDataObject } from 'n8n-workflow';

import type { Failure } from './failure';

/** Did the provider take it. `notSent`: we, or the provider, held it back on purpose. */
export type Submission = 'accepted' | 'rejected' | 'unknown' | 'notSent';

/** Message states of SMPP 5.0 §4.7.15, lower case. */
export type DeliveryState =
	| 'scheduled'
	| 'enroute'
	| 'delivered'
	| 'expired'
	| 'deleted'
	| 'undeliverable'
	| 'rejected'
	| 'unknown';

/** The provider's own status: its code as text, and its words. */
export type Status = {
	code: string;
	text: string;
};

/** A provider that did not take a message, before another one was asked. */
export interface Refusal {
	provider: string;
	failure: Failure;
}

/** Why a message was held back. */
export type HoldReason = 'duplicate' | 'dryRun' | 'sendingHours' | 'suppressed';

/** A time of day in a zone: ISO 8601 with its offset. */
interface LocalTime {
	zone: string;
	time: string;
}

/** What a dry run would send. */
export interface Preview {
	text: string;
	encoding: 'GSM-7' | 'UCS-2';
	segments: number;
	/** When it would go out, by the user's clock and by the provider's; null: at once. */
	at: { utc: string; workflow: LocalTime; account: LocalTime } | null;
	/** Of a campaign: how many phones it would go to; null where the provider alone knows. */
	recipients?: number | null;
	/** One sentence each. */
	warnings: string[];
}

/** What one recipient's message came to: the output item of message send and schedule. */
export interface SmsResult {
	provider: string;
	operation: string;
	/** E.164 where it can be known. */
	to: string | null;
	from: string | null;
	/** What Get Report and Delete take; null where the provider gives none. */
	id: string | null;
	ids?: string[];
	/** The id that the recipients of one request share. */
	batchId: string | null;
	submission: Submission;
	reason?: HoldReason;
	/** One sentence: why sending hours hold it back. */
	reasonText?: string;
	/** The next time that the sending hours allow: UTC, ISO 8601. */
	heldUntil?: string;
	/** Of a dry run alone. */
	preview?: Preview;
	deliveryState: DeliveryState | null;
	/** Whether the delivery state can no longer change. */
	final: boolean;
	status: Status | null;
	/** UTC, ISO 8601. */
	scheduledFor: string | null;
	/** The time that the user asked for, where sending hours moved it: UTC, ISO 8601. */
	movedFrom?: string;
	encoding: 'GSM-7' | 'UCS-2';
	segments: number;
	/** As the provider states it, in the account's currency. */
	cost: number | null;
	failure?: Failure;
	/** Who certainly did not take it before `provider` was asked, in their order. */
	refusedBy?: Refusal[];
	messageType: string | null;
	/** ISO 3166 alpha-2, as the provider states it. */
	country: string | null;
	raw: IDataObject;
}

/** A recipient of a campaign who failed; after a fallback, with the provider that was asked last. */
export interface RecipientFailure {
	to: string | null;
	failure: Failure;
	provider?: string;
	refusedBy?: Refusal[];
}

/** What one campaign came to: the output item of campaign send and schedule. */
export interface CampaignResult
	extends Omit<SmsResult, 'to' | 'submission' | 'batchId' | 'refusedBy'> {
	submission: Submission | 'partial';
	recipients: number | null;
	accepted: number | null;
	rejected: number | null;
	unknown: number | null;
	/** How many were held back; absent when nobody was. */
	notSent?: number;
	failures: RecipientFailure[];
}

/**
 * What the Simplify switch leaves: the fields that most workflows need, and whether a message has
 * them, a campaign or both. In the order in which an output's table shows them: first what a glance
 * should tell.
 */
const simple = {
	provider: 'both',
	to: 'message',
	submission: 'both',
	reason: 'both',
	reasonText: 'both',
	heldUntil: 'both',
	preview: 'both',
	failure: 'both',
	refusedBy: 'message',
	deliveryState: 'message',
	recipients: 'campaign',
	accepted: 'campaign',
	rejected: 'campaign',
	unknown: 'campaign',
	notSent: 'campaign',
	failures: 'campaign',
	id: 'both',
	ids: 'both',
	batchId: 'message',
	scheduledFor: 'both',
	movedFrom: 'both',
	status: 'both',
	segments: 'message',
	cost: 'message',
} as const;

type Simple<Of extends string> = {
	[Name in keyof typeof simple]: (typeof simple)[Name] extends Of ? Name : never;
}[keyof typeof simple];

/** What an output item shows of a result: all of it, or what most workflows need. */
export type Shown = Pick<SmsResult | CampaignResult, Simple<'both'>> &
	Partial<Pick<SmsResult, Simple<'message'>> & Pick<CampaignResult, Simple<'campaign'>>>;

/** The fields of a result that most workflows need: what the Simplify switch leaves. */
export function simplify(result: SmsResult | CampaignResult): Shown {
	const other = 'recipients' in result ? 'message' : 'campaign';
	const all: IDataObject = { ...result };
	const shown: IDataObject = {};
	for (const [name, of] of Object.entries(simple)) {
		if (of !== other && name in all) shown[name] = all[name];
	}
	return shown as unknown as Shown;
}
