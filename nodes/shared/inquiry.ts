import { Budget, largestQuestion } from './budget';
import type { Account } from './account';
import { defaultSettings } from './draft';
import type { Provider } from './operation';
import { backOff, limitReached, longestPause, Pace, retryAfter } from './pace';
import type { ProviderRequest } from './request';
import { classify, moreTries, type Classified, type Observation } from './submission';
import { observe, type Send } from './transport';

/** How long all requests of an inquiry wait for the provider, together; milliseconds. */
const longestWait = longestPause;

function askedPause(observation: Observation): number | undefined {
	if (observation.seen !== 'answer') return undefined;
	const { headers } = observation.answer;
	return retryAfter(headers['retry-after']) ?? limitReached(headers);
}

/** What became of a request, and what was seen of it. */
export interface Reply {
	classified: Classified;
	observation: Observation;
}

/**
 * Asks a provider outside of a run, for a list to pick from or a poll: one request after the other,
 * as often as the provider allows, and no longer than a person waits.
 */
export class Inquirer {
	private readonly pace = new Pace(() => false);
	private readonly budget = new Budget(largestQuestion, 'the list');
	private mayWait = longestWait;

	constructor(
		private readonly send: Send,
		private readonly provider: Provider,
		private readonly account: Account,
	) {}

	/**
	 * Makes a request in its turn, and again when the provider accepts no more requests for now.
	 * @throws Unreadable when all responses together are more than may be held
	 */
	async put(request: ProviderRequest): Promise<Reply> {
		for (let tries = 0; ; tries++) {
			await this.pace.turn(0);
			const { send, account, provider } = this;
			const observation = await observe(send, account, request, defaultSettings.timeout);
			const classified = classify(provider, observation);
			this.budget.take(classified.answer?.size ?? 0);
			const isThrottled = classified.as === 'rejected' && classified.why.kind === 'throttled';
			const again = isThrottled && tries < moreTries;
			const hasWaited = this.wait(askedPause(observation) ?? (again ? backOff(tries) : 0));
			if (!again || !hasWaited) return { classified, observation };
		}
	}

	/** Holds the next request back. @returns whether there was time for it */
	private wait(milliseconds: number): boolean {
		if (milliseconds > this.mayWait) return false;
		this.mayWait -= milliseconds;
		this.pace.hold(milliseconds);
		return true;
	}
}
