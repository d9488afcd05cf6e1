import type { IContextObject } from 'n8n-workflow';

import { undecided, type Outcome } from '../contract/outcome';
import type { RunContext } from '../contract/runContext';
import { outcomeOf, type Recipient, type Spoken } from '../input/recipient';
import { groupBy } from '../lib/groupBy';
import { cause } from '../result/failure';
import { attemptsOf, refusals, write, type About, type LedgerEntry } from './ledgerEntry';
import { matchPlaces, type Earlier } from './ledgerPlaces';

/** Where a node's context keeps what it has submitted. */
const place = 'smsSubmissions';

/** Where it keeps the phones of those that may be submitted again. */
const others = 'smsOthers';

const inFlight: Outcome = undecided(
	cause('timeout', 'The node stopped while submitting this message'),
);

/**
 * Keeps, over the tries of Retry on Fail and a Retry from the list of executions, what has left:
 * n8n runs the whole node again, but keeps the node's context. An entry belongs to a run of the
 * node, an item and a place among the item's recipients, never to a content: an expression may give
 * another text, time or number in the next try, and the user may have chosen another provider. It is
 * written before the request, so that a try that ends in its middle leaves `unknown` behind, and is
 * never submitted again. Of what was rejected the phone alone is kept, by which it is known again:
 * submitting it again does no harm.
 */
export class RetryLedger {
	private readonly store: IContextObject;
	private readonly prefix: string;
	/** Tells this try from others, one of which may still wait for a response. */
	private readonly by = Math.random().toString(36).slice(2);
	private readonly abouts = new WeakMap<object, About>();
	/** Where recipients are kept that stand for one in another place. */
	private readonly keys = new WeakMap<Recipient, string>();

	constructor(run: RunContext) {
		this.store = run.context.getContext('node');
		this.prefix = `${run.context.getWorkflowDataProxy(0).$runIndex}:`;
	}

	private key(recipient: Recipient): string {
		const { item, position } = recipient;
		return this.keys.get(recipient) ?? `${this.prefix}${item}:${position}`;
	}

	private get entries(): Record<string, LedgerEntry> {
		const entries = this.store[place] as Record<string, LedgerEntry> | undefined;
		return entries ?? (this.store[place] = {} as Record<string, LedgerEntry>);
	}

	/** One for all recipients of a message. */
	private about(draft: Spoken, provider: string): About {
		const known = this.abouts.get(draft);
		if (known?.provider === provider) return known;
		const about = { by: this.by, provider, message: write(draft) };
		this.abouts.set(draft, about);
		return about;
	}

	/** The recipients of earlier tries of this run. */
	private earlier(): Earlier[] {
		const left = Object.entries(this.entries).map(([key, entry]) => ({ key, to: entry.to, entry }));
		const phones = Object.entries((this.store[others] ?? {}) as Record<string, string | null>);
		const rest = phones.map(([key, to]) => ({ key, to }));
		return [...left, ...rest].flatMap((one) => {
			const [, item, position] = /^(\d+):(\d+)$/.exec(one.key.slice(this.prefix.length)) ?? [];
			if (!one.key.startsWith(this.prefix) || position === undefined) return [];
			return [{ ...one, item: Number(item), position: Number(position) }];
		});
	}

	/**
	 * Gives recipients what an earlier try of this run came to, whatever was read for them now. Who
	 * was submitted to then and is not among the item's recipients any more comes back.
	 * @returns all of them, in input order
	 */
	recall(recipients: Recipient[]): Recipient[] {
		const earlier = this.earlier();
		if (earlier.length === 0) return recipients;
		const found = matchPlaces(recipients, earlier);
		const taken = new Set(found.values());
		const gone = groupBy(
			earlier.filter((one) => !taken.has(one)),
			({ item }) => item,
		);
		const known = new Set(earlier.map(({ key }) => key));
		const last = lastPositions([...earlier, ...recipients]);
		const all: Recipient[] = [];
		for (const [place, recipient] of recipients.entries()) {
			const one = found.get(recipient);
			all.push(one ? this.known(recipient, one) : recipient);
			// Its own place is another's: it gets one that nobody has.
			if (!one && known.has(this.key(recipient))) {
				const position = (last.get(recipient.item) ?? 0) + 1;
				last.set(recipient.item, position);
				this.keys.set(recipient, `${this.prefix}${recipient.item}:${position}`);
			}
			if (recipients[place + 1]?.item === recipient.item) continue;
			for (const { entry, ...one } of gone.get(recipient.item) ?? []) {
				if (entry) all.push(this.kept({ ...recipient, position: one.position }, one.key, entry));
			}
		}
		return all;
	}

	/** A recipient with what is known of it. */
	private known(recipient: Recipient, { key, entry }: Earlier): Recipient {
		if (entry) return this.kept(recipient, key, entry);
		this.keys.set(recipient, key);
		return recipient;
	}

	private kept(recipient: Recipient, key: string, entry: LedgerEntry): Recipient {
		const kept = { ...recipient, to: entry.to, attempts: attemptsOf(entry) };
		this.keys.set(kept, key);
		return kept;
	}

	/**
	 * To be called when the request is about to leave.
	 * @returns those that no other try has submitted meanwhile; the others have their outcome
	 */
	begin<One extends Recipient>(recipients: readonly One[], provider: string, draft: Spoken): One[] {
		const free: One[] = [];
		for (const recipient of recipients) {
			const key = this.key(recipient);
			const entry = this.entries[key];
			if (entry && entry.about.by !== this.by) {
				recipient.attempts = attemptsOf(entry);
				continue;
			}
			const about = this.about(draft, provider);
			this.entries[key] = { about, to: recipient.to, ...refusals(recipient), outcome: inFlight };
			free.push(recipient);
		}
		return free;
	}

	/** To be called when it is known what became of it; who is open again may be submitted again. */
	settle(recipients: readonly Recipient[]): void {
		for (const recipient of recipients) {
			const key = this.key(recipient);
			const entry = this.entries[key];
			if (entry?.about.by !== this.by) continue;
			const outcome = outcomeOf(recipient);
			if (outcome && outcome.submission !== 'rejected') entry.outcome = outcome;
			else delete this.entries[key];
		}
	}

	/** Whether this try has an open request for a recipient: then it may have left. */
	isOpen(recipient: Recipient): boolean {
		return this.entries[this.key(recipient)]?.outcome === inFlight;
	}

	/** To be called when the run may be tried again: who has not left is known by the phone. */
	keep(recipients: readonly Recipient[]): void {
		const phones = (this.store[others] ?? {}) as Record<string, string | null>;
		for (const recipient of recipients) {
			const key = this.key(recipient);
			if (this.entries[key]) delete phones[key];
			else phones[key] = recipient.to;
		}
		this.store[others] = phones;
	}

	/** To be called when nothing of the run will be tried again. */
	clear(): void {
		for (const kept of [this.entries, (this.store[others] ?? {}) as Record<string, unknown>]) {
			for (const key of Object.keys(kept)) if (key.startsWith(this.prefix)) delete kept[key];
		}
	}
}

/** The last place of each item. */
function lastPositions(
	all: ReadonlyArray<Pick<Earlier, 'item' | 'position'>>,
): Map<number, number> {
	const last = new Map<number, number>();
	for (const { item, position } of all) last.set(item, Math.max(last.get(item) ?? 0, position));
	return last;
}
