import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { batch, type Batch } from './batch';
import type { Entry } from './entry';
import { exchange } from './exchange';
import { concernsTheAccount, cause } from './failure';
import type { Memory } from './memory';
import {
	held,
	refused,
	undecided,
	type Message,
	type Outcome,
	type SubmitOperation,
} from './operation';
import { Pace } from './pace';
import { Unreadable, type Answer } from './response';
import { isStopped, type Run } from './run';
import type { Classified } from './submission';

/** Works through tasks in order, so many at a time; ends early when there is no use going on. */
async function inParallel<T>(
	tasks: readonly T[],
	atOnce: number,
	isOver: () => boolean,
	work: (task: T) => Promise<void>,
): Promise<void> {
	let next = 0;
	const worker = async () => {
		for (let task = tasks[next++]; task !== undefined && !isOver(); task = tasks[next++]) {
			await work(task);
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, worker));
}

function messageOf<Extra>({ draft, entries }: Batch<Extra>): Message<Extra> {
	const recipients = entries.map(({ wire }) => wire);
	return { recipients, text: draft.text, at: draft.at, now: DateTime.now(), extra: draft.extra };
}

/** The operation's reading of an answer; an answer it cannot read leaves every recipient unknown. */
function readOutcomes<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
	message: Message<Extra>,
	answer: Answer,
): Outcome[] {
	try {
		return operation.outcomes(answer, message, run.account);
	} catch (error) {
		const says = error instanceof Unreadable ? error.message : 'the answer has an unknown form';
		const why = cause('unreadable', `The provider took the request, but ${says}`);
		return message.recipients.map(() => undecided(why, { raw: {} }));
	}
}

/** The same end for every recipient of a request. */
function forAll(
	message: { recipients: readonly string[] },
	classified: Exclude<Classified, { as: 'taken' }>,
): Outcome[] {
	const { why, answer } = classified;
	const raw = answer && 'value' in answer.body ? { answer: answer.body.value as IDataObject } : {};
	const one = classified.as === 'rejected' ? refused(why, { raw }) : undecided(why, { raw });
	return message.recipients.map(() => one);
}

/**
 * A provider that refuses a repeated text has, or had, the first one. Unless that was accepted in
 * this very run, our own earlier try may be it: the message was held back, not refused.
 */
function asDuplicate(entry: Entry, outcome: Outcome, sent: ReadonlySet<string>): Outcome {
	if (outcome.submission !== 'rejected' || outcome.cause.kind !== 'duplicate') return outcome;
	return sent.has(contentOf(entry)) ? outcome : held('duplicate', outcome);
}

const contentOf = (entry: Entry) => `${entry.wire} ${entry.draft?.text ?? ''}`;

/**
 * Submits every entry that has no outcome yet, and gives it one. Entries that were not reached,
 * because the run was stopped or a failure concerns the whole account, stay without.
 */
export async function submit<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
	entries: Array<Entry<Extra>>,
	memory: Memory,
): Promise<void> {
	for (const entry of entries) {
		const known = memory.recall(entry);
		if (known) entry.outcome ??= known;
	}
	const batches = batch(entries, operation);
	const pace = new Pace(() => isStopped(run.context));
	const sent = new Set<string>();
	let hopeless = false;

	const settle = (entry: Entry, outcome: Outcome | undefined) => {
		const missing = cause(
			'unreadable',
			'The answer of the provider does not mention this recipient',
		);
		entry.outcome = asDuplicate(entry, outcome ?? undecided(missing, { raw: {} }), sent);
		if (entry.outcome.submission === 'accepted') sent.add(contentOf(entry));
		if (entry.outcome.hint) run.hints.add(entry.outcome.hint);
		if (entry.outcome.submission === 'rejected' && run.onError === 'stop') {
			hopeless ||= concernsTheAccount(entry.outcome.cause.kind);
		}
	};
	const work = async (one: Batch<Extra>): Promise<void> => {
		const message = messageOf(one);
		memory.begin(one.entries);
		const request = operation.request(message, run.account);
		const manner = { ...one.draft.settings, repeatable: false };
		const classified = await exchange(run, pace, request, manner);
		const named =
			classified.as === 'rejected' && classified.answer
				? operation.namedInRefusal?.(classified.answer, message)
				: undefined;
		const done = named?.size ? one.entries.filter(({ wire }) => named.has(wire)) : one.entries;
		const outcomes =
			classified.as === 'taken'
				? readOutcomes(run, operation, message, classified.answer)
				: forAll(message, classified);
		done.forEach((entry, place) => settle(entry, outcomes[place]));
		memory.settle(one.entries);
		const rest = one.entries.filter((entry) => !entry.outcome);
		if (rest.length > 0 && !isOver()) await work({ draft: one.draft, entries: rest });
	};
	const isOver = () => hopeless || isStopped(run.context);
	const atOnce = batches[0]?.draft.settings.concurrency ?? 1;
	await inParallel(batches, atOnce, isOver, work);
}
