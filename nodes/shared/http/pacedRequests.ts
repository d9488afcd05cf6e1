import type { Provider } from '../contract/provider';
import { classify, moreTries, type Classified, type Observation } from './classifyResponse';
import { askedPause, backOff, longestPause, waitUntil } from './rateLimiter';

const never = (): boolean => false;

/**
 * Makes the requests of one poll or drop-down, one after the other and as slowly as the provider
 * asks: by Retry-After (RFC 9110 §10.2.3) and by X-Rate-Limit-Remaining and -Reset. Together, the
 * waits take no longer than a minute.
 */
export class Paced {
	private readyAt = 0;
	private waited = 0;

	constructor(private readonly provider: Provider) {}

	/**
	 * How a request is judged, if it is made; what is rate-limited is made again.
	 * @param observe makes the request
	 * @returns `tooLongMs` for a request that was not made, since the provider asks for a longer pause
	 * than a poll waits: milliseconds until it accepts the next one
	 */
	async ask(observe: () => Promise<Observation>): Promise<Classified | { tooLongMs: number }> {
		for (let tries = 0; ; tries++) {
			const pause = this.readyAt - Date.now();
			if (pause > longestPause - this.waited) return { tooLongMs: pause };
			this.waited += Math.max(0, pause);
			await waitUntil(this.readyAt, never);
			const observation = await observe();
			const classified = classify(this.provider, observation);
			const isLimited =
				classified.submission === 'rejected' && classified.cause.kind === 'throttled';
			const asked = askedPause(observation);
			const next = isLimited ? Math.max(asked ?? 0, backOff(tries)) : asked;
			if (next !== undefined) this.readyAt = Date.now() + next;
			if (!isLimited || tries >= moreTries) return classified;
		}
	}
}
