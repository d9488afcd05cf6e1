import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../shared/contract/account';
import type { AskPage } from '../pages';
import type { Trouble } from './pageReader';

/** What a poll gives an event to go by. */
export interface Poll {
	account: Account;
	/** A field of the node, by its name. */
	field(name: string): unknown;
	/** What the user added to Options. */
	options: IDataObject;
	/** How a list of ProTexting is asked for its pages. */
	list(path: string): AskPage;
}

/** Items that start the workflow, the oldest first, and what the next poll is to know. */
export interface News<Kept> {
	items: IDataObject[];
	kept: Kept;
	/** What could not be read. */
	trouble: Trouble;
}

/** What the trigger waits for: reads the fields when it is made, and asks when it is told to. */
export interface PolledEvent<Kept extends object = object> {
	/** What the user wants to know; when that is another thing, what was kept counts no more. */
	question: unknown;
	/** The latest there is as an item, to build a workflow with. @throws Unreadable */
	latest(): Promise<IDataObject | undefined>;
	/** What the editor says when there is none. */
	nothingYet: string;
	/**
	 * What happened since the poll before; the first one gives nothing and keeps what is there.
	 * @param before what the poll before kept
	 * @throws Unreadable
	 */
	news(before: Kept | undefined): Promise<News<Kept>>;
}
