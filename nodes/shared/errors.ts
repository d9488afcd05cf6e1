import { NodeApiError, NodeOperationError, type INodeExecutionData } from 'n8n-workflow';

import { advice, type Cause } from './failure';
import type { Surroundings } from './run';

/**
 * The error of a node that stops.
 * @param item the input item it belongs to
 * @param account one sentence on what became of the rest
 */
export function nodeError(
	run: Surroundings,
	why: Cause,
	item: number,
	account: string,
): NodeApiError | NodeOperationError {
	const message = run.redact(`${why.message} [Item ${item}]`);
	const description = run.redact(`${advice[why.kind]} ${account}`.trim());
	const node = run.context.getNode();
	if (why.kind === 'invalidInput') {
		return new NodeOperationError(node, message, { description, itemIndex: item });
	}
	const httpCode = why.code === null ? {} : { httpCode: why.code };
	return new NodeApiError(
		node,
		{ message, description },
		{ message, description, itemIndex: item, ...httpCode },
	);
}

/** A failure that belongs to an item as a whole, in the shape that the error setting asks for. */
export function failedItem(run: Surroundings, why: Cause, item: number): INodeExecutionData {
	const failure = { ...why, retrySafe: true };
	const details = { provider: run.provider.name, operation: run.operation, failure };
	return {
		json: run.onError === 'errorOutput' ? { error: why.message, details } : details,
		pairedItem: { item },
	};
}
