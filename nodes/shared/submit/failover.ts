import { isStopped, type RunContext } from '../contract/runContext';
import type { OutputGroup } from '../input/grouping';
import type { Route } from '../input/readRecipients';
import { outcomeOf, type Recipient } from '../input/recipient';
import { counted } from '../lib/counted';
import { mayGoElsewhere } from '../result/failure';
import type { RetryLedger } from './retryLedger';
import { submit } from './submit';

/** The units with the recipients that are wanted; as they are, where all are: there may be 100,000. */
function only(
	units: readonly OutputGroup[],
	isWanted: (recipient: Recipient) => boolean,
): readonly OutputGroup[] {
	if (units.every(({ recipients }) => recipients.every(isWanted))) return units;
	return units.flatMap(({ items, recipients }) => {
		const wanted = recipients.filter(isWanted);
		return wanted.length > 0 ? [{ items, recipients: wanted }] : [];
	});
}

const countOf = (units: readonly OutputGroup[]) =>
	units.reduce((sum, { recipients }) => sum + recipients.length, 0);

/** Whether the next provider may be asked: only for what this one certainly did not accept. */
function goesOn(recipient: Recipient): boolean {
	const outcome = outcomeOf(recipient);
	return outcome?.submission === 'rejected' && mayGoElsewhere(outcome.cause);
}

/** For whoever looks at the output: who took over from whom. */
function noteHandOver({ hints, provider }: RunContext, next: RunContext, count: number): void {
	const them = count === 1 ? 'it' : 'them';
	hints.add(
		`${counted(count, 'message')} fell back to ${next.provider.displayName} because ${provider.displayName} did not accept ${them}.`,
	);
}

/**
 * Submits to the first provider, and what it certainly did not take for a reason of its own to the
 * next, and so on. What may have been taken stays where it is.
 */
export async function submitChain(
	routes: readonly Route[],
	units: readonly OutputGroup[],
	ledger: RetryLedger,
): Promise<void> {
	let open = only(units, (recipient) => outcomeOf(recipient) === undefined);
	for (const [place, route] of routes.entries()) {
		const count = countOf(open);
		if (count === 0 || isStopped(route.run.context)) return;
		const before = routes[place - 1];
		if (before) noteHandOver(before.run, route.run, count);
		await submit(route, place, open, ledger);
		open = only(open, goesOn);
	}
}
