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
	/** Until the provider's mood is changed, or `gone` says that the client has given up. */
	hang(provider: ProviderName, gone: AbortSignal): Promise<void>;
	reset(): void;
};

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
	const waiting = new Map<ProviderName, Set<() => void>>();
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
			if (mood === 'hanging') return { delayMs: 0, hangs: true };
			if (mood === 'nonsense') return { delayMs: 0, ...answerWith(NONSENSE[nonsense++ % 2]) };
			return { delayMs: 0, ...answerWith(refusal(mood, dialects[request.provider], request)) };
		},
		hang: (provider, gone) =>
			new Promise((resolve) => {
				const ends = waiting.get(provider) ?? new Set();
				waiting.set(provider, ends.add(resolve));
				gone.addEventListener('abort', () => {
					ends.delete(resolve);
					resolve();
				});
			}),
		reset: () => {
			states.clear();
			nonsense = 0;
			for (const provider of waiting.keys()) release(provider);
		},
	};
}

function answerWith(answer: Answer | undefined): { answer?: Answer } {
	return answer === undefined ? {} : { answer };
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
