import { sleep } from 'n8n-workflow';

import type { Observation } from './classifyResponse';

/** A wait is cut into pieces this long, so that Stop is noticed; milliseconds. */
const piece = 250;

/** Longest wait that a provider may ask for before a request is given up; milliseconds. */
export const longestPause = 60_000;

/** Spaces requests: a fixed distance by the user's limit, and pauses that the provider asks for. */
export class RateLimiter {
	private nextAt = 0;
	/** Until when the provider asked to be left alone. */
	private heldUntil = 0;

	constructor(private readonly isStopped: () => boolean) {}

	/**
	 * Waits until the next request may start.
	 * @param perMinute requests per minute; 0 for no limit
	 * @returns whether it waited because the provider had asked for it
	 */
	async turn(perMinute: number): Promise<boolean> {
		const held = this.heldUntil > Date.now();
		const startAt = Math.max(Date.now(), this.nextAt);
		if (perMinute > 0) this.nextAt = startAt + 60_000 / perMinute;
		await waitUntil(startAt, this.isStopped);
		if (this.heldUntil <= Date.now() || this.isStopped()) return held;
		// The provider answered another request meanwhile, and asked to be left alone.
		await this.turn(perMinute);
		return true;
	}

	/** Holds all further requests back for a while; milliseconds. */
	pause(milliseconds: number): void {
		this.nextAt = Math.max(this.nextAt, Date.now() + milliseconds);
	}

	/** The same, since the provider asks for it. */
	hold(milliseconds: number): void {
		this.pause(milliseconds);
		if (milliseconds > 0) this.heldUntil = Math.max(this.heldUntil, this.nextAt);
	}
}

/** Waits until a time, in milliseconds, or until the run is stopped. */
export async function waitUntil(time: number, isStopped: () => boolean): Promise<void> {
	for (let left = time - Date.now(); left > 0 && !isStopped(); left = time - Date.now()) {
		await sleep(Math.min(left, piece));
	}
}

/** Pause before another try, where the provider names none: a quarter of a second, then a second. */
export function backOff(tries: number): number {
	return 250 * 4 ** tries;
}

/** A number of seconds; some servers write fractions, which RFC 9110 does not know. */
const seconds = /^\s*(\d+(?:\.\d+)?)\s*$/;

/**
 * Whole seconds, rounded up, so that no pause is shorter than the usual one between tries.
 * @returns milliseconds; undefined when there is nothing to wait for
 */
function pauseOf(milliseconds: number): number | undefined {
	return milliseconds > 0 ? Math.ceil(milliseconds / 1000) * 1000 : undefined;
}

/**
 * Reads Retry-After (RFC 9110 §10.2.3): seconds, or a date.
 * @returns milliseconds from now, in whole seconds; undefined when the header is absent, cannot be
 * read, or names no time that is still to come: then the usual pause holds
 */
export function retryAfter(header: string | undefined, now = Date.now()): number | undefined {
	if (header === undefined) return undefined;
	const stated = seconds.exec(header)?.[1];
	if (stated !== undefined) return pauseOf(Number(stated) * 1000);
	// JavaScript reads '-5' and '1, 2' as dates, too: a date here has a time of day.
	const date = header.includes(':') ? Date.parse(header) : NaN;
	return Number.isNaN(date) ? undefined : pauseOf(date - now);
}

/**
 * Reads the headers X-Rate-Limit-Remaining and X-Rate-Limit-Reset (seconds; ProTexting's pages).
 * @returns milliseconds until the next request is accepted, in whole seconds; undefined while
 * requests are left, or when the headers are absent, cannot be read, or name no time
 */
export function limitReached(headers: Readonly<Record<string, string>>): number | undefined {
	const remaining = headers['x-rate-limit-remaining'] ?? '';
	const reset = seconds.exec(headers['x-rate-limit-reset'] ?? '')?.[1];
	if (!/^\s*0+(?:\.0+)?\s*$/.test(remaining) || reset === undefined) return undefined;
	return pauseOf(Number(reset) * 1000);
}

/** How long the provider asks to be left alone after a response; milliseconds. Undefined when it does not. */
export function askedPause(observation: Observation): number | undefined {
	if (observation.seen !== 'response') return undefined;
	const { headers } = observation.response;
	return retryAfter(headers['retry-after']) ?? limitReached(headers);
}
