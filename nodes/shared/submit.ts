import { batch, type Batch } from './batch';
import type { Unit } from './campaign';
import type { Entry } from './entry';
import { Duplicates } from './duplicates';
import { exchange } from './exchange';
import { concernsTheAccount, type Cause } from './failure';
import type { Memory } from './memory';
import { held, type Outcome, type SubmitOperation } from './operation';
import { messageOf, notMentioned, outcomesOf } from './outcomes';
import { Pace } from './pace';
import { inParallel } from './parallel';
import { isStopped, type Run } from './run';
import { kept } from './settle';
import { Spacing } from './spacing';

/** What the requests of one run have in common while they are made. */
interface Progress {
	run: Run;
	pace: Pace;
	memory: Memory;
	duplicates: Duplicates;
	spacing: Spacing | undefined;
	/** A failure of the whole account was met, and the node is to stop on it. */
	hopeless: Cause | undefined;
}

const isOver = ({ run, hopeless }: Progress) => hopeless !== undefined || isStopped(run.context);

/** A provider that refuses a repeated text had it moments ago: it was held back, not refused. */
function asDuplicate(outcome: Outcome): Outcome {
	const isRepeated = outcome.submission === 'rejected' && outcome.cause.kind === 'duplicate';
	return isRepeated ? held('duplicate', outcome) : outcome;
}

/** Gives an entry its outcome, and draws from it what concerns the rest of the run. */
function settle(progress: Progress, entry: Entry, read: Outcome): void {
	const { refusedBy } = entry;
	const own = kept(progress.run, entry, asDuplicate(read));
	const outcome = refusedBy ? { ...own, refusedBy } : own;
	entry.outcome = outcome;
	if (outcome.hint) progress.run.hints.add(outcome.hint);
	if (outcome.submission === 'rejected' && progress.run.onError === 'stop') {
		const { cause } = outcome;
		if (concernsTheAccount(cause.kind)) progress.hopeless ??= cause;
	}
}

/** Makes one request. Whoever may be submitted again, with nobody the wiser, is. */
async function sendBatch<Extra>(
	progress: Progress,
	operation: SubmitOperation<Extra>,
	one: Batch<Extra>,
): Promise<void> {
	const { run, pace, memory } = progress;
	const message = messageOf(one);
	memory.begin(one.entries);
	const request = operation.request(message, run.account);
	const classified = await exchange(run, pace, request, {
		...one.draft.settings,
		repeatable: false,
	});
	const outcomes = outcomesOf(run, operation, message, classified);
	const again: Array<Entry<Extra>> = [];
	for (const [place, entry] of one.entries.entries()) {
		const outcome = place < outcomes.length ? outcomes[place] : notMentioned;
		if (outcome) settle(progress, entry, outcome);
		else again.push(entry);
	}
	memory.settle(one.entries);
	if (again.length > 0 && !isOver(progress)) {
		await sendBatch(progress, operation, { draft: one.draft, entries: again });
	}
}

/** Makes one request, when the provider takes it for these numbers. */
async function sendInTurn<Extra>(
	progress: Progress,
	operation: SubmitOperation<Extra>,
	one: Batch<Extra>,
): Promise<void> {
	const { run, spacing } = progress;
	const turn = await spacing?.turn(one.entries);
	try {
		if (spacing && turn?.waited) run.hints.add(spacing.hint);
		if (!isOver(progress)) await sendBatch(progress, operation, one);
	} finally {
		turn?.end();
	}
}

/** Makes one request for those of a batch whose keys nobody has claimed. */
async function submitBatch<Extra>(
	progress: Progress,
	operation: SubmitOperation<Extra>,
	{ draft, entries }: Batch<Extra>,
): Promise<void> {
	const { run, memory, duplicates } = progress;
	const free = await duplicates.claim(entries);
	if (run.onError === 'stop') {
		for (const { outcome } of entries) {
			if (outcome?.submission === 'rejected') progress.hopeless ??= outcome.cause;
		}
	}
	try {
		if (free.length > 0 && !isOver(progress)) {
			await sendInTurn(progress, operation, { draft, entries: free });
		}
	} finally {
		// Whoever is still in flight here has met a fault of ours: it may have been sent.
		await duplicates.settle(free, (entry) => entry.outcome ?? memory.recall(entry));
	}
}

/**
 * Submits every entry that has no outcome yet, and gives it one. Entries that were not reached,
 * because the run was stopped or a failure concerns the whole account, stay without.
 * @returns that failure of the whole account, where it ended the submission
 */
export async function submit<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
	units: ReadonlyArray<Unit<Extra>>,
	memory: Memory,
): Promise<Cause | undefined> {
	const entries = units.flatMap((unit) => unit.entries);
	const stopped = () => isStopped(run.context);
	const pace = new Pace(stopped);
	const limit = operation.numberLimit;
	const open = entries.filter(({ outcome }) => outcome === undefined);
	const spacing = limit && new Spacing(limit, open, stopped);
	const duplicates = new Duplicates(run);
	const progress: Progress = { run, pace, spacing, memory, duplicates, hopeless: undefined };
	// Campaigns do not share requests: each has an id of its own, by which it can be deleted.
	const apart = operation.audience === 'list' ? units.map((unit) => unit.entries) : [entries];
	const batches = apart.flatMap((some) => batch(some, operation));
	const atOnce = batches[0]?.draft.settings.concurrency ?? 1;
	await inParallel(
		batches,
		atOnce,
		() => isOver(progress),
		async (one) => {
			await submitBatch(progress, operation, one);
		},
	);
	return progress.hopeless;
}
