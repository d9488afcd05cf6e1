import type { Callbacks } from './callbacks.mts';
import type { Clock } from './clock.mts';
import type { Book } from './book.mts';
import type { JournalEvent } from './journal.mts';
import type { Moods, MoodState } from './moods.mts';
import { toE164 } from './phones.mts';
import { ofEach, PROVIDERS, type Credentials, type ProviderName } from './providers.mts';
import type { Script, ScriptBook } from './scripts.mts';
import type { Settings } from './settings.mts';
import type {
	FinalStatus,
	Inbound,
	LedgerEntry,
	PhoneCondition,
	PhoneState,
	ProviderMood,
	ReceivedRequest,
} from './types.mts';
import type { Dialect, World } from './world.mts';

/** What a test, or the control API, can see and do. */
export type Controls = {
	readonly url: string;
	readonly baseUrls: Readonly<Record<ProviderName, string>>;
	readonly credentials: Credentials;
	/** Every request to a provider, oldest first. */
	readonly requests: readonly ReceivedRequest[];
	/** What each phone really received up to now, oldest first. */
	readonly ledger: readonly LedgerEntry[];
	/** The phones whose condition was set, by number in E.164. */
	readonly phones: ReadonlyMap<string, PhoneState>;
	/** By phone, the providers at which an operation opted it out. */
	readonly optOuts: ReadonlyMap<string, ReadonlySet<ProviderName>>;
	readonly clock: Clock;
	/** May be changed at any time; the next request sees it. */
	readonly settings: Settings;
	/** What the next matching requests get. */
	script(script: Script): void;
	/** Sets a phone's condition, and which code each provider's messages to it end with. */
	setPhone(number: string, condition: PhoneCondition, finalStatus?: FinalStatus): void;
	/** A phone writes to one of the account's numbers; the provider may tell of it (callbacks). */
	receive(inbound: Inbound): void;
	readonly callbacks: Pick<Callbacks, 'urlOf' | 'setUrl'>;
	/** Changes how a provider behaves: for so many requests, or until the next change. */
	setMood(provider: ProviderName, mood: ProviderMood, times?: number): void;
	moodOf(provider: ProviderName): MoodState;
	/** All messages, by phone, and all that is scheduled. */
	readonly book: Readonly<Book>;
	/** Calls the listener with all that happens, until the function it returns is called. */
	watch(listener: (event: JournalEvent) => void): () => void;
	/** A provider's name as people write it, its senders, and what it does with replies. */
	readonly about: (provider: ProviderName) => Pick<Dialect, 'title' | 'replies' | 'senders'>;
	/** The address of n8n's editor, where the simulator was started with one. */
	readonly editor: string | undefined;
	/** Back to the start: accounts, phones, ledger, requests, scripts, settings and time. */
	reset(): void;
};

export type Parts = {
	readonly world: World;
	readonly dialects: Readonly<Record<ProviderName, Dialect>>;
	readonly scripts: ScriptBook;
	readonly moods: Moods;
	readonly callbacks: Callbacks;
	readonly editor: string | undefined;
	readonly requests: ReceivedRequest[];
	/** Where the server listens; empty until it does. */
	readonly url: () => string;
};

/** The handle on a simulator's parts. */
export function createControls(parts: Parts): Controls {
	const { world, dialects, scripts, moods, callbacks, editor, requests, url } = parts;
	const { agenda, clock, journal, phones, settings } = world;
	const initial = structuredClone(settings);
	return {
		clock,
		requests,
		settings,
		get url() {
			return url();
		},
		get baseUrls() {
			return ofEach<Record<ProviderName, string>>(world.baseUrl);
		},
		get credentials() {
			return ofEach<Credentials>((name) => PROVIDERS[name].credential(world));
		},
		get ledger() {
			agenda.settle();
			return phones.ledger;
		},
		phones: phones.states,
		optOuts: phones.optOuts,
		script: scripts.add,
		setPhone: phones.set,
		receive: (inbound) => {
			const { provider, from } = inbound;
			const form = dialects[provider].receive(inbound);
			const message = journal.receive(inbound, toE164(from));
			if (form) callbacks.send(provider, form, (callback) => journal.callBack(message, callback));
		},
		callbacks: {
			urlOf: callbacks.urlOf,
			setUrl: (provider, to) => {
				callbacks.setUrl(provider, to);
				journal.tell({ type: 'provider', provider });
			},
		},
		setMood: (provider, mood, times) => {
			moods.set(provider, mood, times);
			journal.tell({ type: 'provider', provider });
		},
		moodOf: moods.of,
		get book() {
			agenda.settle();
			return journal.book;
		},
		watch: journal.watch,
		about: (provider) => dialects[provider],
		editor,
		reset: () => {
			Object.assign(settings, structuredClone(initial));
			requests.length = 0;
			const own = [scripts, moods, callbacks, agenda, clock, phones];
			for (const part of [...own, ...Object.values(dialects), journal]) part.reset();
		},
	};
}
