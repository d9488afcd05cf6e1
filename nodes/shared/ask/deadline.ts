import type { RunContext } from '../contract/runContext';
import type { Patience } from '../form/patience';

/** The shortest time that one request gets, however little is left; milliseconds. */
const shortest = 1_000;

/** Until when a run asks for reports, where the user sets a time: Max Wait bounds all of it. */
export class Deadline {
	/** Milliseconds; Infinity: there is none. */
	readonly end: number;

	constructor({ waitUntilFinal, maxWait }: Patience) {
		this.end = waitUntilFinal ? Date.now() + maxWait : Infinity;
	}

	/** Whether the time is over: nothing is tried a second time. */
	get isReached(): boolean {
		return Date.now() >= this.end;
	}

	/** Whether it is too late for another request; the last question begins when the time is over. */
	get isOver(): boolean {
		return Date.now() >= this.end + shortest;
	}

	/**
	 * How long a request may take that begins now.
	 * @param timeout of a request without a deadline; milliseconds, as the result
	 */
	timeout(timeout: number): number {
		if (this.end === Infinity) return timeout;
		const left = this.end - Date.now();
		const most = Math.max(1, left + shortest);
		return Math.ceil(Math.min(timeout, Math.max(left, shortest), most));
	}

	/** The same run, which counts as stopped when it is too late: nothing is tried again or waited for. */
	watch(run: RunContext): RunContext {
		if (this.end === Infinity) return run;
		const late = new AbortController();
		const signal = () => {
			if (this.isOver) late.abort();
			const stop = run.context.getExecutionCancelSignal();
			return stop?.aborted ? stop : late.signal;
		};
		const view = { getExecutionCancelSignal: { value: signal } };
		return { ...run, context: Object.create(run.context, view) as RunContext['context'] };
	}
}
