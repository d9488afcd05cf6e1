import { sleep } from 'n8n-workflow';

/** A wait is cut into pieces this long, so that Stop is noticed; milliseconds. */
const piece = 250;

/** Longest wait that a provider may ask for before a request is given up; milliseconds. */
export const longestPause = 60_000;

/** Spaces requests: a fixed distance by the user's limit, and pauses that the provider asks for. */
export class Pace {
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

/**
 * Reads Retry-After (RFC 9110 §10.2.3): seconds, or a date.
 * @returns milliseconds from now; undefined when the header is absent or unreadable
 */
export function retryAfter(header: string | undefined, now = Date.now()): number | undefined {
	if (header === undefined) return undefined;
	if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Reads the headers X-Rate-Limit-Remaining and X-Rate-Limit-Reset (seconds; ProTexting's pages).
 * @returns milliseconds until another request is taken; undefined while there are some left, or
 * when the headers are absent or unreadable
 */
export function limitReached(headers: Readonly<Record<string, string>>): number | undefined {
	const remaining = headers['x-rate-limit-remaining'] ?? '';
	const reset = headers['x-rate-limit-reset'] ?? '';
	if (!/^\s*0+\s*$/.test(remaining) || !/^\s*\d+\s*$/.test(reset)) return undefined;
	return Number(reset) * 1000;
}
