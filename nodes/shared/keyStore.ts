import type { IExecuteFunctions } from 'n8n-workflow';

import { Turns } from './turns';

/**
 * Records of one node that n8n keeps at most; the oldest go first. A key has one, and two more while
 * its request is under way.
 */
const mostRecords = 100_000;

/** What is to be sent once. */
export interface Key {
	/** Unique to the key and the recipient. */
	id: string;
	/** How long it is remembered, in milliseconds. */
	window: number;
}

/** `free`: not claimed before. `sent`: submitted before. `unsure`: claimed, and never settled. */
export type Standing = 'free' | 'sent' | 'unsure';

/** A key that was asked for, with the records that stand for it. */
export interface Claim {
	id: string;
	standing: Standing;
	/** When it may be forgotten; milliseconds. */
	until: number;
	/** That the key is claimed. Windows are counted from 1970: a key holds to the end of the next. */
	current: string;
	/** The same, had it been claimed in the window before. */
	previous: string;
	/** That no answer came yet. */
	open: string;
	/** Lets others in this process ask for the key. */
	release: () => void;
}

/** What became of a claim: `free` when it is certain that nothing was sent. */
interface Settled {
	claim: Claim;
	became: Standing;
}

/** n8n's store could not be used; nothing was claimed. */
export class StoreTrouble extends Error {}

interface Task {
	context: IExecuteFunctions;
	claims: Claim[];
	/** Records to be taken away. */
	removals: string[];
	trouble?: string;
}

const options = { mode: 'entries', maxEntries: mostRecords } as const;

const all = ({ current, previous, open }: Claim): string[] => [current, previous, open];

/**
 * One node's keys in n8n's deduplication store. n8n keeps hashes alone, rewrites all of them in
 * every call, loses what two calls write at once, and cannot be asked without recording. So calls
 * are made one after the other, many keys in each; a claim records the key together with a second
 * record, `open`, and that it was sent is said by taking `open` away. Whatever is cut short in the
 * middle leaves `open` behind: then the key is unsure, never free and never sent.
 */
export class KeyStore {
	/** Keys whose request is under way in this process. */
	private readonly held = new Map<string, Promise<void>>();
	/** Records that this process made, and takes away at the end of their window. */
	private aging: Array<{ until: number; records: string[] }> = [];
	/** Records that could not be taken away yet. */
	private overdue: string[] = [];
	private readonly turns = new Turns<Task>(async (tasks) => await this.work(tasks));

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
		await this.turns.take(task);
		for (const { standing, release } of claims) {
			if (task.trouble !== undefined || standing !== 'free') release();
		}
		if (task.trouble !== undefined) throw new StoreTrouble(task.trouble);
		if (this.overdue.length > 0) await this.turns.take({ context, claims: [], removals: [] });
		return claims;
	}

	/** Writes down what became of claims that were free. Never throws. */
	async settle(context: IExecuteFunctions, settled: readonly Settled[]): Promise<void> {
		const removals: string[] = [];
		for (const { claim, became } of settled) {
			if (became === 'sent') removals.push(claim.previous, claim.open);
			else if (became === 'free') removals.push(...all(claim));
			if (became === 'free') continue;
			const records = became === 'sent' ? [claim.current] : all(claim);
			this.aging.push({ until: claim.until, records });
		}
		if (removals.length > 0) await this.turns.take({ context, claims: [], removals });
		for (const { claim } of settled) claim.release();
	}

	private hold({ id, window }: Key): Claim {
		const now = Date.now();
		const count = Math.floor(now / window);
		let release = () => {};
		const ended = new Promise<void>((resolve) => (release = resolve));
		this.held.set(id, ended);
		return {
			id,
			standing: 'unsure',
			until: now + window,
			current: `${id} ${window} ${count}`,
			previous: `${id} ${window} ${count - 1}`,
			open: `${id} ${window} open`,
			release: () => {
				this.held.delete(id);
				release();
			},
		};
	}

	/** Nothing is claimed before what is to go is gone: else it could take a new claim with it. */
	private async work(tasks: Task[]): Promise<void> {
		const context = (tasks[0] as Task).context;
		this.overdue.push(...this.due(), ...tasks.flatMap(({ removals }) => removals));
		try {
			await this.remove(context);
			const claims = tasks.flatMap((task) => task.claims);
			if (claims.length > 0) await this.record(context, claims);
		} catch (error) {
			const says = error instanceof Error ? error.message : String(error);
			for (const task of tasks) task.trouble = says;
			context.logger.warn(`Duplicate protection: n8n's store cannot be used: ${says}`);
		}
	}

	/** Records whose time is over. */
	private due(): string[] {
		const now = Date.now();
		const old = this.aging.filter(({ until }) => until <= now);
		if (old.length > 0) this.aging = this.aging.filter(({ until }) => until > now);
		return old.flatMap(({ records }) => records);
	}

	/** What cannot be taken away now is in the next turn: until then it only holds more back. */
	private async remove(context: IExecuteFunctions): Promise<void> {
		if (this.overdue.length === 0) return;
		await context.helpers.removeProcessed(this.overdue, 'node', options);
		this.overdue = [];
	}

	/** Asks for keys and records them, in one call; what this records too much is to go again. */
	private async record(context: IExecuteFunctions, claims: readonly Claim[]): Promise<void> {
		const records = claims.flatMap(all);
		const answer = await context.helpers.checkProcessedAndRecord(records, 'node', options);
		const added = new Set(answer.new);
		for (const claim of claims) {
			const isFree = added.has(claim.current) && added.has(claim.previous);
			claim.standing = isFree ? 'free' : added.has(claim.open) ? 'sent' : 'unsure';
			if (!isFree) this.overdue.push(...all(claim).filter((one) => added.has(one)));
		}
	}
}

/** The stores in use in this process, by workflow and node. */
const stores = new Map<string, KeyStore>();

/** The store of the node that runs: the same for all of its executions in this process. */
export function storeOf(context: IExecuteFunctions): KeyStore {
	const name = `${context.getWorkflow().id} ${context.getNode().id}`;
	const store = stores.get(name) ?? new KeyStore();
	stores.set(name, store);
	return store;
}
