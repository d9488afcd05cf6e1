import type { Outcome } from '../contract/outcome';
import type { RunContext } from '../contract/runContext';
import type { Phone } from '../sms/phoneNumber';
import type { Draft } from './message';

/** A recipient's message as one provider is to get it. */
export interface Reading<Extra = unknown> {
	/** The phone number, spelled the provider's way; empty where it cannot be read, and for groups. */
	number: string;
	/** Undefined when the item's message could not be read. */
	draft: Draft<Extra> | undefined;
}

/** When a message leaves and how long it is: what a result says of it. */
export type Spoken = Pick<Draft, 'at' | 'asked' | 'heldUntil' | 'hours' | 'segments'> & {
	extra?: unknown;
};

/** What one provider made of a message. */
export interface Attempt {
	/** The provider's name. */
	provider: string;
	/** False when the message was not submitted to it: it was held back, or found invalid before. */
	isAsked: boolean;
	/** Undefined when the item's message could not be read. */
	draft: Spoken | undefined;
	outcome: Outcome;
}

/** One recipient of one input item; of a campaign to groups, the item's groups together. */
export interface Recipient {
	readonly item: number;
	/** Place among the item's recipients, from 0. */
	readonly position: number;
	/** E.164 where it can be known; as typed when it cannot be read. */
	to: string | null;
	/** How the user wrote it, and how it was read, where the country's code or a plus was supplied. */
	typed?: string;
	supplied?: Phone;
	/** The message as each provider of the chain is to get it; the first provider's is at 0. */
	readonly readings: readonly Reading[];
	/** The providers that had their turn, in order. The last attempt is the result. */
	attempts: readonly Attempt[];
}

/** The message as the first provider is to get it. */
export function draftOf({ readings }: Recipient): Draft | undefined {
	return readings[0]?.draft;
}

/** What became of a message; undefined while that is open. */
export function outcomeOf({ attempts }: Recipient): Outcome | undefined {
	return attempts.at(-1)?.outcome;
}

/** Whether a provider accepted a message, or may have. */
export function hasLeft(recipient: Recipient): boolean {
	const submission = outcomeOf(recipient)?.submission;
	return submission === 'accepted' || submission === 'unknown';
}

/** Gives a message its outcome before any provider is asked: it is invalid, or held back. */
export function holdBack(run: RunContext, recipient: Recipient, outcome: Outcome): void {
	const draft = draftOf(recipient);
	recipient.attempts = [{ provider: run.provider.name, isAsked: false, draft, outcome }];
}
