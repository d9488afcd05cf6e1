import type { IDataObject } from 'n8n-workflow';

import type { Account } from './account';
import type { ProviderRequest } from './request';
import type { ProviderResponse } from './response';

/** A list of a provider, and what an operation makes of its records. Pages count from 0. */
export interface RecordList<Input = unknown> {
	request(page: number, input: Input, account: Account): ProviderRequest;
	/** The entries of a page; undefined when the response has no such list. */
	entries(value: unknown): readonly unknown[] | undefined;
	/** What is wrong with a response that has no such list: `the response is not a list`. */
	missing: string;
	/** What no two records share; undefined: their whole content; null: two may read the same. */
	identity(record: IDataObject): string | null | undefined;
	/** Whether the user wants a record; where the provider's own filter may let others through. */
	isWanted?(record: IDataObject, input: Input, account: Account): boolean;
	/** A record as an output item. @throws Unreadable */
	item(record: IDataObject, input: Input, account: Account): IDataObject;
	/** Whether another page follows this one; a list without it has one page. */
	hasNext?(answer: ProviderResponse, page: number): boolean;
	/** Which page a response says it is; undefined when it does not. */
	pageOf?(answer: ProviderResponse): number | undefined;
	/** How many records a response says there are; undefined when it does not. */
	total?(answer: ProviderResponse): number | undefined;
}
