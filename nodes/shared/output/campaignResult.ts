import type { IDataObject } from 'n8n-workflow';

import type { SubmitOperation } from '../contract/operation';
import type { RunContext } from '../contract/runContext';
import type { OutputGroup } from '../input/grouping';
import { outcomeOf } from '../input/recipient';
import { groupBy } from '../lib/groupBy';
import { omit } from '../lib/omit';
import { isFinal } from '../result/deliveryStatus';
import type { CampaignResult, RecipientFailure, SmsResult } from '../result/result';
import { previewOfCampaign } from './dryRun';
import { toResult } from './toResult';

/** A campaign's ids at one provider: those that requests share, or the recipients' own. */
function idsAt(results: SmsResult[]): string[] {
	const shared = results.flatMap(({ batchId }) => batchId ?? []);
	const own = results.flatMap(({ id, ids }) => ids ?? id ?? []);
	return [...new Set(shared.length > 0 ? shared : own)];
}

/** The campaign's ids; where others took over a part of it, theirs too. */
function idsOf(results: SmsResult[]): string[] {
	return [...groupBy(results, ({ provider }) => provider).values()].flatMap(idsAt);
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

function failuresOf(results: SmsResult[]): RecipientFailure[] {
	return results.flatMap(({ to, failure, provider, refusedBy }) => {
		if (!failure) return [];
		return [{ to, failure, ...(refusedBy ? { provider, refusedBy } : {}) }];
	});
}

/** A campaign to groups that the provider keeps: it alone knows the recipients. */
function ofGroups(result: SmsResult, recipients: number | null): CampaignResult {
	const { preview, ...rest } = omit(result, 'to', 'batchId');
	return {
		...rest,
		...(preview ? { preview: { ...preview, recipients: null } } : {}),
		recipients,
		accepted: null,
		rejected: null,
		unknown: null,
		failures: failuresOf([result]),
	};
}

/**
 * `partial` only where somebody was accepted; what may have been taken weighs more than a no, and
 * who had the message already, or is to get none, is no failure.
 */
function submissionOf(results: SmsResult[]): CampaignResult['submission'] {
	const all = new Set(results.map(({ submission }) => submission));
	const failed = all.has('rejected') || all.has('unknown');
	if (all.has('accepted')) return failed ? 'partial' : 'accepted';
	if (all.has('unknown')) return 'unknown';
	const isLeftOut = results.some(({ reason }) => reason === 'duplicate' || reason === 'suppressed');
	return all.has('notSent') && !(isLeftOut && failed) ? 'notSent' : 'rejected';
}

/** Why a campaign was held back as a whole: those who are left out of it say why last. */
function reasonOf(results: SmsResult[]): Pick<SmsResult, 'reason' | 'reasonText'> {
	const held = results.filter(({ reason }) => reason);
	const one = held.find(({ reason }) => reason !== 'suppressed') ?? held[0];
	if (!one?.reason) return {};
	const { reason, reasonText } = one;
	return reasonText === undefined ? { reason } : { reason, reasonText };
}

/** What sending hours made of a campaign, or of that part of it which was not sent before. */
function hoursOf(results: SmsResult[]): Pick<SmsResult, 'reasonText' | 'heldUntil' | 'movedFrom'> {
	const one = results.find(({ heldUntil, movedFrom }) => heldUntil ?? movedFrom);
	if (!one) return {};
	const { reasonText, heldUntil, movedFrom } = one;
	return {
		...(reasonText === undefined ? {} : { reasonText }),
		...(heldUntil === undefined ? {} : { heldUntil }),
		...(movedFrom === undefined ? {} : { movedFrom }),
	};
}

/** A campaign to a list of recipients: counts, and who failed; it stands for who took it first. */
function ofList(results: SmsResult[], asked: SmsResult): CampaignResult {
	const first = results.find(({ submission }) => submission === 'accepted') ?? asked;
	const ids = idsOf(results);
	const count = (submission: string) =>
		results.filter((one) => one.submission === submission).length;
	const submission = submissionOf(results);
	const own = results.filter(({ provider }) => provider === first.provider);
	const shared = own.find(({ batchId }) => batchId !== null)?.batchId ?? null;
	const notSent = count('notSent');
	// Of those that were held back, the provider says nothing.
	const held = submission === 'notSent' ? 'rejected' : 'notSent';
	const taken = results.filter((one) => one.submission !== 'rejected' && one.submission !== held);
	const deliveryState = common(taken, 'deliveryState');
	return {
		provider: first.provider,
		operation: first.operation,
		from: common(taken, 'from'),
		id: shared,
		...(ids.length > 1 || (shared === null && ids.length > 0) ? { ids } : {}),
		submission,
		...(submission === 'notSent' ? reasonOf(results) : {}),
		...hoursOf(results),
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
	run: RunContext,
	unit: OutputGroup,
	audience: SubmitOperation['audience'],
): SmsResult | CampaignResult {
	const results = unit.recipients.map((recipient) => toResult(run, recipient));
	const first = results[0] as SmsResult;
	if (audience === 'recipients') return first;
	if (audience === 'groups') {
		const [group] = unit.recipients;
		return ofGroups(first, (group && outcomeOf(group)?.recipients) ?? null);
	}
	const preview = previewOfCampaign(results, unit);
	return { ...ofList(results, first), ...(preview ? { preview } : {}) };
}
