import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { RunContext } from '../contract/runContext';
import { draftOf, hasLeft, outcomeOf, type Recipient } from '../input/recipient';
import { groupBy } from '../lib/groupBy';
import { omit } from '../lib/omit';
import {
	adviceIfUnsure,
	concernsTheAccount,
	maybeSentWords,
	type Failure,
} from '../result/failure';
import { simplify, type CampaignResult, type Shown, type SmsResult } from '../result/result';
import { toErrorOutput } from './errorOutput';
import { nodeError } from './nodeErrors';
import { inWords, tally, type Tally } from './summary';
import { isSimplified, toResult } from './toResult';

/** What is shown of a result, and the input items that it belongs to. */
export interface Emitted {
	items: number[];
	result: Shown;
}

/** How many ids fit into the text of an error; all of them are in the node's context. */
const idsShown = 20;

function failed({ submission }: Shown): boolean {
	return submission === 'rejected' || submission === 'unknown' || submission === 'partial';
}

/** The failure to name first: of a campaign, its first recipient's. */
function firstFailure(result: Shown): Failure | undefined {
	return result.failure ?? result.failures?.[0]?.failure;
}

/** The failure, with the sentence that keeps people from sending the message again. */
const inFull = ({ message, maybeSent }: Failure) =>
	maybeSent ? `${message.replace(/\.$/, '')}. ${maybeSentWords}` : message;

/** Phones that the text of an error names. */
const phonesShown = 10;

/** Who was not sent to, or perhaps not, and why: people correct numbers by it. */
function failuresInWords(results: readonly Shown[]): string {
	const all = results.flatMap(({ to, failure, failures = [] }) =>
		failure && to ? [{ to, failure }] : failures,
	);
	// A reason of the account is no phone's.
	const own = all.filter(({ failure }) => !concernsTheAccount(failure.kind));
	if (results.length < 2 && own.length < 2) return '';
	const named = groupBy(own.slice(0, phonesShown), ({ failure }) => failure.message);
	const more = own.length > phonesShown ? ` And ${own.length - phonesShown} more.` : '';
	return (
		[...named]
			.map(([says, some]) => `${some.map(({ to }) => to).join(', ')}: ${says.replace(/\.$/, '')}.`)
			.join(' ') + more
	);
}

/** The ids by which what was taken can be found again. */
function idsOf(result: Shown): string[] {
	if (result.submission === 'rejected') return [];
	return result.ids ?? (result.id === null ? [] : [result.id]);
}

/**
 * What became of a whole run, in two sentences.
 * @param most how many ids to name
 */
export function accountOf(counts: Tally, results: readonly Shown[], most = idsShown): string {
	if (!counts.accepted && !counts.unknown) return 'Nothing was sent.';
	const ids = results.flatMap(idsOf);
	const shown = ids.slice(0, most).join(', ');
	const more = ids.length > most ? ` and ${ids.length - most} more` : '';
	const where = ids.length > 0 ? ` IDs at the provider: ${shown}${more}.` : '';
	return `In this execution: ${inWords(counts)}.${where}`;
}

/**
 * The error of a node that stops: who failed first, and the account of all the others. All ids
 * stand in the node's context.
 * @returns undefined when nobody failed
 */
export function stopError(
	run: RunContext,
	emitted: readonly Emitted[],
): ReturnType<typeof nodeError> | undefined {
	const first = emitted.find(({ result }) => failed(result));
	const failure = first && firstFailure(first.result);
	if (!first || !failure) return undefined;
	const results = emitted.map(({ result }) => result);
	const counts = tally(results);
	const ids = results.flatMap(idsOf);
	run.context.getContext('node').smsAccount = { ...omit(counts, 'held'), ids };
	const next = failure.retrySafe ? undefined : adviceIfUnsure;
	const account = `${failuresInWords(results)} ${accountOf(counts, results)}`.trim();
	return nodeError(run, failure, first.items[0] ?? 0, account, next);
}

/** What is shown of a result. */
export function show(
	run: RunContext,
	items: number[],
	result: SmsResult | CampaignResult,
): Emitted {
	const shown = isSimplified(run, items[0] ?? 0) ? simplify(result) : result;
	return { items, result: shown };
}

/**
 * The output items, in input order. A failure goes out in full; where the node has an error
 * output, in the shape that n8n routes there without losing it.
 * @param field holds the result, where an item has more than that
 */
export function emit(
	run: RunContext,
	emitted: readonly Emitted[],
	field?: string,
): INodeExecutionData[] {
	return emitted.map(({ items, result }) => {
		const [only, ...others] = items;
		const pairedItem = others.length === 0 ? { item: only ?? 0 } : items.map((item) => ({ item }));
		const failure = firstFailure(result);
		const details: IDataObject = field === undefined ? result : { [field]: result };
		if (run.onError === 'errorOutput' && failed(result) && failure) {
			return toErrorOutput(inFull(failure), details, pairedItem);
		}
		return { json: details, pairedItem };
	});
}

/**
 * Ends a node that is to stop before a single message has left, where one cannot be sent.
 * @throws NodeOperationError | NodeApiError
 */
export function stopOnInvalid(run: RunContext, recipients: readonly Recipient[]): void {
	if (run.onError !== 'stop') return;
	const invalid = recipients.filter((one) => outcomeOf(one)?.submission === 'rejected');
	if (invalid.length === 0) return;
	// An item that cannot be read says more than those that suffer from it.
	invalid.sort((a, b) => Number(draftOf(a) !== undefined) - Number(draftOf(b) !== undefined));
	// Of a retry, some may have left before.
	const shown = [...invalid, ...recipients.filter(hasLeft)];
	const problem = stopError(
		run,
		shown.map((one) => show(run, [one.item], toResult(run, one))),
	);
	if (problem) throw problem;
}
