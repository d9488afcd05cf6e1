import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { keepQuestion, onlyOne, prepareQuestion, waitForResponse } from './conversation/ask';
import { findOperation, type Operation, type SubmitOperation } from './contract/operation';
import type { Provider } from './contract/provider';
import { prepareRuns, type ProviderContext, type RunContext } from './contract/runContext';
import { gather, type OutputGroup } from './input/grouping';
import { holdOutsideHours, holdUnusable } from './input/holdUnsendable';
import { readRecipients, type Route } from './input/readRecipients';
import { settleHours } from './input/recipientHours';
import { hasLeft, type Recipient } from './input/recipient';
import { holdSuppressed } from './input/suppression';
import { toUnitResult } from './output/campaignResult';
import { holdDryRuns } from './output/dryRun';
import { noteMessages, noteUnprotected, showHints } from './output/hints';
import { emit, show, stopError, stopOnInvalid, type Emitted } from './output/outputItems';
import { faultError } from './output/ownFault';
import { logStop } from './output/stopLog';
import { ask } from './query';
import type { Cause } from './result/failure';
import { submitChain } from './submit/failover';
import { RetryLedger } from './submit/retryLedger';

/** n8n's AI agents repeat a tool that throws: once a request has left, the result goes out instead. */
function mayThrow(run: RunContext, recipients: readonly Recipient[]): boolean {
	const asTool = run.context.isToolExecution?.() ?? false;
	return run.onError === 'stop' && !(asTool && recipients.some(hasLeft));
}

/** The results as output items; a node that is to stop throws instead. */
function toOutput(
	run: RunContext,
	operation: SubmitOperation,
	groups: readonly OutputGroup[],
): INodeExecutionData[] {
	const { audience } = operation;
	const recipients = groups.flatMap((group) => group.recipients);
	const all = groups.map((group) => show(run, group.items, toUnitResult(run, group, audience)));
	logStop(run, recipients, all);
	const problem = mayThrow(run, recipients) ? stopError(run, all) : undefined;
	if (problem) throw problem;
	return put(run, operation, all);
}

/** The notes above the output, and the output. A question has the send's result beside its response. */
function put(
	run: RunContext,
	{ awaitsResponse }: SubmitOperation,
	all: readonly Emitted[],
): INodeExecutionData[] {
	showHints(
		run,
		all.map(({ result }) => result),
	);
	return emit(run, all, awaitsResponse ? 'message' : undefined);
}

/** The way of a message, stage by stage. */
async function send(routes: readonly Route[]): Promise<INodeExecutionData[]> {
	const { run, operation } = routes[0] as Route;
	const ledger = new RetryLedger(run);
	const asking = operation.awaitsResponse ? prepareQuestion(routes) : undefined;
	const all = gather(run, operation.audience, ledger.recall(await readRecipients(routes)));
	const groups = asking ? onlyOne(run, all) : all;
	const recipients = groups.flatMap((group) => group.recipients);
	holdUnusable(routes, recipients);
	holdSuppressed(routes, recipients);
	settleHours(routes, groups);
	holdDryRuns(run, recipients);
	holdOutsideHours(run, recipients);
	stopOnInvalid(run, recipients);
	noteUnprotected(run, recipients);
	noteMessages(run, operation, recipients);
	let output: INodeExecutionData[];
	try {
		const question = asking && keepQuestion(run, asking, groups);
		await submitChain(routes, groups, ledger);
		const waiting = await waitForResponse(run, question, groups);
		output = waiting ? put(run, operation, waiting) : toOutput(run, operation, groups);
	} catch (error) {
		ledger.keep(recipients);
		throw faultError(run, groups, error);
	}
	// n8n takes an error in the first item for a failure of the node, and tries it again.
	if (output[0]?.json.error === undefined) ledger.clear();
	else ledger.keep(recipients);
	return output;
}

/** A provider to fall back to, and its operation. */
export interface Fallback extends ProviderContext {
	operation: SubmitOperation;
}

/** The fallbacks that the user chose, or what is wrong with the choice. */
export interface Choice {
	fallbacks: readonly Fallback[];
	mistake?: Cause;
}

/** What n8n itself adds to the drop-downs of a node that has a credential. */
const customCall = '__CUSTOM_API_CALL__';

const insteadOfCustomCall =
	"This node can't make a custom API call. Add an HTTP Request node, set 'Authentication' to Predefined Credential Type, and choose this node's credential.";

/** The operation that the user chose. @throws NodeOperationError when there is none such */
export function chosenOperation(
	context: IExecuteFunctions,
	operations: readonly Operation[],
): Operation {
	const resource = context.getNodeParameter('resource', 0);
	// A provider that has not the resource shows no operation of it.
	const name = context.getNodeParameter('operation', 0, '');
	const operation = findOperation(operations, resource, name);
	if (operation) return operation;
	if (resource === customCall || name === customCall) {
		throw new NodeOperationError(context.getNode(), insteadOfCustomCall);
	}
	throw new NodeOperationError(
		context.getNode(),
		`'${resource}: ${name}' is not an operation of this node: choose an operation in 'Operation'`,
	);
}

/** Runs an operation over all items, with the fallbacks that may take over. */
export async function perform(
	operation: Operation,
	way: ProviderContext,
	{ fallbacks, mistake }: Choice,
): Promise<INodeExecutionData[][]> {
	const name = `${operation.resource}.${operation.operation}`;
	const start = await prepareRuns([way, ...fallbacks], name);
	const run = start(way);
	if (operation.kind === 'ask') return [await ask(run, operation)];
	if (mistake) run.unusable = mistake;
	const others = fallbacks.map((one) => ({ run: start(one), operation: one.operation }));
	return [await send([{ run, operation }, ...others])];
}

/**
 * What the node of one provider does: finds the operation that the user chose, and runs it over
 * all items.
 * @throws NodeOperationError | NodeApiError when the node is to stop on an error
 */
export async function execute(
	context: IExecuteFunctions,
	provider: Provider,
	operations: readonly Operation[],
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, operations);
	return await perform(operation, { context, provider }, { fallbacks: [] });
}
