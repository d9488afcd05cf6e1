import { refused, undecided, type Outcome } from '../contract/outcome';
import type { Deduplicator } from '../deduplication/deduplicator';
import type { RateLimiter } from '../http/rateLimiter';
import type { Route } from '../input/readRecipients';
import { outcomeOf, type Recipient } from '../input/recipient';
import { kept } from '../output/toResult';
import { quoted } from '../result/failure';
import type { Batch } from './batches';
import { senderOf, type CircuitBreaker } from './circuitBreaker';
import type { PerRecipientLimiter } from './perRecipientLimiter';
import type { RetryLedger } from './retryLedger';

/** What the requests to one provider of a chain have in common while they are made. */
export interface Progress extends Route {
	/** The provider's place in the chain. */
	place: number;
	ledger: RetryLedger;
	limiter: RateLimiter;
	spacing: PerRecipientLimiter | undefined;
	duplicates: Deduplicator;
	breaker: CircuitBreaker;
}

/**
 * Writes down what the provider made of a message, or why it was not asked.
 * @returns what is kept of it: without secrets
 */
export function recordOutcome(
	progress: Progress,
	recipient: Recipient,
	read: Outcome,
	isAsked: boolean,
): Outcome {
	const { run, place } = progress;
	const draft = recipient.readings[place]?.draft;
	const outcome = kept(run, recipient, read, draft);
	const attempt = { provider: run.provider.name, isAsked, draft, outcome };
	recipient.attempts = [...recipient.attempts, attempt];
	if (outcome.hint) run.hints.add(outcome.hint);
	return outcome;
}

/** Who has no outcome from this provider yet. */
export function stillOpen({ place }: Progress, recipients: readonly Recipient[]): Recipient[] {
	return recipients.filter((one) => {
		const submission = outcomeOf(one)?.submission ?? 'rejected';
		return one.attempts.length <= place && submission === 'rejected';
	});
}

/** A fault of this node's own: what is open in the ledger may have left. */
export function accountForFault(
	progress: Progress,
	recipients: readonly Recipient[],
	error: unknown,
): void {
	const says = error instanceof Error ? error.message : String(error);
	const why = quoted('provider', 'The node failed while submitting this message', says);
	for (const recipient of stillOpen(progress, recipients)) {
		const mayHaveLeft = progress.ledger.isOpen(recipient);
		const outcome = mayHaveLeft ? undecided(why) : refused(why);
		recordOutcome(progress, recipient, outcome, mayHaveLeft);
	}
}

/** What a provider that is not asked any more leaves open has the reason for it. */
export function spareTheOthers(progress: Progress, batches: readonly Batch[]): void {
	for (const { draft, recipients } of batches) {
		const why = progress.breaker.whyNot(senderOf(draft));
		if (!why) continue;
		const outcome = refused(why);
		for (const recipient of stillOpen(progress, recipients)) {
			recordOutcome(progress, recipient, outcome, false);
		}
	}
}
