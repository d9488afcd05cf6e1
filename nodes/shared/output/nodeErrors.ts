import { NodeApiError, NodeOperationError, type INodeExecutionData } from 'n8n-workflow';

import type { RunContext } from '../contract/runContext';
import { omit } from '../lib/omit';
import { adviceOn, type Cause } from '../result/failure';
import { withoutSecrets } from '../result/withoutSecrets';
import { toErrorOutput } from './errorOutput';

/**
 * The error of a node that stops. n8n adds the item to the message by itself. A low-level code stays out: n8n would put its own sentence
 * in the place of ours, and some of those advise to send again.
 * @param item the input item it belongs to
 * @param next what a person can do; the advice for this kind of failure unless given
 * @param account what became of the rest
 */
export function nodeError(
	run: RunContext,
	why: Cause,
	item: number,
	account: string,
	next = adviceOn(why),
): NodeApiError | NodeOperationError {
	const { message } = withoutSecrets(why, run.redact);
	const description = `${next} ${account}`.trim();
	const node = run.context.getNode();
	const about = { message, description, itemIndex: item };
	if (why.kind === 'invalidInput') return new NodeOperationError(node, message, about);
	return new NodeApiError(node, { message, description }, about);
}

/**
 * A question that failed, in the shape that the error setting asks for.
 * @param id what was asked for, where one thing was
 */
export function failedItem(
	run: RunContext,
	why: Cause,
	item: number,
	id: string | null,
): INodeExecutionData {
	const known = withoutSecrets(why, run.redact);
	const failure = { ...omit(known, 'words', 'isForeignField'), retrySafe: true, maybeSent: false };
	const { name: provider } = run.provider;
	const details = { provider, operation: run.operation, ...(id === null ? {} : { id }), failure };
	const pairedItem = { item };
	if (run.onError === 'errorOutput') return toErrorOutput(failure.message, details, pairedItem);
	return { json: details, pairedItem };
}
