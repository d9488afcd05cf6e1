import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { DateTime } from 'luxon';

import type { Account } from './account';
import type { Cause } from '../result/failure';
import type { RecordList } from '../ask/listReader';
import type { ParameterReader } from './parameterReader';
import type { PhoneFormat } from '../sms/phoneNumber';
import type { ProviderRequest } from './request';
import type { Answer } from './response';
import type { DeliveryState, HoldReason, Preview, Status } from '../result/result';
import type { NumberLimit } from '../submit/perRecipientLimiter';

/** What is true of a provider, whichever operation is asked of it. */
export interface Provider {
	/** The value of the result field `provider`. */
	name: string;
	displayName: string;
	/** Name of the credential type. */
	credential: string;
	/** Names of the credential fields that no output may show. */
	secrets: readonly string[];
	/** How the provider spells a phone number. */
	phones: PhoneFormat;
	/**
	 * What the provider's documented words in an answer say of the whole request. `unsure` when
	 * they say neither yes nor no; undefined when they say nothing, and the HTTP status decides.
	 */
	judge(answer: Answer): Judgement;
	/** The verdict stands in the body, whatever the HTTP status: also that of a fault. */
	judgesInBody?: boolean;
	/** Fields of answers that hold a secret: no output shows them. */
	hiddenFields?: readonly string[];
	/** Reads national numbers unless the user names another country: ISO 3166 alpha-2. */
	defaultCountry?: string;
}

/** Yes, no with its reason, neither of the two, or nothing at all. */
export type Judgement = 'ok' | Cause | { unsure: Cause } | undefined;

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

/** What became of a submission, for one recipient. */
export type Outcome =
	| (Facts & { submission: 'accepted' })
	| (Facts & { submission: 'notSent'; reason: HoldReason; preview?: Preview })
	| (Facts & { submission: 'rejected' | 'unknown'; cause: Cause });

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
	/** How many recipients the provider takes in one request, at most. */
	recipientsPerRequest: number;
	/** How often the provider takes messages for one number, where it says so. */
	numberLimit?: NumberLimit;
	/** Longest text that the provider documents, in characters. */
	longestText?: number;
	/** Reads the provider's own fields. @throws InvalidInput */
	read(parameters: ParameterReader): Extra | Promise<Extra>;
	/** Whether the message may have no text, since it carries something else. */
	textOptional?(extra: Extra): boolean;
	request(message: Message<Extra>, account: Account): ProviderRequest;
	/** One outcome per recipient, in their order; for groups exactly one. */
	outcomes(answer: Answer, message: Message<Extra>, account: Account): Outcome[];
	/**
	 * The recipients that a refusal of the whole request names as its reason, where the provider
	 * does so: the others are submitted again without them.
	 */
	namedInRefusal?(answer: Answer, message: Message<Extra>): ReadonlySet<string>;
}

/** What all operations that ask share; each input item is a question of its own. */
interface Asks<Input> extends Identity {
	kind: 'ask';
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
	next?(answers: readonly Answer[], input: Input, account: Account): ProviderRequest | undefined;
	/**
	 * The output items, from all the answers in order. One that is not final and never will be says
	 * so in `reason`: it is not asked for again.
	 * @throws Unreadable
	 */
	results(answers: readonly Answer[], input: Input, account: Account): IDataObject[];
}

/** An operation that reads a list of records, page by page. */
export interface ListOperation<Input = unknown> extends Asks<Input> {
	list: RecordList<Input>;
	/** Fewer records than the provider counts are a failure, and not only worth a note. */
	isWhole?: boolean;
}

/** An operation that asks, lists or deletes. */
export type AskOperation<Input = unknown> = QuestionOperation<Input> | ListOperation<Input>;

/** Any operation, as a node lists them. */
export type Operation = SubmitOperation | AskOperation;

/** Keeps the type of an operation's input inside its file, and lets a node list them together. */
export function submitOperation<Extra>(operation: SubmitOperation<Extra>): Operation {
	return operation as SubmitOperation;
}

/** The same, for an operation that asks. */
export function askOperation<Input>(operation: AskOperation<Input>): Operation {
	return operation as AskOperation;
}

/** The operation of these names, where there is one. */
export function findOperation(
	operations: readonly Operation[],
	resource: unknown,
	operation: unknown,
): Operation | undefined {
	return operations.find((one) => one.resource === resource && one.operation === operation);
}

/** The provider took it. */
export function accepted(facts: Facts): Outcome {
	return { ...facts, submission: 'accepted' };
}

/** The provider refused it, by its own words. */
export function refused(why: Cause, facts: Facts): Outcome {
	return { ...facts, submission: 'rejected', cause: why };
}

/** Held back on purpose, by us or by the provider. */
export function held(reason: HoldReason, facts: Facts = { raw: {} }): Outcome {
	return { ...facts, submission: 'notSent', reason };
}

/** The answer does not say what became of it. */
export function undecided(why: Cause, facts: Facts): Outcome {
	return { ...facts, submission: 'unknown', cause: why };
}
