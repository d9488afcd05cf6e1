import { isLoopback } from './guard.mts';
import { PROVIDER_NAMES, type ProviderName } from './providers.mts';
import type { Callback, CallbackForm } from './types.mts';
import type { Dialect } from './world.mts';

export type CallbackUrls = Readonly<Partial<Record<ProviderName, string>>>;

export type Callbacks = {
	/** Null for a provider that calls nobody, empty as long as nobody entered an address. */
	urlOf(provider: ProviderName): string | null;
	/**
	 * Changes where a provider tells of replies; an empty address turns that off.
	 *
	 * @throws TypeError when it is no address of this machine, or the provider calls nobody
	 */
	setUrl(provider: ProviderName, url: string): void;
	/** The addresses that are not those of the start; an empty one was removed. */
	changed(): CallbackUrls;
	/** POSTs the form to the provider's URL, and tells what came of it each time that it changes. */
	send(provider: ProviderName, form: CallbackForm, tell: (callback: Callback) => void): void;
	/** Back to the addresses of the start; what is under way is given up. */
	reset(): void;
};

/**
 * The calls by which providers tell of replies. A real account has one URL for each of its numbers
 * (VoIP Communications) or one for all (Enswitch); here a provider has one.
 *
 * @param patienceMs how long the other side may take to answer, in milliseconds
 */
export function createCallbacks(
	dialects: Readonly<Record<ProviderName, Dialect>>,
	atStart: CallbackUrls,
	patienceMs: () => number,
): Callbacks {
	const urls = new Map<ProviderName, string>();
	let running = new AbortController();
	const isPushed = (provider: ProviderName): boolean => dialects[provider].replies === 'pushed';
	const setUrl = (provider: ProviderName, url: string): void => {
		if (!isPushed(provider)) {
			throw new TypeError(`${dialects[provider].title} has no Callback URL: it calls nobody.`);
		}
		urls.set(provider, url.trim() === '' ? '' : readUrl(url));
	};
	const begin = (): void => {
		urls.clear();
		for (const provider of PROVIDER_NAMES) {
			const url = atStart[provider];
			if (url !== undefined) setUrl(provider, url);
		}
	};
	begin();
	return {
		urlOf: (provider) => (isPushed(provider) ? (urls.get(provider) ?? '') : null),
		setUrl,
		changed: () => {
			const isNew = ([name, url]: [ProviderName, string]) => url !== (atStart[name] ?? '');
			return Object.fromEntries([...urls].filter(isNew));
		},
		send: (provider, form, tell) => {
			const url = urls.get(provider) ?? '';
			if (url === '') return tell({ state: 'noUrl' });
			tell({ state: 'waiting' });
			const { signal } = running;
			const patience = AbortSignal.timeout(patienceMs());
			void post(url, form, AbortSignal.any([signal, patience])).then((callback) => {
				if (!signal.aborted) tell(callback);
			});
		},
		reset: () => {
			running.abort();
			running = new AbortController();
			begin();
		},
	};
}

/** Nothing that a simulated phone writes may leave this machine. */
function readUrl(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol) || !isLoopback(url.host)) {
		throw new TypeError(
			'The Callback URL must be a whole address of this machine, ' +
				'such as http://127.0.0.1:5678/webhook/sms-reply: nothing leaves it.',
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw new TypeError('The Callback URL cannot hold a user name or a password.');
	}
	return url.href;
}

async function post(url: string, form: CallbackForm, signal: AbortSignal): Promise<Callback> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			body: new URLSearchParams(form),
			// A redirection could lead away from this machine.
			redirect: 'manual',
			headers: { Connection: 'close' },
			signal,
		});
		await response.body?.cancel();
		return { state: 'answered', status: response.status };
	} catch (error) {
		return { state: isRefused(error) ? 'unreachable' : 'noAnswer' };
	}
}

function isRefused(error: unknown): boolean {
	const cause = error instanceof Error ? error.cause : undefined;
	return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}
