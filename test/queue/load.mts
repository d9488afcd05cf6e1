import { setTimeout as sleep } from 'node:timers/promises';

import { json } from '../workflows/stage.mts';

/** What became of a stream of calls. */
export interface Load {
	/** The numbers of the calls that were answered with 2xx. */
	taken: number[];
	/** The other answers, and how often each came. */
	refused: Map<string, number>;
	/** From the first call to the last answer. */
	seconds: number;
	/** Half of the answers came within so many milliseconds, and all but one in a hundred. */
	median: number;
	p99: number;
}

/**
 * Calls an address at a fixed rate, whether or not the calls before were answered.
 * @param rate calls per second
 * @param bodyOf the body of each call, by its number from 0
 */
export async function callSteadily(
	address: string,
	rate: number,
	count: number,
	bodyOf: (call: number) => object,
): Promise<Load> {
	const begin = performance.now();
	const times: number[] = [];
	const taken: number[] = [];
	const refused = new Map<string, number>();
	const refuse = (why: string) => refused.set(why, (refused.get(why) ?? 0) + 1);
	const call = async (number: number): Promise<void> => {
		const started = performance.now();
		try {
			const response = await fetch(address, json(bodyOf(number)));
			const text = await response.text();
			times.push(performance.now() - started);
			if (response.ok) taken.push(number);
			else refuse(`${response.status} ${text}`);
		} catch (error) {
			refuse(String(error));
		}
	};
	const calls: Promise<void>[] = [];
	for (let number = 0; number < count; number++) {
		const wait = begin + (number * 1000) / rate - performance.now();
		if (wait > 1) await sleep(wait);
		calls.push(call(number));
	}
	await Promise.all(calls);
	times.sort((one, other) => one - other);
	const quantile = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
	const seconds = (performance.now() - begin) / 1000;
	return { taken, refused, seconds, median: quantile(0.5), p99: quantile(0.99) };
}
