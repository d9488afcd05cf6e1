import type { IDataObject } from 'n8n-workflow';

import { refused, type Outcome } from '../contract/outcome';
import { ParameterReader } from '../contract/parameterReader';
import type { RunContext } from '../contract/runContext';
import { draftOf, type Attempt, type Recipient, type Spoken } from '../input/recipient';
import { isMoved } from '../input/sendTime';
import { whyHeld } from '../input/warnings';
import { asObject, asText } from '../lib/data';
import { omit } from '../lib/omit';
import { isFinal } from '../result/deliveryStatus';
import { cause, type Failure } from '../result/failure';
import type { Refusal, SmsResult } from '../result/result';
import { withoutSecrets } from '../result/withoutSecrets';
import { countSegments } from '../sms/segments';
import { toUtc } from '../time/dateTime';

/** A recipient that was never reached: the run was stopped. */
const notReached: Outcome = refused(
	cause('provider', 'The execution ended before this message was submitted'),
);

/** The Simplify switch; an expression that fails, or gives neither yes nor no, leaves it on. */
export function isSimplified(run: RunContext, item: number): boolean {
	try {
		return new ParameterReader(run.context, item).flag('simplify', true);
	} catch {
		return true;
	}
}

/** In the place of an answer that is not shown. */
const nothing = {};

/** What a response says, word for word; the rest of an outcome is the node's own. */
const fromOutside = [
	'id',
	'ids',
	'batchId',
	'from',
	'status',
	'messageType',
	'country',
] as const satisfies ReadonlyArray<keyof Outcome>;

/** Responses that many recipients share, without secrets. */
const cleanRaw = new WeakMap<object, IDataObject>();

/** What a response says of one recipient, without secrets; once, where many share it. */
function rawWithoutSecrets(raw: IDataObject, redact: RunContext['redact']): IDataObject {
	const known = cleanRaw.get(raw) ?? redact(raw);
	cleanRaw.set(raw, known);
	return known;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Whether a response repeats the sender that the user entered, however it spells the number. */
function isEntered(from: string, entered: string | undefined): boolean {
	if (entered === undefined || from === entered) return from === entered;
	return digitsOf(from) !== '' && digitsOf(from) === digitsOf(entered);
}

/** Takes the secrets out of an outcome. */
function clean(
	outcome: Outcome,
	redact: RunContext['redact'],
	entered: string | undefined,
): Outcome {
	const facts: Partial<Record<(typeof fromOutside)[number], unknown>> = outcome;
	for (const name of fromOutside) {
		const value = facts[name];
		if (value === undefined || value === null) continue;
		if (name === 'from' && isEntered(String(value), entered)) continue;
		// Under its name: a short secret takes no digits out of an id or a number.
		facts[name] = redact({ [name]: value })[name];
	}
	if (outcome.raw !== nothing) outcome.raw = rawWithoutSecrets(outcome.raw, redact);
	if ('cause' in outcome) outcome.cause = withoutSecrets(outcome.cause, redact);
	return outcome;
}

/**
 * What is kept of an outcome until it goes out: without secrets, and without what will not be
 * shown. 100,000 whole answers would be many times the items.
 */
export function kept(
	run: RunContext,
	{ item }: Recipient,
	outcome: Outcome,
	draft: Spoken | undefined,
): Outcome {
	const entered = asText(asObject(draft?.extra)?.from);
	if (!isSimplified(run, item)) return clean({ ...outcome }, run.redact, entered);
	const { ids = [] } = outcome;
	const own: Outcome = omit(outcome, 'from', 'messageType', 'country', 'ids');
	if (ids.length > 1) own.ids = ids;
	own.raw = nothing;
	return clean(own, run.redact, entered);
}

/** Why a recipient's message was not, or perhaps not, taken; undefined when it was. */
export function failureOf(outcome: Outcome): Failure | undefined {
	if (outcome.submission === 'accepted' || outcome.submission === 'notSent') return undefined;
	return {
		...omit(outcome.cause, 'words', 'isForeignField'),
		retrySafe: outcome.submission === 'rejected',
		maybeSent: outcome.submission === 'unknown',
	};
}

/** Who was asked before, and certainly did not accept it. */
function refusalsOf({ attempts }: Recipient): Refusal[] {
	return attempts.slice(0, -1).flatMap(({ provider, isAsked, outcome }) => {
		const failure = failureOf(outcome);
		return isAsked && failure ? [{ provider, failure }] : [];
	});
}

/** When it goes out: as the provider says, or as asked; null when at once, or not at all. */
function scheduledFor(draft: Spoken | undefined, outcome: Outcome): string | null {
	const at = draft?.at;
	if (!at || outcome.submission === 'rejected') return null;
	// No provider is told more than the second.
	return outcome.scheduledFor ?? toUtc(at.startOf('second'));
}

/** Why it was not sent on purpose, in a sentence. */
function reasonOf(draft: Spoken | undefined, outcome: Outcome): Pick<SmsResult, 'reasonText'> {
	if (outcome.submission !== 'notSent') return {};
	if (outcome.reason === 'dryRun') return { reasonText: 'This is a dry run.' };
	if (outcome.reason === 'duplicate') {
		return { reasonText: 'This phone number already got this message, or is in the list twice.' };
	}
	if (outcome.reason === 'suppressed') {
		return { reasonText: "This phone number is in 'Do Not Send To'." };
	}
	return draft ? { reasonText: `${whyHeld(draft)}.` } : {};
}

/** What sending hours made of it: moved, or held back. */
function hoursOf(
	draft: Spoken | undefined,
	outcome: Outcome,
): Pick<SmsResult, 'heldUntil' | 'movedFrom'> {
	if (!draft || outcome.submission === 'rejected') return {};
	if (isMoved(draft)) return { movedFrom: toUtc(draft.asked?.startOf('second')) ?? '' };
	const heldUntil = toUtc(draft.heldUntil?.startOf('second'));
	if (heldUntil === null || outcome.submission !== 'notSent') return {};
	return outcome.reason === 'sendingHours' || outcome.reason === 'dryRun' ? { heldUntil } : {};
}

/** What one recipient came to, in the shape that every provider's messages share. */
export function toResult(run: RunContext, recipient: Recipient): SmsResult {
	const last: Attempt | undefined = recipient.attempts.at(-1);
	const outcome = last?.outcome ?? notReached;
	const draft: Spoken | undefined = last ? last.draft : draftOf(recipient);
	const failure = failureOf(outcome);
	const refusedBy = refusalsOf(recipient);
	const { encoding, segments } = draft?.segments ?? countSegments('');
	return {
		provider: last?.provider ?? run.provider.name,
		operation: run.operation,
		to: recipient.to,
		from: outcome.from ?? asText(asObject(draft?.extra)?.from) ?? null,
		id: outcome.id ?? null,
		...(outcome.ids && outcome.ids.length > 1 ? { ids: outcome.ids } : {}),
		batchId: outcome.batchId ?? null,
		submission: outcome.submission,
		...(outcome.submission === 'notSent' ? { reason: outcome.reason } : {}),
		...(outcome.submission === 'notSent' && outcome.preview ? { preview: outcome.preview } : {}),
		deliveryState: outcome.deliveryState ?? null,
		final: isFinal(outcome.deliveryState),
		status: outcome.status ?? null,
		scheduledFor: scheduledFor(draft, outcome),
		...reasonOf(draft, outcome),
		...hoursOf(draft, outcome),
		encoding,
		segments,
		cost: outcome.cost ?? null,
		...(failure ? { failure } : {}),
		...(refusedBy.length > 0 ? { refusedBy } : {}),
		messageType: outcome.messageType ?? null,
		country: outcome.country ?? null,
		raw: outcome.raw,
	};
}
