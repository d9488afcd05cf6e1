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

/**
 * n8n's deduplication store, in memory: n8n-core has none, the table is in the server's database.
 * Mode `entries` alone. A call is one step, where n8n's reads and then writes: two callers at the
 * same instant can both be told "new" there, never here.
 */
class MemoryDeduplicator implements IDataDeduplicator {
	private readonly records = new Map<string, string[]>();

	async checkProcessedAndRecord(
		items: Item[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const { key, entries } = this.find(scope, context, options);
		const result: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			const isKnown = entries.includes(String(item));
			(isKnown ? result.processed : result.new).push(item);
			if (!isKnown) entries.push(String(item));
		}
		const surplus = options.maxEntries === undefined ? 0 : entries.length - options.maxEntries;
		this.records.set(key, surplus > 0 ? entries.slice(surplus) : entries);
		return result;
	}

	async removeProcessed(
		items: Item[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		const { key, entries } = this.find(scope, context, options);
		const removed = new Set(items.map(String));
		this.records.set(
			key,
			entries.filter((entry) => !removed.has(entry)),
		);
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		this.records.delete(this.find(scope, context, options).key);
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<number> {
		return this.find(scope, context, options).entries.length;
	}

	forget(workflowPrefix: string): void {
		for (const key of this.records.keys()) {
			if (key.startsWith(workflowPrefix)) this.records.delete(key);
		}
	}

	private find(
		scope: DeduplicationScope,
		{ node, workflow }: ICheckProcessedContextData,
		{ mode }: ICheckProcessedOptions,
	): { key: string; entries: string[] } {
		if (mode !== 'entries') throw new Error(`The sandbox knows no deduplication mode "${mode}"`);
		const key = `${workflow.id}|${scope === 'node' ? (node?.id ?? '') : ''}`;
		return { key, entries: [...(this.records.get(key) ?? [])] };
	}
}

let store: MemoryDeduplicator | undefined;

/** Makes the deduplication helpers of nodes work. n8n-core has one store for the process. */
export async function provideDeduplication({ core }: N8n): Promise<void> {
	if (store !== undefined) return;
	store = new MemoryDeduplicator();
	await core.DataDeduplicationService.init(store);
}

/** Forgets the records of workflows whose id begins with the given text. */
export function forgetDeduplication(workflowPrefix: string): void {
	store?.forget(workflowPrefix);
}
