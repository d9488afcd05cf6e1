import type { IContextObject } from 'n8n-workflow';

import { undecided, type Outcome } from '../contract/outcome';
import type { RunContext } from '../contract/runContext';
import { outcomeOf, type Recipient, type Spoken } from '../input/recipient';
import { cause } from '../result/failure';
import { attemptsOf, refusals, write, type About, type LedgerEntry } from './ledgerEntry';
import { changePlaces } from './ledgerPlaces';

/** Where a node's context keeps what it has submitted. */
const place = 'smsSubmissions';

const inFlight: Outcome = undecided(
	cause('timeout', 'The node ended while this message was being submitted'),
	{ raw: {} },
);

/**
 * Keeps, over the tries of Retry on Fail and a Retry from the list of executions, what has left:
 * n8n runs the whole node again, but keeps the node's context. An entry belongs to a run of the
 * node, an item and a place among the item's recipients, never to a content: an expression may give
 * another text, time or number in the next try, and the user may have chosen another provider. It is
 * written before the request, so that a try that ends in its middle leaves `unknown` behind, and is
 * never submitted again. What was rejected is not kept: submitting it again does no harm.
 */
export class RetryLedger {
	private readonly store: IContextObject;
	private readonly prefix: string;
	/** Tells this try from others, one of which may still wait for a response. */
	private readonly by = Math.random().toString(36).slice(2);
	private readonly abouts = new WeakMap<object, About>();

	constructor(run: RunContext) {
		this.store = run.context.getContext('node');
		this.prefix = `${run.context.getWorkflowDataProxy(0).$runIndex}:`;
	}

	private key({ item, position }: Pick<Recipient, 'item' | 'position'>): string {
		return `${this.prefix}${item}:${position}`;
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

	/** What earlier tries of this run left behind, by item and place. */
	private known(): Map<number, Map<number, LedgerEntry>> {
		const found = new Map<number, Map<number, LedgerEntry>>();
		for (const [key, entry] of Object.entries(this.entries)) {
			const [, item, position] = /^(\d+):(\d+)$/.exec(key.slice(this.prefix.length)) ?? [];
			if (!key.startsWith(this.prefix) || position === undefined) continue;
			const own = found.get(Number(item)) ?? new Map<number, LedgerEntry>();
			found.set(Number(item), own.set(Number(position), entry));
		}
		return found;
	}

	/**
	 * Gives recipients what an earlier try of this run came to, whatever was read for them now. Who
	 * was submitted to then and is not among the item's recipients any more comes back.
	 * @returns all of them, in input order
	 */
	recall(recipients: Recipient[]): Recipient[] {
		const known = this.known();
		if (known.size === 0) return recipients;
		const all: Recipient[] = [];
		for (const [place, recipient] of changePlaces(recipients, known).entries()) {
			const { item, position } = recipient;
			const own = known.get(item);
			const entry = own?.get(position);
			own?.delete(position);
			// Without a number it stands for all that could not be read.
			if (!entry) all.push(recipient);
			else if (recipient.to !== null || entry.to === null) all.push(recalled(recipient, entry));
			else all.push(recalled(recipient, entry), { ...recipient, position: position + 1 });
			if (recipients[place + 1]?.item === item || !own) continue;
			for (const [at, gone] of own) all.push(recalled({ ...recipient, position: at }, gone));
		}
		return all;
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

	/** What became of a recipient, also while that is open. */
	outcomeOf(recipient: Recipient): Outcome | undefined {
		return outcomeOf(recipient) ?? this.entries[this.key(recipient)]?.outcome;
	}

	/** To be called when nothing of the run will be tried again. */
	clear(): void {
		for (const key of Object.keys(this.entries)) {
			if (key.startsWith(this.prefix)) delete this.entries[key];
		}
	}
}

function recalled(recipient: Recipient, entry: LedgerEntry): Recipient {
	return { ...recipient, to: entry.to, attempts: attemptsOf(entry) };
}
