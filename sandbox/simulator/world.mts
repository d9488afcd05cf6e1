import { createAgenda, type Agenda } from './agenda.mts';
import { createClock, type MovableClock } from './clock.mts';
import { createJournal, type Journal } from './journal.mts';
import { createPhones, type Phones } from './phones.mts';
import type { Secrets } from './providers.mts';
import type { Refusal } from './refusals.mts';
import type { Settings } from './settings.mts';
import type { Answer, CallbackForm, Inbound, ProviderName, ReceivedRequest } from './types.mts';

/** What all providers share: one time, one set of phones. */
export type World = {
	readonly clock: MovableClock;
	readonly agenda: Agenda;
	readonly phones: Phones;
	readonly journal: Journal;
	readonly settings: Settings;
	readonly secrets: Secrets;
	/** The base URL under which the provider is reached; known once the server listens. */
	baseUrl(provider: ProviderName): string;
};

/** What a provider does with what phones write: nothing, keep it, or keep it and tell at once. */
export type Replies = 'none' | 'kept' | 'pushed';

/** A valid sender, and what a person calls it. */
export type Sender = { readonly value: string; readonly note: string };

/** One provider's API: from a request to its answer, with the account behind it. */
export type Dialect = {
	/** The provider's name as people write it. */
	readonly title: string;
	readonly basePath: string;
	readonly replies: Replies;
	/** Understands a request, acts on the account and answers as the provider's documents say. */
	answer(request: ReceivedRequest): Answer;
	/** The names (and codes) of the failures that `failWith` knows. */
	readonly failureNames: readonly string[];
	/** A documented failure in the format this request asks for, without acting on the account. */
	failWith(name: string, request: ReceivedRequest): Answer | undefined;
	/** A phone writes to one of the account's numbers; the form is POSTed to the Callback URL. */
	receive(inbound: Inbound): CallbackForm | undefined;
	/** The messages that it did not accept, by its answer to this request; none when absent. */
	refusals?(request: ReceivedRequest, answer: Answer): readonly Refusal[];
	/** From whom a message may come, as a client spells it; unknown when absent. */
	senders?(): readonly Sender[];
	/** Back to the account as it was at the start. */
	reset(): void;
};

/** A world in which nothing has been sent yet. */
export function createWorld(
	now: () => number,
	settings: Settings,
	secrets: Secrets,
	baseUrl: (provider: ProviderName) => string,
): World {
	const clock = createClock(now);
	const agenda = createAgenda(clock);
	const journal = createJournal(clock);
	const phones = createPhones(agenda, journal, () => settings.timings);
	clock.onMove(() => journal.tell({ type: 'clock' }));
	return { clock, agenda, journal, phones, settings, secrets, baseUrl };
}
