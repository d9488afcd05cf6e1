import type { IExecuteFunctions } from 'n8n-workflow';

import { recordsOf, type Claim } from './claim';
import type { SettledKeys } from './settledKeys';

/** Records in one call that takes some away: n8n looks for each among all, and nothing else runs. */
const mostRemoved = 10_000;

const options = { mode: 'entries' } as const;

/**
 * The records of one node in n8n's store. Not for calls at the same time: n8n would lose what one
 * of them writes.
 */
export class KeyRecords {
	/** To be taken away; what cannot be now goes later: until then it only holds more back. */
	private readonly overdue = new Set<string>();
	/** Records of a call that failed: n8n has all of them, or only those that it had before. */
	private lost: string[] = [];
	/** How many records n8n has, by what this process has counted, added and taken away. */
	private total: number | undefined;

	/** @param most how many records n8n is to keep, beside those of keys under way */
	constructor(
		private readonly settled: SettledKeys,
		private readonly most: number,
	) {}

	/** Whether there is something to be taken away. */
	get isRemovalDue(): boolean {
		return this.overdue.size > 0;
	}

	/** Has records taken away by the next call of `remove`. */
	drop(records: Iterable<string>): void {
		for (const record of records) this.overdue.add(record);
	}

	/**
	 * Takes away what is to go, also what a call recorded that failed all the same, if none of it was
	 * there before. n8n cannot say what was there, but how many records there are: when there are as
	 * many more as the call would have added, all of them are from that call. Otherwise some may be
	 * of an earlier n8n or of another worker, who may have sent the messages, and all stay.
	 * @throws whatever n8n throws
	 */
	async remove(context: IExecuteFunctions): Promise<void> {
		this.total ??= await count(context);
		await this.removeOverdue(context);
		if (this.lost.length === 0) return;
		const total = await count(context);
		// Where n8n cannot count, what this process knows decides.
		const areNew = Number.isNaN(total) || total === this.total + this.lost.length;
		this.total = total;
		if (areNew) this.drop(this.lost);
		this.lost = [];
		await this.removeOverdue(context);
	}

	private async removeOverdue(context: IExecuteFunctions): Promise<void> {
		const overdue = [...this.overdue];
		for (let from = 0; from < overdue.length; from += mostRemoved) {
			const records = overdue.slice(from, from + mostRemoved);
			await context.helpers.removeProcessed(records, 'node', options);
			for (const record of records) this.overdue.delete(record);
			this.add(-records.length);
		}
	}

	private add(records: number): void {
		if (this.total !== undefined) this.total += records;
	}

	/**
	 * Asks for keys and records them, in one call, and says how each stands. What this records too
	 * much is to go again.
	 * @param underWay how many keys have two records more than they keep
	 * @throws whatever n8n throws; then it is not known whether it has recorded them
	 */
	async ask(context: IExecuteFunctions, claims: readonly Claim[], underWay: number): Promise<void> {
		// Those that go first stand first: n8n looks for them from the beginning.
		const places = claims.map(recordsOf);
		const records = [0, 1, 2].flatMap((place) => places.map((one) => one[place] as string));
		const known = new Set(claims.flatMap(({ name }) => this.settled.get(name)?.records ?? []));
		this.lost = records.filter((record) => !known.has(record));
		const how = { ...options, maxEntries: this.most + 2 * underWay };
		const answer = await context.helpers.checkProcessedAndRecord(records, 'node', how);
		this.lost = [];
		const added = new Set(answer.new as string[]);
		this.add(added.size);
		for (const claim of claims) this.read(claim, added);
	}

	/** What this process knows of a key counts, also where n8n has lost its record. */
	private read(claim: Claim, added: ReadonlySet<string>): void {
		const { name, open, previous, current } = claim;
		const known = this.settled.get(name)?.standing;
		const isNew = added.has(current) && added.has(previous);
		const asked = isNew ? 'free' : added.has(open) ? 'sent' : 'unsure';
		claim.standing = known === 'sent' || (known && isNew) ? known : asked;
		if (claim.standing === 'free') return;
		this.drop(recordsOf(claim).filter((record) => added.has(record)));
	}
}

/** How many records n8n has of the node that runs; not a number where n8n cannot say. */
async function count({ helpers }: IExecuteFunctions): Promise<number> {
	const counted: number | undefined = await helpers.getProcessedDataCount?.('node', options);
	return counted ?? NaN;
}
