import { DueQueue } from '../lib/dueQueue';

/** What this process knows of a key that it claimed itself. */
interface SettledKey {
	name: string;
	standing: 'sent' | 'unsure';
	/** When it is to be forgotten; milliseconds. */
	until: number;
	/** What stands for it in n8n's store. */
	records: readonly string[];
}

/**
 * The keys that this process has settled, until their windows end. They are bounded: of too many,
 * those whose windows end first are dropped, which n8n's store keeps until the end of their next
 * window, as after a restart. Adding one and forgetting one take logarithmic time.
 */
export class SettledKeys {
	private readonly byName = new Map<string, SettledKey>();
	private readonly queue = new DueQueue<SettledKey>();

	/** @param most how many are kept */
	constructor(private readonly most: number) {}

	/** How many are kept. */
	get size(): number {
		return this.byName.size;
	}

	get(name: string): SettledKey | undefined {
		return this.byName.get(name);
	}

	/** Keeps a key; of too many, one that is due before the others goes. */
	add(key: SettledKey): void {
		this.byName.set(key.name, key);
		this.queue.push(key);
		if (this.queue.size > this.most) this.forget(this.queue.takeDue(Infinity));
	}

	/**
	 * Forgets keys whose windows are over: the named ones, and of the others at most so many.
	 * @returns their records
	 */
	takeDue(names: readonly string[], most: number): string[] {
		const now = Date.now();
		const records: string[] = [];
		const take = (key: SettledKey | undefined) => {
			for (const record of this.forget(key)) records.push(record);
		};
		for (const name of names) {
			const key = this.byName.get(name);
			if (key && key.until <= now) take(key);
		}
		for (let taken = 0; taken < most; taken++) {
			const key = this.queue.takeDue(now);
			if (!key) break;
			take(key);
		}
		return records;
	}

	/** A name that was forgotten, and perhaps settled anew, still has its old place in the queue. */
	private forget(key: SettledKey | undefined): readonly string[] {
		if (!key || this.byName.get(key.name) !== key) return [];
		this.byName.delete(key.name);
		return key.records;
	}
}
