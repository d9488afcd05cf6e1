import { createHash } from 'node:crypto';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';
import type { N8n } from './n8n.mts';

type Item = DeduplicationItemTypes;

/** What a test can see of n8n's deduplication store, and do to it. */
export interface DeduplicationStore {
	/** Calls since the start, those that failed included. */
	readonly calls: number;
	/** Every call fails with this while it is set, as when the database is gone. */
	trouble: Error | undefined;
	/** How many records there are, of all nodes together. */
	readonly records: number;
	/** Forgets the records of workflows whose id begins with the given text. */
	forget(workflowPrefix: string): void;
}

/**
 * n8n's deduplication store (2.41.1), in memory: n8n-core has none, the table is in the server's
 * database. One JSON text for each node, of hashes alone, in the order in which they came; a call
 * reads it, and writes it whole a moment later, so two callers at the same instant can both be
 * told "new", and the later one undoes what the other wrote. Mode `entries` alone.
 */
export class MemoryDeduplicator implements IDataDeduplicator, DeduplicationStore {
	calls = 0;
	trouble: Error | undefined;
	private readonly rows = new Map<string, string>();

	async checkProcessedAndRecord(
		items: Item[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ mode, maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		if (mode !== 'entries') throw new Error(`The sandbox knows no deduplication mode "${mode}"`);
		const key = keyOf(scope, context);
		const row = await this.read(key);
		const recorded = row ?? [];
		const known = new Set(row);
		const result: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			const hash = hashOf(item);
			// What comes twice in one call is new both times, and recorded twice.
			if (!known.has(hash)) recorded.push(hash);
			(known.has(hash) ? result.processed : result.new).push(item);
		}
		if (maxEntries) recorded.splice(0, recorded.length - maxEntries);
		await this.write(key, recorded, row === undefined);
		return result;
	}

	async removeProcessed(
		items: Item[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const key = keyOf(scope, context);
		const recorded = await this.read(key);
		if (recorded === undefined) return;
		for (const hash of items.map(hashOf)) {
			const place = recorded.indexOf(hash);
			if (place !== -1) recorded.splice(place, 1);
		}
		await this.write(key, recorded, false);
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.call();
		this.rows.delete(keyOf(scope, context));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return (await this.read(keyOf(scope, context)))?.length ?? 0;
	}

	get records(): number {
		return [...this.rows.values()].reduce((sum, row) => sum + parse(row).length, 0);
	}

	forget(workflowPrefix: string): void {
		for (const key of this.rows.keys()) {
			if (key.startsWith(workflowPrefix)) this.rows.delete(key);
		}
	}

	private async call(): Promise<void> {
		this.calls += 1;
		await turn();
		if (this.trouble) throw this.trouble;
	}

	private async read(key: string): Promise<string[] | undefined> {
		await this.call();
		const row = this.rows.get(key);
		await turn();
		return row === undefined ? undefined : parse(row);
	}

	/** The database refuses a second first row of a node. */
	private async write(key: string, recorded: string[], isFirst: boolean): Promise<void> {
		await turn();
		if (isFirst && this.rows.has(key)) throw new Error('UNIQUE constraint failed');
		this.rows.set(key, JSON.stringify(recorded));
	}
}

function parse(row: string): string[] {
	return JSON.parse(row) as string[];
}

/** The database answers later than whatever is ready now. */
const turn = async () => await new Promise((resolve) => setImmediate(resolve));

function hashOf(item: Item): string {
	return createHash('md5').update(String(item)).digest('base64');
}

/** The id of a node, not its name, says whose records they are. */
function keyOf(scope: DeduplicationScope, { node, workflow }: ICheckProcessedContextData): string {
	if (!workflow.id) throw new Error('A workflow that was never saved has no records');
	if (scope !== 'node') return `${workflow.id}|`;
	if (!node) throw new Error("Scope 'node' needs a node");
	return `${workflow.id}|n:${node.id}`;
}

let store: MemoryDeduplicator | undefined;

/** Makes the deduplication helpers of nodes work. n8n-core has one store for the process. */
export async function provideDeduplication({ core }: N8n): Promise<DeduplicationStore> {
	if (store !== undefined) return store;
	store = new MemoryDeduplicator();
	await core.DataDeduplicationService.init(store);
	return store;
}
