import type { DateTime } from 'luxon';
import type { INodeProperties, IDataObject } from 'n8n-workflow';

import type { Account } from './account';
import type { Outcome } from './outcome';
import type { PhoneFormat } from '../sms/phoneFormats';
import type { ParameterReader } from './parameterReader';
import type { RecordList } from './recordList';
import type { ProviderRequest } from './request';
import type { ProviderResponse } from './response';

/** What one request carries: one text for one or many recipients. */
export interface Message<Extra> {
	/** Spelled the provider's way; empty for a campaign to groups. */
	recipients: readonly string[];
	text: string;
	/** In the provider's zone; null: at once. */
	at: DateTime | null;
	now: DateTime;
	extra: Extra;
}

/** An entry of the Operation drop-down. */
interface Identity {
	resource: string;
	operation: string;
	/** Shown in the drop-down, in title case. */
	displayName: string;
	/** Shown in the node panel: sentence case, no article. */
	action: string;
	description: string;
	/** The operation's own fields; shown for it alone, in this order. */
	fields: INodeProperties[];
}

/** How often a provider takes messages for one number. */
export interface NumberLimit {
	/** Messages in a minute. */
	perMinute: number;
	/** Milliseconds between two messages of the same text. */
	sameText: number;
}

/**
 * An operation that may put a message on a phone. Its functions are pure: they do no I/O, and the
 * shared layer reads what all providers have in common (recipients, text, time, options).
 */
export interface SubmitOperation<Extra = unknown> extends Identity {
	kind: 'submit';
	/**
	 * `recipients`: a message, one result per phone. `list`: one campaign to a list of recipients.
	 * `groups`: one campaign to groups that the provider keeps.
	 */
	audience: 'recipients' | 'list' | 'groups';
	/** Whether the fields hold a `sendAt`. */
	scheduled: boolean;
	/** Whether the text ends with a link, and the node waits for the response to it. */
	awaitsResponse?: boolean;
	/** How many recipients the provider takes in one request, at most. */
	recipientsPerRequest: number;
	/** How often the provider takes messages for one number, where it says so. */
	numberLimit?: NumberLimit;
	/** Longest text that the provider documents, in characters. */
	longestText?: number;
	/** Reads the provider's own fields. @throws InvalidInput */
	read(parameters: ParameterReader): Extra | Promise<Extra>;
	/** How this message's phone numbers are spelled, where the user chooses; else as the provider's. */
	phones?(extra: Extra): PhoneFormat;
	/** Whether the message may have no text, since it carries something else. */
	textOptional?(extra: Extra): boolean;
	request(message: Message<Extra>, account: Account): ProviderRequest;
	/** One outcome per recipient, in their order; for groups exactly one. */
	outcomes(answer: ProviderResponse, message: Message<Extra>, account: Account): Outcome[];
	/**
	 * The recipients that a refusal of the whole request names as its reason, where the provider
	 * does so: the others are submitted again without them.
	 */
	namedInRefusal?(answer: ProviderResponse, message: Message<Extra>): ReadonlySet<string>;
}

/** What all operations that ask share; each input item is a question of its own. */
interface Asks<Input> extends Identity {
	/** Whether asking again changes nothing: then a request that got no answer is repeated. */
	repeatable: boolean;
	/** @throws InvalidInput */
	read(parameters: ParameterReader): Input;
}

/** An operation that asks for one thing or deletes it: one or several requests per input item. */
export interface QuestionOperation<Input = unknown> extends Asks<Input> {
	/** HTTP 404 is an answer, too: what was asked for is not there. */
	absentIsAnswer?: boolean;
	request(input: Input, account: Account): ProviderRequest;
	/** The next page, or a question that confirms the answer; undefined: that was all. */
	next?(
		answers: readonly ProviderResponse[],
		input: Input,
		account: Account,
	): ProviderRequest | undefined;
	/**
	 * The output items, from all the answers in order. One that is not final and never will be says
	 * so in `reason`: it is not asked for again.
	 * @throws Unreadable
	 */
	results(answers: readonly ProviderResponse[], input: Input, account: Account): IDataObject[];
}

/** An operation that reads a list of records, page by page. */
export interface ListOperation<Input = unknown> extends Asks<Input> {
	list: RecordList<Input>;
	/** Fewer records than the provider counts are a failure, and not only worth a note. */
	isWhole?: boolean;
}

/** An operation that asks, lists or deletes. */
export type AskOperation<Input = unknown> = { kind: 'ask' } & (
	| QuestionOperation<Input>
	| ListOperation<Input>
);

/** Any operation, as a node lists them. */
export type Operation = SubmitOperation | AskOperation;

/**
 * Makes an operation that asks. What its `read` returns is known to the functions after it, and to
 * nobody outside of its file.
 */
export function askOperation<Input>(
	operation: QuestionOperation<Input> | ListOperation<Input>,
): Operation {
	return { kind: 'ask', ...operation } as AskOperation;
}

/** The operation of these names, where there is one. */
export function findOperation(
	operations: readonly Operation[],
	resource: unknown,
	operation: unknown,
): Operation | undefined {
	return operations.find((one) => one.resource === resource && one.operation === operation);
}
