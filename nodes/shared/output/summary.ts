import type { HoldReason, Shown } from '../result/result';

/** How many recipients came to what. */
export interface Tally {
	accepted: number;
	rejected: number;
	unknown: number;
	notSent: number;
	/** Why they were not sent, where the results say so. */
	held: Partial<Record<HoldReason, number>>;
}

/** Counts recipients: one for each message, and those of each campaign. */
export function tally(results: readonly Shown[]): Tally {
	const counts: Tally = { accepted: 0, rejected: 0, unknown: 0, notSent: 0, held: {} };
	for (const result of results) {
		const isCounted = typeof result.accepted === 'number';
		const notSent = isCounted ? (result.notSent ?? 0) : Number(result.submission === 'notSent');
		counts.notSent += notSent;
		const { reason } = result;
		if (reason) counts.held[reason] = (counts.held[reason] ?? 0) + notSent;
		if (isCounted) {
			counts.accepted += result.accepted ?? 0;
			counts.rejected += result.rejected ?? 0;
			counts.unknown += result.unknown ?? 0;
		} else if (result.submission !== 'partial' && result.submission !== 'notSent') {
			counts[result.submission]++;
		}
	}
	return counts;
}

/** "997 accepted, 2 rejected, 1 held back as a duplicate": only what there is. */
export function inWords({ accepted, rejected, unknown, notSent, held }: Tally): string {
	const { duplicate = 0, sendingHours = 0, suppressed = 0 } = held;
	const parts: Array<[count: number, words: string]> = [
		[accepted, 'accepted'],
		[rejected, 'rejected'],
		[unknown, 'unknown'],
		[sendingHours, 'held back by sending hours'],
		[duplicate, duplicate === 1 ? 'held back as a duplicate' : 'held back as duplicates'],
		[suppressed, "left out by 'Do Not Send To'"],
		[notSent - sendingHours - duplicate - suppressed, 'not sent'],
	];
	const some = parts.filter(([count]) => count > 0);
	return some.map(([count, words]) => `${count} ${words}`).join(', ') || 'nothing sent';
}
