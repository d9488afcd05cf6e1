import { batch, type Batch } from './batch';
import type { Unit } from './campaign';
import type { Entry } from './entry';
import { Duplicates } from './duplicates';
import { exchange } from './exchange';
import { concernsTheAccount } from './failure';
import type { Memory } from './memory';
import { held, type Outcome, type SubmitOperation } from './operation';
import { messageOf, notMentioned, outcomesOf } from './outcomes';
import { Pace } from './pace';
import { inParallel } from './parallel';
import { isStopped, type Run } from './run';

/** What the requests of one run have in common while they are made. */
interface Progress {
	run: Run;
	pace: Pace;
	memory: Memory;
	duplicates: Duplicates;
	/** What was accepted in this run or is on its way: how often each content, by number. */
	sent: Map<string, number>;
	/** A failure of the whole account was met, and the node is to stop on it. */
	hopeless: boolean;
}

const isOver = ({ run, hopeless }: Progress) => hopeless || isStopped(run.context);

function count(sent: Map<string, number>, { wire, draft }: Entry, change: 1 | -1): void {
	const content = `${wire} ${draft?.content ?? ''}`;
	sent.set(content, (sent.get(content) ?? 0) + change);
}

/**
 * A provider that refuses a repeated message has, or had, the first one. Unless that is another of
 * this very run, our own earlier try may be it: the message was held back, not refused.
 */
function asDuplicate(entry: Entry, outcome: Outcome, sent: ReadonlyMap<string, number>): Outcome {
	if (outcome.submission !== 'rejected' || outcome.cause.kind !== 'duplicate') return outcome;
	const others = (sent.get(`${entry.wire} ${entry.draft?.content ?? ''}`) ?? 0) - 1;
	return others > 0 ? outcome : held('duplicate', outcome);
}

/** Gives an entry its outcome, and draws from it what concerns the rest of the run. */
function settle(progress: Progress, entry: Entry, read: Outcome): void {
	const outcome = asDuplicate(entry, read, progress.sent);
	entry.outcome = outcome;
	if (outcome.hint) progress.run.hints.add(outcome.hint);
	if (outcome.submission !== 'accepted') count(progress.sent, entry, -1);
	if (outcome.submission === 'rejected' && progress.run.onError === 'stop') {
		progress.hopeless ||= concernsTheAccount(outcome.cause.kind);
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
	for (const entry of one.entries) count(progress.sent, entry, 1);
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
		else {
			count(progress.sent, entry, -1);
			again.push(entry);
		}
	}
	memory.settle(one.entries);
	if (again.length > 0 && !isOver(progress)) {
		await sendBatch(progress, operation, { draft: one.draft, entries: again });
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
		progress.hopeless ||= entries.some(({ outcome }) => outcome?.submission === 'rejected');
	}
	try {
		if (free.length > 0 && !isOver(progress)) {
			await sendBatch(progress, operation, { draft, entries: free });
		}
	} finally {
		// Whoever is still in flight here has met a fault of ours: it may have been sent.
		await duplicates.settle(free, (entry) => entry.outcome ?? memory.recall(entry));
	}
}

/**
 * Submits every entry that has no outcome yet, and gives it one. Entries that were not reached,
 * because the run was stopped or a failure concerns the whole account, stay without.
 */
export async function submit<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
	units: ReadonlyArray<Unit<Extra>>,
	memory: Memory,
): Promise<void> {
	const entries = units.flatMap((unit) => unit.entries);
	for (const entry of entries) {
		const known = memory.recall(entry);
		if (known) entry.outcome ??= known;
	}
	const pace = new Pace(() => isStopped(run.context));
	const duplicates = new Duplicates(run);
	const sent = new Map<string, number>();
	const progress: Progress = { run, pace, memory, duplicates, sent, hopeless: false };
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
}
