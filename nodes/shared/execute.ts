import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { ask } from './ask';
import { ofFallback, readChain, recallChain, submitChain, type Route } from './chain';
import { gather, type Unit } from './campaign';
import { toUnitResult } from './campaignResult';
import { emit, show, stopError, type Emitted } from './emit';
import type { Entry } from './entry';
import type { Cause } from './failure';
import { chooseFallbacks, type Choice } from './fallbacks';
import { Memory } from './memory';
import { noteMessages } from './notes';
import { findOperation, type Offer } from './offer';
import { held, refused, type Operation, type Provider, type SubmitOperation } from './operation';
import { holdDryRuns } from './preview';
import { noteUnprotected } from './protection';
import { prepareRuns, type Run, type Way } from './run';
import { toResult } from './settle';
import { logStop } from './stop';
import { inWords, tally } from './tally';

/** Why no request can be made: a credential cannot be used, the first provider's or a fallback's. */
function whyUnusable({ run }: Route, fallbacks: readonly Route[]): Cause | undefined {
	const causes = fallbacks.map(({ run: one }) => one.unusable && ofFallback(one, one.unusable));
	return run.unusable ?? causes.find((one) => one !== undefined);
}

/** Whether it was taken, or may have been. */
function hasLeft({ outcome }: Entry): boolean {
	return outcome?.submission === 'accepted' || outcome?.submission === 'unknown';
}

/**
 * Before any request: what is invalid stops a node that is to stop; a dry run holds back, and so do
 * sending hours.
 */
function check(run: Run, entries: readonly Entry[], unusable: Cause | undefined): void {
	for (const entry of entries) {
		// What an earlier try came to stands, whatever the credential is by now.
		const isOpen = !entry.outcome || entry.outcome.submission === 'rejected';
		if (unusable && isOpen) entry.outcome = refused(unusable, { raw: {} });
	}
	holdDryRuns(run, entries);
	for (const entry of entries) {
		if (entry.draft?.heldUntil) entry.outcome ??= held('sendingHours');
	}
	if (run.onError !== 'stop') return;
	const invalid = entries.filter(({ outcome }) => outcome?.submission === 'rejected');
	// An item that cannot be read says more than those that suffer from it.
	invalid.sort((a, b) => Number(a.draft !== undefined) - Number(b.draft !== undefined));
	if (invalid.length === 0) return;
	// Of a retry, some may have left before.
	const problem = stopError(
		run,
		[...invalid, ...entries.filter(hasLeft)].map((entry) =>
			show(run, [entry.item], toResult(run, entry)),
		),
	);
	if (problem) throw problem;
}

function map(run: Run, { audience }: SubmitOperation, units: readonly Unit[]): Emitted[] {
	return units.map((unit) => show(run, unit.items, toUnitResult(run, unit, audience)));
}

/** n8n's AI agents repeat a tool that throws: once a request has left, the result goes out instead. */
function mayThrow(run: Run, entries: readonly Entry[]): boolean {
	const asTool = run.context.isToolExecution?.() ?? false;
	return run.onError === 'stop' && !(asTool && entries.some(hasLeft));
}

/** One sentence above the output, where it does not say so itself. */
function showHints(run: Run, all: readonly Emitted[]): void {
	const results = all.map(({ result }) => result);
	const counts = tally(results);
	const several = counts.accepted + counts.rejected + counts.unknown + counts.notSent > 1;
	const dryRun = results.some(({ reason }) => reason === 'dryRun') ? 'Dry run: ' : '';
	if (several || dryRun) run.hints.add(`${dryRun}${inWords(counts)}.`);
	const hints = [...run.hints].map((message) => ({
		message: run.redact(message),
		location: 'outputPane' as const,
	}));
	for (const hint of hints) run.context.addExecutionHints(hint);
}

/** The way of a message: read, recall, check, batch and submit, map, emit. */
async function send(first: Route, fallbacks: readonly Route[]): Promise<INodeExecutionData[]> {
	const { run, operation } = first;
	const routes = [first, ...fallbacks];
	const units = gather(run, operation.audience, await readChain(first, fallbacks));
	const entries = units.flatMap((unit) => unit.entries);
	recallChain(routes, entries);
	check(run, entries, whyUnusable(first, fallbacks));
	noteUnprotected(
		run,
		entries.flatMap(({ draft }) => (draft ? [draft.protection] : [])),
	);
	noteMessages(run, entries);

	await submitChain(routes, units);

	const all = map(run, operation, units);
	logStop(run, entries, all);
	const problem = mayThrow(run, entries) ? stopError(run, all) : undefined;
	if (problem) throw problem;
	showHints(run, all);
	const output = emit(run, all);
	// n8n takes an error in the first item for a failure of the node, and tries it again.
	if (output[0]?.json.error === undefined) new Memory(run).clear();
	return output;
}

/** The operation that the user chose. @throws NodeOperationError when the provider has none such */
function chosenOperation(context: IExecuteFunctions, offer: Offer): Operation {
	const resource = context.getNodeParameter('resource', 0);
	// A provider that has not the resource shows no operation of it.
	const name = context.getNodeParameter('operation', 0, '');
	const operation = findOperation(offer, resource, name);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`'${resource}: ${name}' is not an operation of this node: choose one in 'Operation'`,
	);
}

/** Runs an operation over all items, with the fallbacks that may take over. */
async function perform(
	operation: Operation,
	way: Way,
	{ fallbacks, mistake }: Choice,
): Promise<INodeExecutionData[][]> {
	const name = `${operation.resource}.${operation.operation}`;
	const start = await prepareRuns([way, ...fallbacks], name);
	const run = start(way);
	if (operation.kind === 'ask') return [await ask(run, operation)];
	if (mistake) run.unusable = mistake;
	const others = fallbacks.map((one) => ({ run: start(one), operation: one.operation }));
	return [await send({ run, operation }, others)];
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
	const operation = chosenOperation(context, { provider, operations });
	return await perform(operation, { context, provider }, { fallbacks: [] });
}

/** The same for a node in which the provider is a parameter, and others may take over. */
export async function executeChosen(
	context: IExecuteFunctions,
	offers: readonly Offer[],
): Promise<INodeExecutionData[][]> {
	const name = context.getNodeParameter('provider', 0);
	const offer = offers.find(({ provider }) => provider.name === name);
	if (!offer) {
		throw new NodeOperationError(context.getNode(), `'${name}' is not a provider of this node`);
	}
	const operation = chosenOperation(context, offer);
	const choice = chooseFallbacks(context, offers, offer, operation);
	return await perform(operation, { context, provider: offer.provider }, choice);
}
