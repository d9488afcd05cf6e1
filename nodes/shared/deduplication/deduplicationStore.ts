import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import { CoalescingQueue } from '../lib/coalescingQueue';
import { claimOf, recordsOf, type Claim, type Key, type Settled } from './claim';
import { KeyRecords } from './keyRecords';
import { SettledKeys } from './settledKeys';

/**
 * Records of one node that n8n keeps at most; the oldest go first. A key has one, and two more while
 * its request is under way, which do not count.
 */
const mostRecords = 100_000;

/** n8n's store could not be used; nothing was claimed. */
export class StoreTrouble extends Error {}

interface Task {
	context: IExecuteFunctions;
	claims: Claim[];
	/** Records to be taken away. */
	removals: string[];
	trouble?: string;
}

/** Keys that are forgotten in one turn at most, beside those that are asked for. */
const mostForgotten = 1_000;

/** How long to wait before a release that failed is tried again; milliseconds. */
const pauses = [100, 500] as const;

/**
 * One node's keys in n8n's deduplication store. n8n keeps hashes alone, rewrites all of them in
 * every call, loses what two calls write at once, and cannot be asked without recording. So calls
 * are made one after the other, many keys in each; a claim records the key together with a second
 * record, `open`, and that it was sent is said by taking `open` away. Whatever is cut short in the
 * middle leaves `open` behind: then the key is unsure, never free and never sent.
 *
 * The store may fail at any call, before it has written or after. While n8n runs, this process
 * knows what it settled itself, and what it could not take away is taken away before the next
 * claim: a key that was sent is never free, and one that was refused is free again. After a restart
 * only n8n's records count. A key is then unsure that was claimed and not settled, also when its
 * message was refused or accepted but the store failed to the end; it is free when its window and
 * the next are over.
 */
export class DeduplicationStore {
	/** Keys whose request is under way in this process. */
	private readonly held = new Map<string, Promise<void>>();
	private readonly settled = new SettledKeys(mostRecords);
	private readonly records = new KeyRecords(this.settled, mostRecords);
	private readonly turns = new CoalescingQueue<Task>(async (tasks) => await this.work(tasks));

	/**
	 * Claims keys, each named once. Where a request for one of them is under way in this process,
	 * its end is awaited first. Those that come out as `free` are to be settled.
	 * @throws StoreTrouble: then nothing may be sent
	 */
	async claim(context: IExecuteFunctions, keys: readonly Key[]): Promise<Claim[]> {
		const heldNow = () => keys.flatMap(({ id }) => this.held.get(id) ?? []);
		// Nothing is held while waiting, so nobody waits for each other.
		for (let others = heldNow(); others.length > 0; others = heldNow()) await Promise.all(others);
		const claims = keys.map((key) => this.hold(key));
		const task: Task = { context, claims, removals: [] };
		await this.turn(task);
		for (const { standing, release } of claims) {
			if (task.trouble !== undefined || standing !== 'free') release();
		}
		if (task.trouble !== undefined) throw new StoreTrouble(task.trouble);
		if (this.records.isRemovalDue) await this.turn({ context, claims: [], removals: [] });
		return claims;
	}

	/**
	 * Writes down what became of claims that were free. Never throws: what fails is tried again, at
	 * once and then before each later claim of this process.
	 */
	async settle(context: IExecuteFunctions, settled: readonly Settled[]): Promise<void> {
		const removals = settled.flatMap(({ claim, became }) => this.note(claim, became));
		if (removals.length > 0) {
			let task: Task = { context, claims: [], removals };
			await this.turn(task);
			for (const pause of pauses) {
				if (task.trouble === undefined) break;
				await sleep(pause);
				task = { context, claims: [], removals: [] };
				await this.turn(task);
			}
		}
		for (const { claim } of settled) claim.release();
	}

	/** Remembers what became of a claim. @returns the records that are to go */
	private note(claim: Claim, became: Settled['became']): string[] {
		if (became === 'free') return recordsOf(claim);
		const records = became === 'sent' ? [claim.current] : recordsOf(claim);
		this.settled.add({ name: claim.name, standing: became, until: claim.until, records });
		return became === 'sent' ? [claim.previous, claim.open] : [];
	}

	private hold(key: Key): Claim {
		let end = () => {};
		const ended = new Promise<void>((resolve) => (end = resolve));
		this.held.set(key.id, ended);
		return claimOf(key, () => {
			this.held.delete(key.id);
			end();
		});
	}

	/** A turn always ends: whoever waited for it would hold the keys for good. */
	private async turn(task: Task): Promise<void> {
		try {
			await this.turns.take(task);
		} catch (error) {
			task.trouble ??= messageOf(error);
		}
	}

	/** Nothing is claimed before what is to go is gone: else it could take a new claim with it. */
	private async work(tasks: Task[]): Promise<void> {
		const context = (tasks[0] as Task).context;
		const claims = tasks.flatMap((task) => task.claims);
		const names = claims.map(({ name }) => name);
		for (const { removals } of tasks) this.records.drop(removals);
		this.records.drop(this.settled.takeDue(names, mostForgotten));
		try {
			await this.records.remove(context);
			if (claims.length > 0) await this.records.ask(context, claims, this.held.size);
		} catch (error) {
			const says = messageOf(error);
			for (const task of tasks) task.trouble = says;
			context.logger.warn(`Duplicate protection: n8n's store can't be used: ${says}`);
		}
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** The stores in use in this process, by workflow and node. */
const stores = new Map<string, DeduplicationStore>();

/** The store of the node that runs: the same for all of its executions in this process. */
export function storeOf(context: IExecuteFunctions): DeduplicationStore {
	const name = `${context.getWorkflow().id} ${context.getNode().id}`;
	const store = stores.get(name) ?? new DeduplicationStore();
	stores.set(name, store);
	return store;
}
