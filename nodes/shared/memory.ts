import { DateTime } from 'luxon';
import type { IContextObject } from 'n8n-workflow';

import type { Entry } from './entry';
import { cause } from './failure';
import { undecided, type Outcome } from './operation';
import type { Run } from './run';

/** Where a node's context keeps what it has submitted. */
const place = 'smsSubmissions';

const inFlight: Outcome = undecided(
	cause('timeout', 'The node ended while this message was being submitted'),
	{ raw: {} },
);

/** What is kept of an entry; its times in milliseconds, null for at once. */
interface Remembered {
	outcome: Outcome;
	at: number | null;
	asked: number | null;
}

const timeOf = (millis: number | null) => (millis === null ? null : DateTime.fromMillis(millis));

/**
 * Remembers, over the tries of Retry on Fail and a Retry from the list of executions, what has
 * left: n8n runs the whole node again, but keeps the node's context. The record is written before
 * the request, so that a try that ends in its middle leaves `unknown` behind, and is never
 * submitted again. What was rejected is not remembered: it may be submitted again without harm.
 */
export class Memory {
	private readonly store: IContextObject;
	private readonly runIndex: number;
	private readonly provider: string;
	/** n8n keeps the context of a failed run with its execution, for whoever may open it. */
	private readonly redact: Run['redact'];

	constructor(run: Run) {
		this.redact = run.redact;
		this.provider = run.provider.name;
		this.store = run.context.getContext('node');
		this.runIndex = run.context.getWorkflowDataProxy(0).$runIndex;
	}

	/** By run, item, place, provider and content; not by time, which an expression such as $now moves. */
	private key({ item, position, wire, draft }: Entry): string {
		return `${this.runIndex}:${item}:${position}:${this.provider}:${wire}:${draft?.content ?? ''}`;
	}

	private get records(): Record<string, Remembered> {
		const records = this.store[place] as Record<string, Remembered> | undefined;
		return records ?? (this.store[place] = {} as Record<string, Remembered>);
	}

	private remember(entry: Entry, outcome: Outcome): void {
		const { at, asked } = entry.draft ?? {};
		const times = { at: at?.toMillis() ?? null, asked: asked?.toMillis() ?? null };
		this.records[this.key(entry)] = { outcome, ...times };
	}

	/** Whether there is anything to recall: as a rule there is not. */
	private get isEmpty(): boolean {
		for (const _ in this.records) return false;
		return true;
	}

	/**
	 * Gives entries what an earlier try of this run came to, and the time it had: by now, sending
	 * hours may have closed.
	 */
	recallAll(entries: readonly Entry[]): void {
		if (this.isEmpty) return;
		for (const entry of entries) {
			const known = this.records[this.key(entry)];
			if (!known || !entry.draft || entry.outcome) continue;
			entry.outcome = known.outcome;
			const times = { at: timeOf(known.at), asked: timeOf(known.asked), heldUntil: null };
			entry.draft = { ...entry.draft, ...times };
		}
	}

	/** What an earlier try of this run came to. */
	recall(entry: Entry): Outcome | undefined {
		return this.records[this.key(entry)]?.outcome;
	}

	/** To be called before the request leaves. */
	begin(entries: readonly Entry[]): void {
		for (const entry of entries) this.remember(entry, inFlight);
	}

	/** To be called when it is known what became of it. */
	settle(entries: readonly Entry[]): void {
		for (const entry of entries) {
			if (entry.outcome && entry.outcome.submission !== 'rejected') {
				this.remember(entry, this.redact(entry.outcome));
			} else {
				delete this.records[this.key(entry)];
			}
		}
	}

	/** To be called when nothing of the run will be tried again. */
	clear(): void {
		const own = `${this.runIndex}:`;
		for (const key of Object.keys(this.records)) {
			if (key.startsWith(own)) delete this.records[key];
		}
	}
}
