import { isStopped, type RunContext } from '../contract/runContext';
import { outcomeOf, type Recipient } from '../input/recipient';
import { accountOf, type Emitted } from './outputItems';
import { tally } from './summary';
import { toResult } from './toResult';

/** n8n drops the output of a node that was stopped: what became of its messages is in n8n's log. */
export function logStop(
	run: RunContext,
	recipients: readonly Recipient[],
	all: readonly Emitted[],
): void {
	if (!isStopped(run.context)) return;
	const reached = recipients.filter((one) => outcomeOf(one) !== undefined);
	const counts = tally(reached.map((one) => toResult(run, one)));
	const { name } = run.context.getNode();
	const account = accountOf(
		counts,
		all.map(({ result }) => result),
		Infinity,
	);
	const left = recipients.length - reached.length;
	const says = `The node "${name}" was stopped with ${left} of ${recipients.length} messages not submitted.`;
	run.context.logger.warn(`${says} ${account}`);
}
