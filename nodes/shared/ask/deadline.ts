import type { RunContext } from '../contract/runContext';
import type { Patience } from '../form/patience';
import { viewOf } from '../lib/contextView';

/** What is kept of the time for the last request, at most; milliseconds. */
const lastRequest = 1_000;

/** A request that has less time than this is not made: nobody would see its response; milliseconds. */
const shortestRequest = 100;

/** Until when a run asks for reports, where the user sets a time: Max Wait bounds all of it. */
export class Deadline {
	/** Milliseconds; Infinity: there is none. */
	private readonly end: number;
	/** When the last request begins, at the latest, so that its response comes in time. */
	private readonly lastAt: number;
	private readonly shortest: number;

	constructor({ waitUntilFinal, maxWait }: Patience) {
		this.end = waitUntilFinal && maxWait > 0 ? Date.now() + maxWait : Infinity;
		this.lastAt = this.end - Math.min(lastRequest, maxWait / 4);
		this.shortest = Math.min(shortestRequest, maxWait / 8);
	}

	/** Whether the time is over: nothing more is asked, or waited for. */
	get isOver(): boolean {
		return Date.now() >= this.end - this.shortest;
	}

	/**
	 * How long to wait before asking again.
	 * @param interval the usual pause; milliseconds, as the result
	 * @returns undefined when there is no time for another request, or none is wished for
	 */
	pause(interval: number): number | undefined {
		if (this.end === Infinity) return undefined;
		const left = this.lastAt - Date.now();
		return left > 0 ? Math.min(interval, left) : undefined;
	}

	/**
	 * How long a request may take that begins now.
	 * @param timeout of a request without a deadline; milliseconds, as the result
	 */
	timeout(timeout: number): number {
		return Math.ceil(Math.max(1, Math.min(timeout, this.end - Date.now())));
	}

	/** The same run, which counts as stopped when the time is over. */
	watch(run: RunContext): RunContext {
		if (this.end === Infinity) return run;
		const late = new AbortController();
		const signal = () => {
			if (this.isOver) late.abort();
			const stop = run.context.getExecutionCancelSignal();
			return stop?.aborted ? stop : late.signal;
		};
		return { ...run, context: viewOf(run.context, { getExecutionCancelSignal: signal }) };
	}
}
