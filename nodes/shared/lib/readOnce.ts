import type { IExecuteFunctions } from 'n8n-workflow';

import { withParameters } from './contextView';

/**
 * The node with parameters that keep their value while one item is read. An expression such as
 * `{{ $now }}` or a random code gives another value each time it is worked out, but all providers
 * of a chain are to send one text to one phone.
 */
export function readOnce(context: IExecuteFunctions): IExecuteFunctions {
	let values = new Map<string, unknown>();
	let current = -1;
	return withParameters(context, (path, item, otherwise, how) => {
		if (how !== undefined) return context.getNodeParameter(path, item, otherwise, how);
		if (item !== current) {
			values = new Map();
			current = item;
		}
		if (!values.has(path)) values.set(path, context.getNodeParameter(path, item, otherwise));
		return values.get(path);
	});
}
