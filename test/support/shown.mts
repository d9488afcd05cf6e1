import type { IDataObject } from 'n8n-workflow';

export interface Failure {
	kind: string;
	message: string;
	code: string | null;
	field: string | null;
	retrySafe: boolean;
}

export interface Preview {
	text: string;
	encoding: string;
	segments: number;
	at: (Record<'workflow' | 'account', { zone: string; time: string }> & { utc: string }) | null;
	recipients?: number | null;
	warnings: string[];
}

/** A provider that did not take a message before another one was asked. */
export interface Refusal {
	provider: string;
	failure: Failure;
}

/** An output item of any operation. A field that an operation does not have is undefined. */
export interface Shown {
	provider: string;
	to: string | null;
	id: string | null;
	ids?: string[];
	batchId: string | null;
	submission: string;
	reason?: string;
	reasonText?: string;
	heldUntil?: string;
	movedFrom?: string;
	preview?: Preview;
	deliveryState: string | null;
	final: boolean;
	status: { code: string; text: string } | null;
	scheduledFor: string | null;
	cost: number | null;
	failure?: Failure;
	refusedBy?: Refusal[];
	failures: Array<Pick<Shown, 'to' | 'refusedBy'> & { failure: Failure; provider?: string }>;
	recipients: number | null;
	accepted: number | null;
	rejected: number | null;
	unknown: number | null;
	notSent?: number;
	deleted: boolean;
	count: number;
	raw: IDataObject;
	/** On the error branch alone. */
	error?: string;
	details: Shown;
}
