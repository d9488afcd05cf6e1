import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/lib/data';
import { fingerprint } from '../../shared/lib/fingerprint';

/** What a trigger that polls knows from the poll before, and how it leaves that to the next. */
export interface Keeping<State> {
	/** Undefined the first time, and when what is asked for is another thing now. */
	before: State | undefined;
	/** @returns false when another poll was done meanwhile: then it has told what there is to tell */
	keep(state: State): boolean;
}

/**
 * The state of one event in a node's static data, which n8n stores. n8n starts a poll when its time
 * has come, also while the one before still waits for an answer: both know the same from before,
 * and only the one that is done first may leave something.
 * @param data the node's static data
 * @param of what the state is of: account, filters; with another, all begins anew
 */
export function keeping<State extends object>(
	data: IDataObject,
	event: string,
	of: unknown,
): Keeping<State> {
	const found = data[event];
	const { of: name, state } = asObject(found) ?? {};
	const own = fingerprint(of);
	return {
		before: name === own ? (asObject(state) as State | undefined) : undefined,
		keep: (next) => {
			if (data[event] !== found) return false;
			data[event] = { of: own, state: next as IDataObject };
			return true;
		},
	};
}
