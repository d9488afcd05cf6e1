import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { findOperation, type Operation, type SubmitOperation } from './contract/operation';
import { held, refused } from './contract/outcome';
import type { Provider } from './contract/provider';
import { prepareRuns, type ProviderContext, type RunContext } from './contract/runContext';
import { noteUnprotected } from './input/duplicateKey';
import { gather, type OutputGroup } from './input/grouping';
import { ofFallback, readRecipients, type Route } from './input/readRecipients';
import { draftOf, hasLeft, holdBack, outcomeOf, type Recipient } from './input/recipient';
import { toUnitResult } from './output/campaignResult';
import { holdDryRuns } from './output/dryRun';
import { noteMessages } from './output/hints';
import { emit, show, stopError, type Emitted } from './output/outputItems';
import { faultError } from './output/ownFault';
import { logStop } from './output/stopLog';
import { inWords, tally } from './output/summary';
import { toResult } from './output/toResult';
import { ask } from './query';
import type { Cause } from './result/failure';
import { submitChain } from './submit/failover';
import { RetryLedger } from './submit/retryLedger';

/** Why no request can be made: a credential cannot be used, the first provider's or a fallback's. */
function whyUnusable([first, ...fallbacks]: readonly Route[]): Cause | undefined {
	const causes = fallbacks.map(({ run }) => run.unusable && ofFallback(run, run.unusable));
	return first?.run.unusable ?? causes.find((one) => one !== undefined);
}

/**
 * Before any request: what is invalid stops a node that is to stop; a dry run holds back, and so do
 * sending hours.
 */
function check(
	run: RunContext,
	recipients: readonly Recipient[],
	unusable: Cause | undefined,
): void {
	for (const one of recipients) {
		// What an earlier try came to stands, whatever the credential is by now.
		const isOpen = (outcomeOf(one)?.submission ?? 'rejected') === 'rejected';
		if (unusable && isOpen) holdBack(run, one, refused(unusable, { raw: {} }));
	}
	holdDryRuns(run, recipients);
	for (const one of recipients) {
		const isHeld = one.readings.some(({ draft }) => draft?.heldUntil);
		if (isHeld && !outcomeOf(one)) holdBack(run, one, held('sendingHours'));
	}
	if (run.onError !== 'stop') return;
	const invalid = recipients.filter((one) => outcomeOf(one)?.submission === 'rejected');
	// An item that cannot be read says more than those that suffer from it.
	invalid.sort((a, b) => Number(draftOf(a) !== undefined) - Number(draftOf(b) !== undefined));
	if (invalid.length === 0) return;
	// Of a retry, some may have left before.
	const problem = stopError(
		run,
		[...invalid, ...recipients.filter(hasLeft)].map((one) =>
			show(run, [one.item], toResult(run, one)),
		),
	);
	if (problem) throw problem;
}

function map(
	run: RunContext,
	{ audience }: SubmitOperation,
	units: readonly OutputGroup[],
): Emitted[] {
	return units.map((unit) => show(run, unit.items, toUnitResult(run, unit, audience)));
}

/** n8n's AI agents repeat a tool that throws: once a request has left, the result goes out instead. */
function mayThrow(run: RunContext, recipients: readonly Recipient[]): boolean {
	const asTool = run.context.isToolExecution?.() ?? false;
	return run.onError === 'stop' && !(asTool && recipients.some(hasLeft));
}

/** One sentence above the output, where it does not say so itself. */
function showHints(run: RunContext, all: readonly Emitted[]): void {
	const results = all.map(({ result }) => result);
	const counts = tally(results);
	const several = counts.accepted + counts.rejected + counts.unknown + counts.notSent > 1;
	const dryRun = results.some(({ reason }) => reason === 'dryRun') ? 'Dry run: ' : '';
	if (several || dryRun) run.hints.add(`${dryRun}${inWords(counts)}.`);
	for (const message of run.hints) {
		run.context.addExecutionHints({ message, location: 'outputPane' });
	}
}

/** Reads who is to get what, and takes away what earlier tries have done. */
async function readUnits(routes: readonly Route[], ledger: RetryLedger): Promise<OutputGroup[]> {
	const { run, operation } = routes[0] as Route;
	const recipients = ledger.recall(await readRecipients(routes));
	const units = gather(run, operation.audience, recipients);
	const all = units.flatMap((unit) => unit.recipients);
	check(run, all, whyUnusable(routes));
	noteUnprotected(
		run,
		all.flatMap((one) => draftOf(one)?.protection ?? (draftOf(one) ? [null] : [])),
	);
	noteMessages(run, all);
	return units;
}

/** The results as output items; a node that is to stop throws instead. */
function conclude(routes: readonly Route[], units: readonly OutputGroup[]): INodeExecutionData[] {
	const { run, operation } = routes[0] as Route;
	const recipients = units.flatMap((unit) => unit.recipients);
	const all = map(run, operation, units);
	logStop(run, recipients, all);
	const problem = mayThrow(run, recipients) ? stopError(run, all) : undefined;
	if (problem) throw problem;
	showHints(run, all);
	return emit(run, all);
}

function keepForRetry(ledger: RetryLedger, units: readonly OutputGroup[]): void {
	ledger.keep(units.flatMap(({ recipients }) => recipients));
}

/** The way of a message: read, recall, check, batch and submit, map, emit. */
async function send(routes: readonly Route[]): Promise<INodeExecutionData[]> {
	const { run } = routes[0] as Route;
	const ledger = new RetryLedger(run);
	const units = await readUnits(routes, ledger);
	let output: INodeExecutionData[];
	try {
		await submitChain(routes, units, ledger);
		output = conclude(routes, units);
	} catch (error) {
		keepForRetry(ledger, units);
		throw faultError(run, units, error);
	}
	// n8n takes an error in the first item for a failure of the node, and tries it again.
	if (output[0]?.json.error === undefined) ledger.clear();
	else keepForRetry(ledger, units);
	return output;
}

/** A provider that takes over, and its operation. */
export interface Fallback extends ProviderContext {
	operation: SubmitOperation;
}

/** The fallbacks that the user chose, or what is wrong with the choice. */
export interface Choice {
	fallbacks: readonly Fallback[];
	mistake?: Cause;
}

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
	throw new NodeOperationError(
		context.getNode(),
		`'${resource}: ${name}' is not an operation of this node: choose one in 'Operation'`,
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
