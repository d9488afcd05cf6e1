import { asObject, asText } from './data';
import type { Entry } from './entry';
import { cause, type Failure } from './failure';
import { omit } from './omit';
import { refused, type Outcome } from './operation';
import { ParameterReader } from './parameters';
import type { SmsResult } from './result';
import type { Run } from './run';
import { toUtc } from './schedule';
import { countSegments } from './segments';
import { isFinal } from './status';
import { isMoved } from './timing';
import { whyHeld } from './warnings';

/** An entry that was never reached: the run was stopped, or there was no use going on. */
const notReached: Outcome = refused(
	cause('provider', 'The run ended before this message was submitted'),
	{ raw: {} },
);

/** The Simplify switch; an expression that fails, or gives neither yes nor no, leaves it on. */
export function isSimplified(run: Run, item: number): boolean {
	try {
		return new ParameterReader(run.context, item).flag('simplify', true);
	} catch {
		return true;
	}
}

/** In the place of an answer that is not shown. */
const nothing = {};

/**
 * What is kept of an outcome until it goes out. An answer of which nothing will be shown is let go
 * at once: 100,000 of them would be many times the items.
 */
export function kept(run: Run, { item }: Entry, outcome: Outcome): Outcome {
	if (!isSimplified(run, item)) return outcome;
	const { ids = [] } = outcome;
	const own = omit(outcome, 'from', 'messageType', 'country', 'ids');
	return { ...own, ...(ids.length > 1 ? { ids } : {}), raw: nothing };
}

/** Why a recipient's message was not, or perhaps not, taken; undefined when it was. */
export function failureOf(outcome: Outcome): Failure | undefined {
	if (outcome.submission === 'accepted' || outcome.submission === 'notSent') return undefined;
	return { ...outcome.cause, retrySafe: outcome.submission === 'rejected' };
}

/** When it goes out: as the provider says, or as asked; null when at once, or not at all. */
function scheduledFor(entry: Entry, outcome: Outcome): string | null {
	const at = entry.draft?.at;
	if (!at || outcome.submission === 'rejected') return null;
	// No provider is told more than the second.
	return outcome.scheduledFor ?? toUtc(at.startOf('second'));
}

/** What sending hours made of it: moved, or held back. */
function hoursOf(
	{ draft }: Entry,
	outcome: Outcome,
): Pick<SmsResult, 'reasonText' | 'heldUntil' | 'movedFrom'> {
	if (!draft || outcome.submission === 'rejected') return {};
	if (isMoved(draft)) return { movedFrom: toUtc(draft.asked?.startOf('second')) ?? '' };
	const heldUntil = toUtc(draft.heldUntil?.startOf('second'));
	if (heldUntil === null || outcome.submission !== 'notSent') return {};
	if (outcome.reason === 'dryRun') return { heldUntil };
	return outcome.reason === 'sendingHours' ? { reasonText: `${whyHeld(draft)}.`, heldUntil } : {};
}

/** What one entry came to, in the shape that every provider's messages share; secrets are still in it. */
export function toResult(run: Run, entry: Entry): SmsResult {
	const outcome = entry.outcome ?? notReached;
	const by = entry.settledBy ?? { run, entry };
	const { draft, to } = by.entry;
	const failure = failureOf(outcome);
	const { encoding, segments } = draft?.segments ?? countSegments('');
	return {
		provider: by.run.provider.name,
		operation: run.operation,
		to,
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
		scheduledFor: scheduledFor(by.entry, outcome),
		...hoursOf(by.entry, outcome),
		encoding,
		segments,
		cost: outcome.cost ?? null,
		...(failure ? { failure } : {}),
		...(outcome.refusedBy ? { refusedBy: outcome.refusedBy } : {}),
		messageType: outcome.messageType ?? null,
		country: outcome.country ?? null,
		raw: outcome.raw,
	};
}
