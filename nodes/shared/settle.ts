import { asObject, asText } from './data';
import type { Entry } from './entry';
import { cause, type Failure } from './failure';
import { refused, type Outcome } from './operation';
import type { SmsResult } from './result';
import type { Run } from './run';
import { toUtc } from './schedule';
import { countSegments } from './segments';
import { isFinal } from './status';

/** An entry that was never reached: the run was stopped, or there was no use going on. */
const notReached: Outcome = refused(
	cause('provider', 'The run ended before this message was submitted'),
	{ raw: {} },
);

function failureOf(outcome: Outcome): Failure | undefined {
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

/** What one entry came to, in the shape that every provider's messages share; secrets removed. */
export function toResult(run: Run, entry: Entry): SmsResult {
	const outcome = entry.outcome ?? notReached;
	const failure = failureOf(outcome);
	const { encoding, segments } = entry.draft?.segments ?? countSegments('');
	const result: SmsResult = {
		provider: run.provider.name,
		operation: run.operation,
		to: entry.to,
		from: outcome.from ?? asText(asObject(entry.draft?.extra)?.from) ?? null,
		id: outcome.id ?? null,
		...(outcome.ids && outcome.ids.length > 1 ? { ids: outcome.ids } : {}),
		batchId: outcome.batchId ?? null,
		submission: outcome.submission,
		...(outcome.submission === 'notSent' ? { reason: outcome.reason } : {}),
		deliveryState: outcome.deliveryState ?? null,
		final: isFinal(outcome.deliveryState),
		status: outcome.status ?? null,
		scheduledFor: scheduledFor(entry, outcome),
		encoding,
		segments,
		cost: outcome.cost ?? null,
		...(failure ? { failure } : {}),
		messageType: outcome.messageType ?? null,
		country: outcome.country ?? null,
		raw: outcome.raw,
	};
	return run.redact(result);
}
