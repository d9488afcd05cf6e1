import type { Entry } from './entry';
import { cause } from './failure';
import { fingerprint } from './fingerprint';
import type { Claim, Key, Standing } from './claim';
import { storeOf, type KeyStore, type StoreTrouble } from './keyStore';
import { held, refused, undecided, type Outcome } from './operation';
import type { Run } from './run';

const neverSettled = undecided(
	cause(
		'timeout',
		"An earlier execution was submitting a message with this 'Duplicate Key', or was about to, and its end is not known",
		{ field: 'duplicateKey' },
	),
	{ raw: {} },
);

function notUsable({ message }: StoreTrouble): Outcome {
	const says = `n8n's store of duplicate keys cannot be used (${message}). The node made no request for this message, and cannot tell whether one was made before with this 'Duplicate Key'`;
	return refused(cause('unreachable', says, { field: 'duplicateKey' }), { raw: {} });
}

/**
 * The key and the recipient, whichever provider is asked; a campaign to groups has the key alone.
 */
function keyOf(entry: Entry): Key | undefined {
	const { draft, to } = entry.first ?? entry;
	const protection = draft?.protection;
	if (!protection) return undefined;
	return { id: fingerprint([protection.key, to]), window: protection.window };
}

/** What an outcome means for the key; none: nothing has left. */
function becameOf(outcome: Outcome | undefined): Standing {
	if (outcome === undefined || outcome.submission === 'rejected') return 'free';
	return outcome.submission === 'unknown' ? 'unsure' : 'sent';
}

/** Keeps messages with a Duplicate Key from being sent by two executions, or twice by one. */
export class Duplicates {
	private readonly claims = new Map<Entry, Claim>();
	private cachedStore: KeyStore | undefined;

	constructor(private readonly run: Run) {}

	private get store(): KeyStore {
		return (this.cachedStore ??= storeOf(this.run.context));
	}

	/**
	 * Claims the keys of entries, no two of which are for one recipient, just before their request.
	 * Those that are held back get their outcome. Who is claimed is to be settled.
	 * @returns those that may be sent: with a key that nobody claimed, or without any
	 */
	async claim<Extra>(entries: ReadonlyArray<Entry<Extra>>): Promise<Array<Entry<Extra>>> {
		const { context } = this.run;
		const keyed = entries.flatMap((entry) => {
			const key = keyOf(entry);
			return key ? [{ entry, key }] : [];
		});
		if (keyed.length === 0) return [...entries];
		try {
			const keys = keyed.map(({ key }) => key);
			const claims = await this.store.claim(context, keys);
			for (const [place, { entry }] of keyed.entries()) this.take(entry, claims[place] as Claim);
		} catch (error) {
			const outcome = notUsable(error as StoreTrouble);
			for (const { entry } of keyed) entry.outcome = outcome;
		}
		return entries.filter(({ outcome }) => outcome === undefined);
	}

	private take(entry: Entry, claim: Claim): void {
		if (claim.standing === 'free') this.claims.set(entry, claim);
		else entry.outcome = claim.standing === 'sent' ? held('duplicate') : neverSettled;
	}

	/**
	 * To be called when it is known what became of claimed entries.
	 * @param outcomeOf what is known of an entry; undefined when nothing has left
	 */
	async settle(
		entries: readonly Entry[],
		outcomeOf: (entry: Entry) => Outcome | undefined,
	): Promise<void> {
		const settled = entries.flatMap((entry) => {
			const claim = this.claims.get(entry);
			this.claims.delete(entry);
			return claim ? [{ claim, became: becameOf(outcomeOf(entry)) }] : [];
		});
		if (settled.length > 0) await this.store.settle(this.run.context, settled);
	}
}
