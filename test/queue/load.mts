import { setTimeout as sleep } from 'node:timers/promises';

import { json } from '../workflows/stage.mts';

/** How often a call is made that is answered with 503, and the time between, in milliseconds. */
const TRIES = 20;
const PAUSE_MS = 1000;
const BUSY = 503;

/** What became of a stream of calls. */
export interface Load {
	/** The numbers of the calls that were answered with 2xx. */
	taken: number[];
	/** How many answers said 503, upon which the call was made again. */
	busy: number;
	/** The other answers, and how often each came. */
	refused: Map<string, number>;
	/** From the first call to the last one's first try, and to the last answer. */
	asked: number;
	seconds: number;
	/** Half of the answers came within so many milliseconds, and all but one in a hundred. */
	median: number;
	p99: number;
}

/**
 * Calls an address at a fixed rate, whether or not the calls before were answered. As a caller
 * should, it makes a call again that is answered with 503: n8n has taken nothing then.
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
	const since = () => (performance.now() - begin) / 1000;
	const times: number[] = [];
	const load: Load = {
		taken: [],
		busy: 0,
		refused: new Map(),
		asked: 0,
		seconds: 0,
		median: 0,
		p99: 0,
	};
	const refuse = (why: string) => load.refused.set(why, (load.refused.get(why) ?? 0) + 1);
	const call = async (number: number): Promise<void> => {
		const started = performance.now();
		for (let left = TRIES; left > 0; left--) {
			const response = await fetch(address, json(bodyOf(number)));
			const text = await response.text();
			if (response.ok) {
				load.taken.push(number);
				times.push(performance.now() - started);
				return;
			}
			if (response.status !== BUSY || left === 1) return void refuse(`${response.status} ${text}`);
			load.busy += 1;
			await sleep(PAUSE_MS);
		}
	};
	const calls: Promise<void>[] = [];
	for (let number = 0; number < count; number++) {
		const wait = begin + (number * 1000) / rate - performance.now();
		if (wait > 1) await sleep(wait);
		calls.push(call(number).catch((error: unknown) => void refuse(String(error))));
	}
	load.asked = since();
	await Promise.all(calls);
	load.seconds = since();
	times.sort((one, other) => one - other);
	const quantile = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
	return { ...load, median: quantile(0.5), p99: quantile(0.99) };
}

/** A load in words. */
export function describe({ taken, busy, refused, asked, seconds, median, p99 }: Load): string {
	const others = [...refused].map(([why, count]) => `, ${count} refused (${why})`).join('');
	const again = `${busy} times asked to come again (503)`;
	const times = `answered in ${median} ms (median), ${p99} ms (99 %)`;
	return `calls made in ${asked.toFixed(1)} s: ${taken.length} taken${others} in ${seconds.toFixed(1)} s, ${again}, ${times}`;
}
