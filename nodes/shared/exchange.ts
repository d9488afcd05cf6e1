import { cause } from './failure';
import { backOff, longestPause, retryAfter, type Pace } from './pace';
import type { ProviderRequest } from './request';
import { isStopped, type Run } from './run';
import { classify, mayRepeat, moreTries, type Classified, type Observation } from './submission';
import { observe, withCredential } from './transport';

/** How a request is to be made. */
export interface Manner {
	/** Milliseconds for one whole request. */
	timeout: number;
	requestsPerMinute: number;
	/** Whether making it again changes nothing at the provider. */
	repeatable: boolean;
}

/** How long to wait before another try; undefined when the provider asks for too long. */
function pauseBefore(observation: Observation, tries: number): number | undefined {
	const asked =
		observation.seen === 'answer'
			? retryAfter(observation.answer.headers['retry-after'])
			: undefined;
	const pause = asked ?? backOff(tries);
	return pause > longestPause ? undefined : pause;
}

const stopped = cause('provider', 'The run was stopped before this request was made');

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
		await pace.turn(manner.requestsPerMinute);
		if (isStopped(run.context)) return last;
		const observation = await observe(send, run.account, request, manner.timeout);
		const classified = classify(run.provider, observation);
		last = classified;
		const again = tries < moreTries && mayRepeat(classified, observation, manner.repeatable);
		const pause = again ? pauseBefore(observation, tries) : undefined;
		if (pause === undefined) return classified;
		pace.pause(pause);
	}
}
