import { accountOf, type Emitted } from './emit';
import type { Entry } from './entry';
import { stopped } from './exchange';
import type { Outcome } from './operation';
import { isStopped, type Run } from './run';
import { toResult } from './settle';
import { tally } from './tally';

const isStoppedBefore = (outcome: Outcome) =>
	outcome.submission === 'rejected' && outcome.cause === stopped;

/** n8n drops the output of a node that was stopped: what became of its messages is in n8n's log. */
export function logStop(run: Run, entries: readonly Entry[], all: readonly Emitted[]): void {
	if (!isStopped(run.context)) return;
	const reached = entries.filter(({ outcome }) => outcome && !isStoppedBefore(outcome));
	const counts = tally(reached.map((entry) => toResult(run, entry)));
	const { name } = run.context.getNode();
	const account = accountOf(
		counts,
		all.map(({ result }) => result),
		Infinity,
	);
	const left = entries.length - reached.length;
	const says = `The node "${name}" was stopped with ${left} of ${entries.length} messages not submitted.`;
	run.context.logger.warn(run.redact(`${says} ${account}`));
}
