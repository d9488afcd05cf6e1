import { Unreadable } from '../contract/response';

const MB = 1024 * 1024;

/** What one question may hold, all its pages together; bytes. */
export const largestQuestion = 64 * 1024 * 1024;

/** The same of all questions of a run. */
export const largestRun = 192 * 1024 * 1024;

/** What a record holds beside its text, however short it is; bytes. */
export const perRecord = 256;

/** How much of the responses is held; more than this would take down n8n. */
export class Budget {
	private held = 0;

	/**
	 * @param most bytes
	 * @param of whose responses they are: `this list`
	 * @param within what they are a part of
	 */
	constructor(
		private readonly most: number,
		private readonly of: string,
		private readonly within?: Budget,
	) {}

	/** @throws Unreadable when it is more than may be held */
	take(bytes: number): void {
		this.held += bytes;
		this.within?.take(bytes);
		if (this.held > this.most) {
			throw new Unreadable(
				`${this.of} is larger than ${this.most / MB} MB: request fewer records at a time, or set a 'Limit'`,
			);
		}
	}

	/** Nothing of it is held any more. */
	release(): void {
		this.within?.drop(this.held);
		this.held = 0;
	}

	private drop(bytes: number): void {
		this.held -= bytes;
	}
}
