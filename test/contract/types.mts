import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';

/** A request as it must stand on the wire, byte for byte, and the answer it gets. */
export interface Exchange {
	/** Method, path after the base URL, and query. */
	line: string;
	/** Content type; absent where the request has no body and states none. */
	type?: string;
	/** The body; an expression where the clock is part of it. */
	body?: string | RegExp;
	answer: {
		status?: number;
		headers?: Record<string, string>;
		/** Literally, as the document has it. */
		body: string;
	};
}

/** What the failure of a result must say. */
export interface ExpectedFailure {
	kind: string;
	message: RegExp;
	code?: string | null;
	field?: string | null;
}

/** A documented answer that says no. */
export interface Refusal {
	name: string;
	status: number;
	body: string;
	failure: ExpectedFailure;
	/** Where the refusal leaves it open: `unknown`; held back: `notSent`. Otherwise `rejected`. */
	submission?: 'unknown' | 'notSent';
}

/** One operation: what goes out, what comes back, and what the user gets. */
export interface OperationFixture {
	resource: string;
	operation: string;
	/** What the user enters. */
	parameters: INodeParameters;
	/** A variant's name and its exchanges, in order. */
	wire: Record<string, Exchange[]>;
	/** The output items for those answers, in full. */
	results: IDataObject[];
	/** Absent for operations that ask: their refusals are errors of the item. */
	submits?: {
		/** Recipients per request at the provider: one, or many. */
		bulk: boolean;
		audience: 'recipients' | 'list' | 'groups';
	};
	refusals: Refusal[];
}

/** The node that a provider is asked through: its own, or one that has the provider as a parameter. */
export interface Through {
	name: string;
	type: string;
	parameters: INodeParameters;
}

/** Everything that differs from provider to provider. */
export interface ProviderFixture {
	/** Name of the node, and of the provider in results. */
	provider: ProviderName;
	displayName: string;
	credential: string;
	/** Credential fields by variant; one variant unless the provider speaks several formats. */
	variants: Record<string, ICredentialDataDecryptedObject>;
	/** The secret field that a user may get wrong. */
	secretField: string;
	/** Input that the node refuses, by field, before any request. */
	invalid: Array<{
		parameters: INodeParameters;
		resource: string;
		operation: string;
		field: string;
		message: RegExp;
	}>;
	/** The n-th of many recipients, as typed and as the result has it. */
	phone: (n: number) => { typed: string; to: string };
	/** An answer that accepts a send to these recipients, as typed; echoes a text. */
	accepts: (recipients: string[], echo: string) => string;
	operations: OperationFixture[];
}
