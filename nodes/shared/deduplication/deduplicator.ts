import { held, refused, undecided, type Outcome } from '../contract/outcome';
import type { RunContext } from '../contract/runContext';
import { draftOf, outcomeOf, type Recipient } from '../input/recipient';
import { fingerprint } from '../lib/fingerprint';
import { cause } from '../result/failure';
import type { Claim, Key, Standing } from './claim';
import { storeOf, type DeduplicationStore, type StoreTrouble } from './deduplicationStore';

const neverSettled = undecided(
	cause(
		'timeout',
		"An earlier execution may have submitted a message with this 'Duplicate Key', but the result is unknown",
		{ field: 'duplicateKey' },
	),
);

function notUsable({ message }: StoreTrouble): Outcome {
	const says = `n8n's store of duplicate keys can't be used (${message}). The node didn't send this message, because an earlier execution may have sent a message with this 'Duplicate Key'`;
	return refused(cause('unreachable', says, { field: 'duplicateKey' }));
}

/**
 * The key and the recipient, whichever provider is asked; a campaign to groups has the key alone.
 */
function keyOf(recipient: Recipient): Key | undefined {
	const protection = draftOf(recipient)?.protection;
	if (!protection) return undefined;
	return { id: fingerprint([protection.key, recipient.to]), window: protection.window };
}

/** What an outcome means for the key; none: nothing has left. */
function becameOf(outcome: Outcome | undefined): Standing {
	if (outcome === undefined || outcome.submission === 'rejected') return 'free';
	// Held back by us after its key was claimed: its sending hours have closed meanwhile.
	if (outcome.submission === 'notSent' && outcome.reason !== 'duplicate') return 'free';
	return outcome.submission === 'unknown' ? 'unsure' : 'sent';
}

/** Who may be sent to, and what became of those who may not. */
interface Claimed {
	free: Recipient[];
	held: Array<readonly [Recipient, Outcome]>;
}

/** Keeps messages with a Duplicate Key from being sent by two executions, or twice by one. */
export class Deduplicator {
	private readonly claims = new Map<Recipient, Claim>();
	private cachedStore: DeduplicationStore | undefined;

	constructor(private readonly run: RunContext) {}

	private get store(): DeduplicationStore {
		return (this.cachedStore ??= storeOf(this.run.context));
	}

	/**
	 * Claims the keys of recipients, no two of which are the same phone, just before their request.
	 * Who is claimed is to be settled.
	 * @returns those that may be sent, with a key that nobody claimed or without any; and why the
	 * others may not
	 */
	async claim(recipients: readonly Recipient[]): Promise<Claimed> {
		const keyed = recipients.flatMap((recipient) => {
			const key = keyOf(recipient);
			return key ? [{ recipient, key }] : [];
		});
		if (keyed.length === 0) return { free: [...recipients], held: [] };
		const held: Claimed['held'] = [];
		try {
			const claims = await this.store.claim(
				this.run.context,
				keyed.map(({ key }) => key),
			);
			for (const [place, { recipient }] of keyed.entries()) {
				const outcome = this.take(recipient, claims[place] as Claim);
				if (outcome) held.push([recipient, outcome]);
			}
		} catch (error) {
			const outcome = notUsable(error as StoreTrouble);
			for (const { recipient } of keyed) held.push([recipient, outcome]);
		}
		const kept = new Set(held.map(([recipient]) => recipient));
		return { free: recipients.filter((recipient) => !kept.has(recipient)), held };
	}

	/** @returns why the message may not be sent */
	private take(recipient: Recipient, claim: Claim): Outcome | undefined {
		if (claim.standing !== 'free') {
			return claim.standing === 'sent' ? held('duplicate') : neverSettled;
		}
		this.claims.set(recipient, claim);
		return undefined;
	}

	/** To be called when it is known what became of claimed recipients: none of it when nothing has left. */
	async settle(recipients: readonly Recipient[]): Promise<void> {
		const settled = recipients.flatMap((recipient) => {
			const claim = this.claims.get(recipient);
			this.claims.delete(recipient);
			return claim ? [{ claim, became: becameOf(outcomeOf(recipient)) }] : [];
		});
		if (settled.length > 0) await this.store.settle(this.run.context, settled);
	}
}
