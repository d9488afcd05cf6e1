import { held, type Outcome } from '../contract/outcome';
import { isStopped } from '../contract/runContext';
import { Deduplicator } from '../deduplication/deduplicator';
import { RateLimiter } from '../http/rateLimiter';
import { awaitTurn, requestOnce, type Exchanged } from '../http/requestWithRetry';
import type { OutputGroup } from '../input/grouping';
import type { Route } from '../input/readRecipients';
import type { Recipient } from '../input/recipient';
import { inParallel } from '../lib/workerPool';
import { batch, type Batch } from './batches';
import { CircuitBreaker, senderOf } from './circuitBreaker';
import { departing } from './departure';
import { PerRecipientLimiter } from './perRecipientLimiter';
import {
	accountForFault,
	recordOutcome,
	spareTheOthers,
	stillOpen,
	type Progress,
} from './progress';
import { messageOf, notMentioned, readOutcomes } from './readOutcomes';
import type { RetryLedger } from './retryLedger';

/** Those whose time it is; the others have their outcome. */
function inTime(progress: Progress, open: readonly Recipient[]): Recipient[] {
	const { run, operation, place } = progress;
	const { leave, stay } = departing(open, operation, place, run.account.zone);
	for (const [recipient, outcome] of stay) recordOutcome(progress, recipient, outcome, false);
	return leave;
}

/** Those of a batch that may leave now: in their hours, and with a key that nobody has claimed. */
async function readyToLeave(progress: Progress, open: readonly Recipient[]): Promise<Recipient[]> {
	const { run, duplicates, breaker } = progress;
	const { free, held: others } = await duplicates.claim(inTime(progress, open));
	for (const [recipient, outcome] of others) {
		recordOutcome(progress, recipient, outcome, false);
		if (outcome.submission === 'rejected' && run.onError === 'stop') breaker.open(outcome.cause);
	}
	return free;
}

/** A provider that refuses a repeated text had it moments ago: it was held back, not refused. */
function asDuplicate(outcome: Outcome): Outcome {
	const isRepeated = outcome.submission === 'rejected' && outcome.cause.kind === 'duplicate';
	return isRepeated ? held('duplicate', outcome) : outcome;
}

/** Makes one request, and writes down what it came to. Who may be submitted again stays open. */
async function sendOnce(progress: Progress, one: Batch, tries: number): Promise<Exchanged> {
	const { run, operation, limiter, breaker } = progress;
	const { settings } = one.draft;
	const message = messageOf(one);
	const request = operation.request(message, run.account);
	const manner = { timeout: settings.timeout, repeatable: false, submits: true };
	const exchanged = await requestOnce(run, limiter, request, manner, tries);
	if (exchanged.mayRepeat) return exchanged;
	const outcomes = readOutcomes(run, operation, message, exchanged.classified);
	for (const [place, recipient] of one.recipients.entries()) {
		const read = place < outcomes.length ? outcomes[place] : notMentioned;
		if (!read) continue;
		breaker.note(recordOutcome(progress, recipient, asDuplicate(read), true), senderOf(one.draft));
	}
	if (exchanged.closed) breaker.open(exchanged.closed);
	return exchanged;
}

/** Makes the request for those who may leave: writes it down before, and what came of it after. */
async function depart(
	progress: Progress,
	one: Batch,
	tries: number,
): Promise<Exchanged | undefined> {
	const { run, place, ledger, duplicates } = progress;
	const free = await readyToLeave(progress, one.recipients);
	let leaving: Recipient[] = [];
	try {
		// A claim may have waited for another execution's request.
		const due = isStopped(run.context) ? [] : inTime(progress, free);
		const draft = due[0]?.readings[place]?.draft;
		if (!draft) return undefined;
		leaving = ledger.begin(due, run.provider.name, draft);
		if (leaving.length === 0) return undefined;
		return await sendOnce(progress, { ...one, draft, recipients: leaving }, tries);
	} catch (error) {
		accountForFault(progress, free, error);
		return undefined;
	} finally {
		// Whoever is still in flight here has met a fault of ours: it may have been sent.
		ledger.settle(leaving);
		await duplicates.settle(free);
	}
}

/**
 * The way of one batch: wait for the limits, look at the time, claim the duplicate keys, write the
 * ledger, make the request, write down the outcome; and again for who may be submitted again.
 */
async function submitBatch(progress: Progress, one: Batch): Promise<void> {
	const { run, limiter, breaker } = progress;
	const { requestsPerMinute } = one.draft.settings;
	let open = one.recipients;
	for (let tries = 0; open.length > 0; ) {
		await awaitTurn(run, limiter, requestsPerMinute);
		const why = breaker.whyNot(senderOf(one.draft));
		if (isStopped(run.context) || why) return;
		const exchanged = await depart(progress, { ...one, recipients: open }, tries);
		if (exchanged?.mayRepeat) tries++;
		open = stillOpen(progress, open);
	}
}

/** The same, when the provider takes it for these numbers. */
async function submitInTurn(progress: Progress, one: Batch): Promise<void> {
	const { run, spacing } = progress;
	const turn = await spacing?.turn(one.recipients, one.draft.content);
	try {
		if (spacing && turn?.waited) run.hints.add(spacing.hint);
		await submitBatch(progress, one);
	} finally {
		turn?.end();
	}
}

/** Works on one batch, whatever happens: a fault of this node's own must not cost the others. */
async function submitSafely(progress: Progress, one: Batch): Promise<void> {
	try {
		await submitInTurn(progress, one);
	} catch (error) {
		accountForFault(progress, one.recipients, error);
	}
}

/**
 * Submits recipients to one provider of the chain, and gives each an attempt. Those that were not
 * reached, because the run was stopped, stay without.
 * @param units with the recipients that are to be submitted, and no others
 */
export async function submit(
	route: Route,
	place: number,
	units: readonly OutputGroup[],
	ledger: RetryLedger,
): Promise<void> {
	const { run, operation } = route;
	const recipients = units.flatMap((unit) => unit.recipients);
	const stopped = () => isStopped(run.context);
	const limit = operation.numberLimit;
	const progress: Progress = {
		...route,
		place,
		ledger,
		limiter: new RateLimiter(stopped),
		spacing: limit && new PerRecipientLimiter(limit, recipients, stopped),
		duplicates: new Deduplicator(run),
		breaker: new CircuitBreaker(run.onError),
	};
	// Campaigns do not share requests: each has an id of its own, by which it can be deleted.
	const apart = operation.audience === 'list' ? units.map((unit) => unit.recipients) : [recipients];
	const batches = apart.flatMap((some) => batch(some, operation, place));
	const atOnce = batches[0]?.draft.settings.concurrency ?? 1;
	const isOver = () => progress.breaker.why !== undefined || stopped();
	await inParallel(batches, atOnce, isOver, async (one) => await submitSafely(progress, one));
	spareTheOthers(progress, batches);
}
