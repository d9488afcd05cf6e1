import type { Socket } from 'node:net';

import { before, type Fault } from './faults/fault.mts';
import type { Instruction } from './scripts.mts';
import type { Answer, ProviderMood, ProviderName, ReceivedRequest } from './types.mts';
import type { Dialect } from './world.mts';

/** `left` is how many requests the mood still lasts; it lasts until it is changed when absent. */
export type MoodState = { readonly mood: ProviderMood; readonly left?: number };

export type Moods = {
	of(provider: ProviderName): MoodState;
	/** Changes how a provider behaves, and cuts off all whom it keeps waiting. */
	set(provider: ProviderName, mood: ProviderMood, times?: number): void;
	/** What the mood makes of a request; undefined when the provider is to answer itself. */
	take(request: ReceivedRequest): Instruction | undefined;
	reset(): void;
};

/** How to end the connections of those who are kept waiting. */
type Waiting = Map<ProviderName, Set<() => void>>;

const NORMAL: MoodState = { mood: 'normal' };
const RETRY_AFTER_SECONDS = 2;
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };

/** What stands between a client and a provider that has trouble says one of these, in turn. */
const NONSENSE: readonly Answer[] = [
	{ status: 200, headers: HTML, body: '<!doctype html><title>Welcome</title><h1>It works!</h1>' },
	{
		status: 200,
		headers: { 'Content-Type': 'application/json; charset=utf-8' },
		body: '{"status": "ok", "messages": [{"id": 1',
	},
];

/** How each provider behaves, until somebody says otherwise. */
export function createMoods(dialects: Readonly<Record<ProviderName, Dialect>>): Moods {
	const states = new Map<ProviderName, MoodState>();
	const waiting: Waiting = new Map();
	let nonsense = 0;
	const release = (provider: ProviderName): void => {
		for (const end of waiting.get(provider) ?? []) end();
		waiting.delete(provider);
	};
	return {
		of: (provider) => states.get(provider) ?? NORMAL,
		set: (provider, mood, times) => {
			if (times !== undefined && (!Number.isInteger(times) || times < 1)) {
				throw new TypeError('times must be 1 or more.');
			}
			states.set(provider, times === undefined ? { mood } : { mood, left: times });
			release(provider);
		},
		take: (request) => {
			const state = states.get(request.provider) ?? NORMAL;
			const { mood, left } = state;
			// Requests that hang already go on hanging when the last one has been counted.
			if (left !== undefined) {
				states.set(request.provider, left > 1 ? { mood, left: left - 1 } : NORMAL);
			}
			if (mood === 'normal') return undefined;
			if (mood === 'hanging') return { fault: keepWaiting(waiting, request.provider) };
			const answer =
				mood === 'nonsense'
					? NONSENSE[nonsense++ % 2]
					: refusal(mood, dialects[request.provider], request);
			return answer && { fault: before(answer) };
		},
		reset: () => {
			states.clear();
			nonsense = 0;
			for (const provider of waiting.keys()) release(provider);
		},
	};
}

/** The provider acts, and says nothing until its mood is changed or the client has given up. */
function keepWaiting(waiting: Waiting, provider: ProviderName): Fault {
	const gives = () => (socket: Socket) => {
		const leave = (): void => void socket.destroy();
		const leaves = waiting.get(provider) ?? new Set();
		waiting.set(provider, leaves.add(leave));
		socket.on('close', () => leaves.delete(leave));
	};
	return { acts: true, gives };
}

/** In the provider's own words where it has some. */
function refusal(
	mood: 'throttling' | 'failing',
	dialect: Dialect,
	request: ReceivedRequest,
): Answer | undefined {
	if (mood === 'failing') return dialect.failWith('serverError', request);
	const own = dialect.failWith('rateLimited', request);
	const { headers, body } = own ?? { headers: HTML, body: '<h1>429 Too Many Requests</h1>' };
	return { status: 429, headers: { ...headers, 'Retry-After': String(RETRY_AFTER_SECONDS) }, body };
}
