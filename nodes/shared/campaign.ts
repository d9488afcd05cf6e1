import type { IDataObject } from 'n8n-workflow';

import type { Draft } from './draft';
import type { Entry } from './entry';
import { cause, type Cause, type Failure } from './failure';
import { refused, type SubmitOperation } from './operation';
import type { CampaignResult, HoldReason, SmsResult } from './result';
import type { Run } from './run';
import { toResult } from './settle';
import { isFinal } from './status';

/** What becomes one output item: one recipient's message, or one campaign. */
export interface Unit<Extra = unknown> {
	/** The input items that took part. */
	items: number[];
	entries: Array<Entry<Extra>>;
}

/** A group names each phone once: a number that comes again adds nothing. */
function withoutRepeats(run: Run, entries: Entry[]): Entry[] {
	const seen = new Set<string>();
	const kept = entries.filter(({ wire }) => wire === '' || (!seen.has(wire) && seen.add(wire)));
	const repeats = entries.length - kept.length;
	if (repeats > 0) {
		const numbers = repeats === 1 ? '1 number' : `${repeats} numbers`;
		run.hints.add(`${numbers} stood in the campaign more than once; each gets one message.`);
	}
	return kept;
}

/** An expression such as $now gives every item a time of its own, moments apart; milliseconds. */
const sameTime = 60_000;

/** What an item's message has otherwise than the first item's. */
function differenceOf(one: Draft | undefined, other: Draft | undefined): string | undefined {
	if (!one || !other) return undefined;
	if (one.text !== other.text) return "'Message' differs";
	const apart = Math.abs((one.at?.toMillis() ?? 0) - (other.at?.toMillis() ?? 0));
	if (apart > sameTime) return "'Send At' differs";
	return one.key === other.key ? undefined : 'the sender or an option differs';
}

/** Why items cannot be one campaign; undefined when they can. */
function whyNotOne(entries: readonly Entry[]): Cause | undefined {
	const first = entries.find(({ draft }) => draft);
	for (const { item, draft } of entries) {
		const difference = differenceOf(first?.draft, draft);
		if (first && difference) {
			const says = `One campaign has one message, but ${difference} between item ${first.item} and item ${item}: make it equal, or choose the resource 'Message'`;
			return cause('invalidInput', says, { field: 'recipientsFrom' });
		}
	}
	const unread = entries.find(({ draft }) => !draft);
	if (!unread) return undefined;
	const says = `The message of item ${unread.item} cannot be used, so the campaign is not sent`;
	return cause('invalidInput', says, { field: 'recipientsFrom' });
}

/** All items together are one campaign, if their messages agree; otherwise nothing is sent. */
function ofAllItems(run: Run, entries: Entry[]): Unit {
	const why = whyNotOne(entries);
	for (const entry of entries) if (why) entry.outcome ??= refused(why, { raw: {} });
	const at = entries.find(({ draft }) => draft?.at)?.draft?.at;
	for (const { draft } of entries) if (draft && at) draft.at = at;
	return { items: run.items.map((_, item) => item), entries: withoutRepeats(run, entries) };
}

function ofEachItem(run: Run, entries: Entry[]): Unit[] {
	const byItem = new Map<number, Entry[]>();
	for (const entry of entries) {
		const own = byItem.get(entry.item);
		if (own) own.push(entry);
		else byItem.set(entry.item, [entry]);
	}
	return [...byItem].map(([item, own]) => ({ items: [item], entries: withoutRepeats(run, own) }));
}

/** Gathers entries into what becomes one output item each, in input order. */
export function gather(run: Run, audience: SubmitOperation['audience'], entries: Entry[]): Unit[] {
	if (audience !== 'list')
		return entries.map((entry) => ({ items: [entry.item], entries: [entry] }));
	const from = run.context.getNodeParameter('recipientsFrom', 0, 'allItems');
	if (from !== 'allItems') return ofEachItem(run, entries);
	return entries.length === 0 ? [] : [ofAllItems(run, entries)];
}

/** The campaign's ids: those that requests share; the recipients' own where the provider has no other. */
function idsOf(results: SmsResult[]): string[] {
	const shared = results.flatMap(({ batchId }) => batchId ?? []);
	const own = results.flatMap(({ id, ids }) => ids ?? id ?? []);
	return [...new Set(shared.length > 0 ? shared : own)];
}

function sumOf(costs: Array<number | null>): number | null {
	const known = costs.filter((cost) => cost !== null);
	if (known.length === 0) return null;
	// Prices have at most a few decimals; binary fractions must not show.
	return Number(known.reduce((sum, cost) => sum + cost, 0).toFixed(6));
}

type Shared = 'from' | 'messageType' | 'scheduledFor' | 'country' | 'deliveryState' | 'status';

/** One value for all, or null where they differ. */
function common<Name extends Shared>(results: SmsResult[], name: Name): SmsResult[Name] | null {
	const values = new Set(results.map((result) => JSON.stringify(result[name])));
	return values.size === 1 ? (results[0]?.[name] ?? null) : null;
}

function failuresOf(results: SmsResult[]): Array<{ to: string | null; failure: Failure }> {
	return results.flatMap(({ to, failure }) => (failure ? [{ to, failure }] : []));
}

/** A campaign to groups that the provider keeps: it alone knows the recipients. */
function ofGroups(result: SmsResult, recipients: number | null): CampaignResult {
	const { to: _to, batchId: _batchId, ...rest } = result;
	return {
		...rest,
		recipients,
		accepted: null,
		rejected: null,
		unknown: null,
		failures: failuresOf([result]),
	};
}

/**
 * `partial` only where somebody was accepted; what may have been taken weighs more than a no, and
 * who had the message already is no failure.
 */
function submissionOf(results: SmsResult[]): CampaignResult['submission'] {
	const all = new Set(results.map(({ submission }) => submission));
	const failed = all.has('rejected') || all.has('unknown');
	if (all.has('accepted')) return failed ? 'partial' : 'accepted';
	if (all.has('unknown')) return 'unknown';
	const isDuplicate = results.some(({ reason }) => reason === 'duplicate');
	return all.has('notSent') && !(isDuplicate && failed) ? 'notSent' : 'rejected';
}

function reasonOf(results: SmsResult[]): { reason?: HoldReason } {
	const reason = results.find((one) => one.reason)?.reason;
	return reason ? { reason } : {};
}

/** A campaign to a list of recipients: counts, and who failed. */
function ofList(results: SmsResult[], first: SmsResult): CampaignResult {
	const ids = idsOf(results);
	const count = (submission: string) =>
		results.filter((one) => one.submission === submission).length;
	const submission = submissionOf(results);
	const shared = results.some(({ batchId }) => batchId !== null);
	const notSent = count('notSent');
	// Of those that were held back, the provider says nothing.
	const held = submission === 'notSent' ? 'rejected' : 'notSent';
	const taken = results.filter((one) => one.submission !== 'rejected' && one.submission !== held);
	const deliveryState = common(taken, 'deliveryState');
	return {
		provider: first.provider,
		operation: first.operation,
		from: common(taken, 'from'),
		id: shared ? (ids[0] ?? null) : null,
		...(ids.length > 1 || (!shared && ids.length > 0) ? { ids } : {}),
		submission,
		...(submission === 'notSent' ? reasonOf(results) : {}),
		deliveryState,
		final: isFinal(deliveryState),
		status: common(taken, 'status'),
		scheduledFor: common(taken, 'scheduledFor'),
		encoding: first.encoding,
		segments: first.segments,
		cost: sumOf(results.map(({ cost }) => cost)),
		messageType: common(taken, 'messageType'),
		country: common(taken, 'country'),
		recipients: results.length,
		accepted: count('accepted'),
		rejected: count('rejected'),
		unknown: count('unknown'),
		...(notSent > 0 ? { notSent } : {}),
		failures: failuresOf(results),
		raw: { recipients: results.map(({ raw }) => raw) as IDataObject[] },
	};
}

/** The one result of a unit. */
export function toUnitResult(
	run: Run,
	{ entries }: Unit,
	audience: SubmitOperation['audience'],
): SmsResult | CampaignResult {
	const results = entries.map((entry) => toResult(run, entry));
	const first = results[0] as SmsResult;
	if (audience === 'recipients') return first;
	if (audience === 'groups') return ofGroups(first, entries[0]?.outcome?.recipients ?? null);
	return ofList(results, first);
}
