import type { NumberLimit } from '../contract/operation';
import { waitUntil } from '../http/rateLimiter';
import type { Recipient } from '../input/recipient';

/** What one number had so far, oldest first. */
interface Line {
	/** When the last of its requests has ended. */
	ended: Promise<void>;
	past: Array<{ at: number; content: string }>;
}

const minute = 60_000;

/**
 * Spaces the messages of a run that go to the same number, as the provider's limits ask: one after
 * the other, counted from the end of their requests. No wait is longer than a minute.
 */
export class PerRecipientLimiter {
	/** Of the numbers that occur more than once; the others need no waiting. */
	private readonly lines = new Map<string, Line>();

	constructor(
		private readonly limit: NumberLimit,
		recipients: readonly Recipient[],
		private readonly isStopped: () => boolean,
	) {
		const met = new Set<string>();
		for (const { to } of recipients) {
			const phone = to ?? '';
			if (met.has(phone)) this.lines.set(phone, { ended: Promise.resolve(), past: [] });
			met.add(phone);
		}
	}

	/** For whoever looks at the output of a run that took long. */
	get hint(): string {
		const { perMinute, sameText } = this.limit;
		return `The execution took longer because of provider limits. Each number can get ${perMinute} messages per minute, and the same message once every ${sameText / 1000} seconds.`;
	}

	/**
	 * Waits until messages may be sent.
	 * @returns whether it waited for the provider's sake, and what to call when their request ended
	 */
	async turn(
		recipients: readonly Recipient[],
		content: string,
	): Promise<{ waited: boolean; end: () => void }> {
		const taken = recipients.flatMap(({ to }) => this.lines.get(to ?? '') ?? []);
		let release = () => {};
		const ended = new Promise<void>((resolve) => (release = resolve));
		const before = taken.map((line) => line.ended);
		for (const line of taken) line.ended = ended;
		await Promise.all(before);
		let from = 0;
		for (const line of taken) from = Math.max(from, this.earliest(line, content));
		const waited = from > Date.now();
		await waitUntil(from, this.isStopped);
		const end = () => {
			const at = Date.now();
			for (const line of taken) line.past.push({ at, content });
			release();
		};
		return { waited, end };
	}

	private earliest({ past }: Line, content: string): number {
		const same = past.findLast((one) => one.content === content);
		const full = past.at(-this.limit.perMinute);
		return Math.max(same ? same.at + this.limit.sameText : 0, full ? full.at + minute : 0);
	}
}
