import type { IDataObject } from 'n8n-workflow';

import type { NodeUnderTest } from '../../../sandbox/engine/engine.mts';
import type { Counts } from '../dimensions/accounts.mts';

/** Where a process kills itself; the others are killed by the test. */
export type Point = 'after the claim' | 'before the request' | 'before the key is settled';

/** What a process is to do. */
export interface Job {
	/** The file with what outlives the process. */
	state: string;
	node: NodeUnderTest;
	items: IDataObject[];
	port: number;
	/** Where to end, if anywhere. */
	point?: Point;
	/** Retry the execution that was cut short, and after it run a new one; run a new one alone. */
	how: 'run' | 'retry' | 'retry, then run';
}

/** What outlives a process: n8n keeps the one with the execution, the other in its database. */
export interface State {
	/** The context of each node of the execution. */
	contextData: IDataObject;
	/** The rows of the store of duplicate keys. */
	rows: Array<[string, string]>;
}

/** How one execution ended. */
export interface Ended {
	status: string;
	counts: Counts | null;
	message: string;
}
