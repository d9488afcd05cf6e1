import { Pool } from 'undici';

import type { BareRequest } from './dialects.mts';

/**
 * Makes requests so many at a time over connections that stay open, and reads the answers: what
 * the machine and the provider can do at best.
 * @returns the decoded answers
 */
export async function sendBare(
	requests: readonly BareRequest[],
	concurrency: number,
): Promise<unknown[]> {
	const [first] = requests;
	if (!first) return [];
	const pool = new Pool(new URL(first.url).origin, { connections: concurrency });
	const answers: unknown[] = [];
	const queue = requests.entries();
	const work = async (): Promise<void> => {
		for (const [place, { url, headers, body }] of queue) {
			const { pathname, search } = new URL(url);
			const path = pathname + search;
			const answer = await pool.request({ method: 'POST', path, headers, body });
			answers[place] = await answer.body.json();
		}
	};
	try {
		await Promise.all(Array.from({ length: Math.min(concurrency, requests.length) }, work));
	} finally {
		await pool.close();
	}
	return answers;
}
