import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { DeduplicationItemTypes } from 'n8n-workflow';

import { MemoryDeduplicator } from '../../sandbox/engine/deduplication.mts';

export type Standing = 'free' | 'sent' | 'unsure';
type Item = DeduplicationItemTypes;

export interface Claim {
	standing: Standing;
}

/** As `nodes/shared/deduplication/deduplicationStore.ts` has it: each is the memory of one n8n process. */
interface DeduplicationStore {
	claim(context: object, keys: Array<{ id: string; window: number }>): Promise<Claim[]>;
	settle(context: object, settled: Array<{ claim: Claim; became: Standing }>): Promise<void>;
}

export const { DeduplicationStore } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/deduplication/deduplicationStore.js',
) as { DeduplicationStore: new () => DeduplicationStore };

export const hour = 3_600_000;

/** Which calls of n8n's store fail, counted from 1, and whether n8n has written by then. */
export interface Outage {
	from: number;
	to: number;
	moment: 'before' | 'after';
}

/** One row of n8n's table, as the nodes of all processes see it. */
export class Table {
	readonly store = new MemoryDeduplicator();
	/** Calls since the outage was set. */
	calls = 0;
	private outage: Outage | undefined;

	fail(outage: Outage): void {
		this.calls = 0;
		this.outage = outage;
	}

	heal(): void {
		this.outage = undefined;
	}

	/** What a node that runs finds of it. */
	get context(): object {
		const about = { node: { id: 'node' }, workflow: { id: 'workflow' } } as never;
		const options = { mode: 'entries', maxEntries: 100_000 } as const;
		const helpers = {
			checkProcessedAndRecord: async (items: Item[]) =>
				await this.call(() => this.store.checkProcessedAndRecord(items, 'node', about, options)),
			removeProcessed: async (items: Item[]) =>
				await this.call(() => this.store.removeProcessed(items, 'node', about)),
			getProcessedDataCount: async () =>
				await this.call(() => this.store.getProcessedDataCount('node', about)),
		};
		return { helpers, logger: { warn: () => {} } };
	}

	private async call<T>(make: () => Promise<T>): Promise<T> {
		const { from, to, moment } = this.outage ?? { from: 0, to: 0, moment: 'before' };
		this.calls += 1;
		const fails = this.calls >= from && this.calls <= to;
		if (fails && moment === 'before') throw new Error('the database is gone');
		const answer = await make();
		if (fails) throw new Error('the database has written, but its answer is lost');
		return answer;
	}
}

/** An n8n process: a new one knows nothing but what is in the table. */
export function processOf(table: Table) {
	const keys = new DeduplicationStore();
	const ask = async (id: string, window = hour) => {
		const [claim] = await keys.claim(table.context, [{ id, window }]);
		assert.ok(claim);
		return claim;
	};
	const settle = async (claim: Claim, became: Standing) =>
		await keys.settle(table.context, [{ claim, became }]);
	/** Asks for a key and settles it as sent, if it is free. */
	const send = async (id: string, window?: number) => {
		const claim = await ask(id, window);
		if (claim.standing === 'free') await settle(claim, 'sent');
		return claim.standing;
	};
	return { keys, ask, settle, send };
}
