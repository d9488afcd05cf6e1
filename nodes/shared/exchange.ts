import { cause } from './failure';
import { backOff, limitReached, longestPause, retryAfter, type Pace } from './pace';
import type { ProviderRequest } from './request';
import { isStopped, type Run } from './run';
import { classify, mayRepeat, moreTries, type Classified, type Observation } from './submission';
import { observe, withCredential } from './transport';

/** How a request is to be made. */
interface Manner {
	/** Milliseconds for one whole request. */
	timeout: number;
	requestsPerMinute: number;
	/** Whether making it again changes nothing at the provider. */
	repeatable: boolean;
}

/** How long the provider asks to be left alone, if it does; milliseconds. */
function askedPause(observation: Observation): number | undefined {
	if (observation.seen !== 'answer') return undefined;
	const { headers } = observation.answer;
	return retryAfter(headers['retry-after']) ?? limitReached(headers);
}

/** Shown above the output. */
const slowed =
	'The provider takes only so many requests in a while, and asked to wait: the run took longer for it.';

/** Why a request was not made, though its turn was to come. */
export const stopped = cause('provider', 'The run was stopped before this request was made');

/**
 * Makes a request in its turn, and again where that is certain to do no harm, a bounded number of
 * times. Never throws.
 */
export async function exchange(
	run: Run,
	pace: Pace,
	request: ProviderRequest,
	manner: Manner,
): Promise<Classified> {
	const send = withCredential(run.context, run.provider);
	let last: Classified = { as: 'rejected', why: stopped };
	for (let tries = 0; ; tries++) {
		if (await pace.turn(manner.requestsPerMinute)) run.hints.add(slowed);
		if (isStopped(run.context)) return last;
		const observation = await observe(send, run.account, request, manner.timeout);
		const classified = classify(run.provider, observation);
		last = classified;
		const again = tries < moreTries && mayRepeat(classified, observation, manner.repeatable);
		const asked = askedPause(observation);
		const tooLong = asked !== undefined && asked > longestPause;
		// Whatever became of this request, the next ones would meet the same limit.
		if (asked !== undefined && !tooLong) pace.hold(asked);
		if (!again || tooLong) return classified;
		if (asked === undefined) pace.pause(backOff(tries));
	}
}
