import type { ProviderRequest } from '../contract/request';
import { isStopped, type RunContext } from '../contract/runContext';
import { cause, type Cause } from '../result/failure';
import {
	classify,
	classifySubmission,
	mayRepeat,
	moreTries,
	type Classified,
} from './classifyResponse';
import { askedPause, backOff, longestPause, type RateLimiter } from './rateLimiter';
import { observe, withCredential } from './transport';

/** How a request is to be made. */
interface Manner {
	/** Milliseconds for one whole request. */
	timeout: number;
	requestsPerMinute: number;
	/** Whether making it again changes nothing at the provider. */
	repeatable: boolean;
	/** Whether it may put a message on a phone. */
	submits?: boolean;
}

/** What one request came to, and what follows for the next ones. */
export interface Exchanged {
	classified: Classified;
	/** Whether it certainly did no harm and may be made again, after the pause that `limiter` has. */
	mayRepeat: boolean;
	/** Why nothing more is submitted: the provider asks to be left alone for longer than anybody waits. */
	closed?: Cause;
}

const minute = 60_000;

function pausedFor(milliseconds: number): Cause {
	const minutes = Math.ceil(milliseconds / minute);
	return cause('throttled', `The provider accepts no more requests for ${minutes} minutes`);
}

/** Shown above the output. */
const slowed = "The execution took longer because of the provider's rate limit.";

/** Waits until the next request may be made. */
export async function awaitTurn(
	run: RunContext,
	limiter: RateLimiter,
	requestsPerMinute: number,
): Promise<void> {
	if (await limiter.turn(requestsPerMinute)) run.hints.add(slowed);
}

/** Why a request was not made, though its turn was to come. */
export const stopped = cause('provider', 'The execution was stopped before this request was made');

/**
 * Makes a request once. Never throws.
 * @param tries how often it was made before
 */
export async function requestOnce(
	run: RunContext,
	limiter: RateLimiter,
	request: ProviderRequest,
	manner: Pick<Manner, 'timeout' | 'repeatable' | 'submits'>,
	tries: number,
): Promise<Exchanged> {
	const send = withCredential(run.context, run.provider);
	const observation = await observe(send, run.account, request, manner.timeout);
	const classifying = manner.submits ? classifySubmission : classify;
	const classified = classifying(run.provider, observation);
	const again = tries < moreTries && mayRepeat(classified, observation, manner.repeatable);
	const asked = askedPause(observation);
	const isTooLong = asked !== undefined && asked > longestPause;
	// Whatever became of this request, the next ones would meet the same limit.
	if (asked !== undefined && !isTooLong) limiter.hold(asked);
	if (again && asked === undefined) limiter.pause(backOff(tries));
	const isClosed = isTooLong && classified.submission !== 'accepted';
	return {
		classified,
		mayRepeat: again && !isTooLong,
		...(isClosed ? { closed: pausedFor(asked) } : {}),
	};
}

/**
 * Makes a request in its turn, and again where that is certain to do no harm, a bounded number of
 * times. Never throws.
 */
export async function requestWithRetry(
	run: RunContext,
	limiter: RateLimiter,
	request: ProviderRequest,
	manner: Manner,
): Promise<Classified> {
	let last: Classified = { submission: 'rejected', cause: stopped };
	for (let tries = 0; ; tries++) {
		await awaitTurn(run, limiter, manner.requestsPerMinute);
		if (isStopped(run.context)) return last;
		const { classified, mayRepeat: again } = await requestOnce(
			run,
			limiter,
			request,
			manner,
			tries,
		);
		if (!again) return classified;
		last = classified;
	}
}
