import type { Outcome } from '../contract/outcome';
import type { OnError } from '../contract/runContext';
import type { Draft } from '../input/message';
import { asObject, asText } from '../lib/data';
import { concernsTheAccount, concernsTheSender, type Cause } from '../result/failure';

/** What a message names as its sender; providers call it by two names. */
export function senderOf({ extra }: Draft): string {
	const { from, senderId } = asObject(extra) ?? {};
	return asText(from) ?? asText(senderId) ?? '';
}

/**
 * Ends the submission to a provider at its first certain word that concerns the account (its secret,
 * its credit, a permission, a pause of minutes): the next message would meet the same end. A word
 * that concerns one sender ends what that sender was to send.
 */
export class CircuitBreaker {
	/** Why nothing is submitted to the provider any more. */
	why: Cause | undefined;
	private readonly senders = new Map<string, Cause>();

	constructor(private readonly onError: OnError) {}

	/** Draws from an outcome what concerns the messages that have not left. */
	note(outcome: Outcome, sender: string): void {
		if (outcome.submission !== 'rejected') return;
		const { cause } = outcome;
		if (!concernsTheAccount(cause.kind)) return;
		// A node that is to stop stops at once; otherwise another sender may be in order.
		if (concernsTheSender(cause.kind) && this.onError !== 'stop') this.senders.set(sender, cause);
		else this.why ??= cause;
	}

	/** Ends the submission, whatever the reason. */
	open(why: Cause): void {
		this.why ??= why;
	}

	/** Why this sender's messages are not submitted; undefined while they may be. */
	whyNot(sender: string): Cause | undefined {
		return this.why ?? this.senders.get(sender);
	}
}
