import type { INodeExecutionData } from 'n8n-workflow';

import { nodeError } from './errors';
import { adviceIfUnsure, type Failure } from './failure';
import { ParameterReader } from './parameters';
import { inFull, simplify, type CampaignResult, type SmsResult } from './result';
import type { Run } from './run';

/** A result, and the input items that it belongs to. */
export interface Emitted<Result> {
	items: number[];
	result: Result;
}

/** How many ids fit into the text of an error; all of them are in the node's context. */
const idsShown = 20;

function failed({ submission }: SmsResult | CampaignResult): boolean {
	return submission === 'rejected' || submission === 'unknown' || submission === 'partial';
}

/** The failure to name first: of a campaign, its first recipient's. */
function firstFailure(result: SmsResult | CampaignResult): Failure | undefined {
	return result.failure ?? ('failures' in result ? result.failures[0]?.failure : undefined);
}

/** The ids by which what was taken can be found again. */
function idsOf(result: SmsResult | CampaignResult): string[] {
	if (result.submission === 'rejected') return [];
	return result.ids ?? (result.id === null ? [] : [result.id]);
}

/** How many recipients came to what. */
export function tally(results: ReadonlyArray<SmsResult | CampaignResult>): Record<string, number> {
	const counts = { accepted: 0, rejected: 0, unknown: 0, notSent: 0 };
	for (const result of results) {
		if ('recipients' in result && result.accepted !== null) {
			counts.accepted += result.accepted;
			counts.rejected += result.rejected ?? 0;
			counts.unknown += result.unknown ?? 0;
			counts.notSent += result.notSent ?? 0;
		} else if (result.submission !== 'partial') {
			counts[result.submission]++;
		}
	}
	return counts;
}

const label: Readonly<Record<string, string>> = { notSent: 'not sent' };

/** "997 accepted, 2 rejected, 1 unknown": only what there is. */
export function inWords(counts: Record<string, number>): string {
	const parts = Object.entries(counts).filter(([, count]) => count > 0);
	return (
		parts.map(([name, count]) => `${count} ${label[name] ?? name}`).join(', ') || 'nothing sent'
	);
}

/**
 * What became of a whole run, in two sentences.
 * @param most how many ids to name
 */
export function accountOf(
	counts: Record<string, number>,
	results: ReadonlyArray<SmsResult | CampaignResult>,
	most = idsShown,
): string {
	if (!counts.accepted && !counts.unknown) return 'Nothing was sent.';
	const ids = results.flatMap(idsOf);
	const shown = ids.slice(0, most).join(', ');
	const more = ids.length > most ? ` and ${ids.length - most} more` : '';
	const where = ids.length > 0 ? ` IDs at the provider: ${shown}${more}.` : '';
	return `In this run: ${inWords(counts)}.${where}`;
}

/**
 * The error of a node that stops: who failed first, and the account of all the others. All ids
 * stand in the node's context.
 * @returns undefined when nobody failed
 */
export function stopError(
	run: Run,
	emitted: ReadonlyArray<Emitted<SmsResult | CampaignResult>>,
): ReturnType<typeof nodeError> | undefined {
	const first = emitted.find(({ result }) => failed(result));
	const failure = first && firstFailure(first.result);
	if (!first || !failure) return undefined;
	const results = emitted.map(({ result }) => result);
	const counts = tally(results);
	run.context.getContext('node').smsAccount = { ...counts, ids: results.flatMap(idsOf) };
	const next = failure.retrySafe ? undefined : adviceIfUnsure;
	return nodeError(run, failure, first.items[0] ?? 0, accountOf(counts, results), next);
}

/** The Simplify switch; an expression that fails, or gives neither yes nor no, leaves it on. */
function isSimplified(run: Run, item: number): boolean {
	const chosen = run.context.getNode().parameters.simplify ?? true;
	if (typeof chosen === 'boolean') return chosen;
	try {
		return new ParameterReader(run.context, item).flag('simplify', true);
	} catch {
		return true;
	}
}

/**
 * The output items, in input order. A failure goes out in full; where the node has an error
 * output, in the one shape that n8n routes there without losing it: `error` and `details` alone.
 */
export function emit(
	run: Run,
	emitted: ReadonlyArray<Emitted<SmsResult | CampaignResult>>,
): INodeExecutionData[] {
	return emitted.map(({ items, result }) => {
		const shown = isSimplified(run, items[0] ?? 0) ? simplify(result) : inFull(result);
		const [only, ...others] = items;
		const pairedItem = others.length === 0 ? { item: only ?? 0 } : items.map((item) => ({ item }));
		const failure = firstFailure(result);
		if (run.onError === 'errorOutput' && failed(result) && failure) {
			return { json: { error: failure.message, details: shown }, pairedItem };
		}
		return { json: shown, pairedItem };
	});
}
