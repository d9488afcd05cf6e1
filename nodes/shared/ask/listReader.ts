import { sleep, type IDataObject } from 'n8n-workflow';

import type { Account } from '../contract/account';
import type { RecordList } from '../contract/recordList';
import type { ProviderRequest } from '../contract/request';
import { Unreadable, valueOf, type ProviderResponse } from '../contract/response';
import { contentOf, isNothing } from '../http/page';
import { asObject } from '../lib/data';
import { fingerprint } from '../lib/fingerprint';

/** Records that are read at one go; n8n does its other work in between. */
const atOnce = 500;

/** An entry that is no record at all. */
const noRecord = "the list contains an entry that isn't a record";
/** One that none of our readers can make anything of. */
const unknownForm = 'the list contains an entry in an unknown format';

/**
 * A list that is being read, page by page. While that goes on, records come in and push others to
 * the next page: each is returned once. One that cannot be read is left out and counted.
 */
export class ListReading<Input> {
	readonly items: IDataObject[] = [];
	/** How many records could not be read. */
	unread = 0;
	/** Why the first of them could not. */
	why: string | undefined;
	private pages = 0;
	/** How many records the user does not want. */
	private unwanted = 0;
	private total: number | undefined;
	/** By identity: how many of them the page has that has most of them. */
	private readonly known = new Map<string, number>();
	private before: string | undefined;

	constructor(
		private readonly list: RecordList<Input>,
		private readonly input: Input,
		private readonly account: Account,
		/** How many records the user wants. */
		private readonly most: number,
	) {}

	/** The request for the next page. */
	request(): ProviderRequest {
		return this.list.request(this.pages, this.input, this.account);
	}

	/** Whether a response of this status may be the end of the list. */
	mayEnd(status: number | undefined): boolean {
		return status === 404 && this.pages > 0;
	}

	/**
	 * Reads the next page.
	 * @returns whether there is another to ask for
	 * @throws Unreadable when the response has no such list, or nothing in it could be read
	 */
	async take(answer: ProviderResponse): Promise<boolean> {
		const page = this.pages++;
		if (page > 0 && isNothing(answer)) return false;
		// No content, and said so: a list without entries.
		if (answer.status === 204 && answer.body.form === 'empty') return false;
		const entries = this.list.entries(valueOf(answer));
		if (!entries) throw new Unreadable(this.list.missing);
		this.total = this.list.total?.(answer) ?? this.total;
		if (this.isRepeated(answer, page)) return false;
		const isNew = await this.takeAll(entries);
		if (this.isEnough() || entries.length === 0) return false;
		// A page without anything new is one of those before, unless it says which it is.
		if (!isNew && this.list.pageOf?.(answer) === undefined) return false;
		return this.list.hasNext?.(answer, page) ?? false;
	}

	/** @throws Unreadable when there were records and none of them could be read */
	finish(): void {
		if (this.items.length === 0 && this.why !== undefined) throw new Unreadable(this.why);
	}

	/** How many records there are, when fewer came than the provider counts; undefined otherwise. */
	get counted(): number | undefined {
		const isShort =
			this.total !== undefined && this.items.length + this.unread + this.unwanted < this.total;
		return isShort && !this.isEnough() ? this.total : undefined;
	}

	private isEnough(): boolean {
		return this.items.length >= Math.floor(this.most);
	}

	/** By what the response says, or by its content: two pages of hidden digits may read the same. */
	private isRepeated(answer: ProviderResponse, page: number): boolean {
		const stated = this.list.pageOf?.(answer);
		if (stated !== undefined) return page > 0 && stated < page;
		// Another page is asked for only where there may be one: the content of a single one is not needed.
		const content = this.list.hasNext ? contentOf(answer) : undefined;
		const isSame = page > 0 && content === this.before;
		this.before = content;
		return isSame;
	}

	/** @returns whether there was anything that earlier pages did not have */
	private async takeAll(entries: readonly unknown[]): Promise<boolean> {
		const onPage = new Map<string, number>();
		let isNew = false;
		for (const [place, entry] of entries.entries()) {
			if (this.isEnough()) break;
			if (place % atOnce === atOnce - 1) await sleep(0);
			const record = asObject(entry);
			if (record && this.list.isWanted?.(record, this.input, this.account) === false) {
				this.unwanted++;
				isNew = true;
				continue;
			}
			const item = record && this.read(record);
			if (!record) this.leaveOut(noRecord);
			if (!record || !item || this.isKnown(record, onPage)) continue;
			this.items.push(item);
			isNew = true;
		}
		return isNew;
	}

	/** A record as an output item; undefined when it cannot be read, whatever is wrong with it. */
	private read(record: IDataObject): IDataObject | undefined {
		try {
			return this.list.item(record, this.input, this.account);
		} catch (error) {
			this.leaveOut(error instanceof Unreadable ? error.message : unknownForm);
			return undefined;
		}
	}

	private leaveOut(why: string): void {
		this.unread++;
		this.why ??= why;
	}

	/** Records without an identity are taken as often as the page has them that has most of them. */
	private isKnown(record: IDataObject, onPage: Map<string, number>): boolean {
		const identity = this.list.identity(record);
		if (identity === null) return false;
		const name = identity ?? fingerprint(record);
		const known = this.known.get(name) ?? 0;
		if (identity !== undefined) {
			this.known.set(name, 1);
			return known > 0;
		}
		const count = (onPage.get(name) ?? 0) + 1;
		onPage.set(name, count);
		if (count <= known) return true;
		this.known.set(name, count);
		return false;
	}
}
