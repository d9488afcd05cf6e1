import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { ask } from './ask';
import { gather, type Unit } from './campaign';
import { toUnitResult } from './campaignResult';
import { emit, show, stopError, type Emitted } from './emit';
import { readEntries, type Entry } from './entry';
import { Memory } from './memory';
import { noteMessages } from './notes';
import { held, refused, type Operation, type Provider, type SubmitOperation } from './operation';
import { holdDryRuns } from './preview';
import { noteUnprotected } from './protection';
import { startRun, type Run } from './run';
import { toResult } from './settle';
import { logStop } from './stop';
import { submit } from './submit';
import { inWords, tally } from './tally';

/**
 * Before any request: what is invalid stops a node that is to stop; a dry run holds back, and so do
 * sending hours.
 */
function check(run: Run, entries: readonly Entry[]): void {
	for (const entry of entries) {
		if (run.unusable) entry.outcome = refused(run.unusable, { raw: {} });
	}
	holdDryRuns(run, entries);
	for (const entry of entries) {
		if (entry.draft?.heldUntil) entry.outcome ??= held('sendingHours');
	}
	if (run.onError !== 'stop') return;
	const invalid = entries.filter(({ outcome }) => outcome?.submission === 'rejected');
	// An item that cannot be read says more than those that suffer from it.
	invalid.sort((a, b) => Number(a.draft !== undefined) - Number(b.draft !== undefined));
	const problem = stopError(
		run,
		invalid.map((entry) => show(run, [entry.item], toResult(run, entry))),
	);
	if (problem) throw problem;
}

function map(run: Run, { audience }: SubmitOperation, units: readonly Unit[]): Emitted[] {
	return units.map((unit) => show(run, unit.items, toUnitResult(run, unit, audience)));
}

/** n8n's AI agents repeat a tool that throws: once a request has left, the result goes out instead. */
function mayThrow(run: Run, entries: readonly Entry[]): boolean {
	const left = entries.some(
		({ outcome }) => outcome?.submission === 'accepted' || outcome?.submission === 'unknown',
	);
	const asTool = run.context.isToolExecution?.() ?? false;
	return run.onError === 'stop' && !(asTool && left);
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
	if (hints.length > 0) run.context.addExecutionHints(...hints);
}

/** The way of a message: read, recall, check, batch and submit, map, emit. */
async function send(run: Run, operation: SubmitOperation): Promise<INodeExecutionData[]> {
	const units = gather(run, operation.audience, await readEntries(run, operation));
	const entries = units.flatMap((unit) => unit.entries);
	const memory = new Memory(run);
	memory.recallAll(entries);
	check(run, entries);
	noteUnprotected(
		run,
		entries.flatMap(({ draft }) => (draft ? [draft.protection] : [])),
	);
	noteMessages(run, entries);

	await submit(run, operation, units, memory);

	const all = map(run, operation, units);
	logStop(run, entries, all);
	const problem = mayThrow(run, entries) ? stopError(run, all) : undefined;
	if (problem) throw problem;
	showHints(run, all);
	const output = emit(run, all);
	// n8n takes an error in the first item for a failure of the node, and tries it again.
	if (output[0]?.json.error === undefined) memory.clear();
	return output;
}

/**
 * What every node does: finds the operation that the user chose, and runs it over all items.
 * @throws NodeOperationError | NodeApiError when the node is to stop on an error
 */
export async function execute(
	context: IExecuteFunctions,
	provider: Provider,
	operations: readonly Operation[],
): Promise<INodeExecutionData[][]> {
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const operation = operations.find((one) => one.resource === resource && one.operation === name);
	if (!operation) {
		throw new NodeOperationError(
			context.getNode(),
			`'${resource}: ${name}' is not an operation of this node`,
		);
	}
	const run = await startRun(context, provider, `${operation.resource}.${operation.operation}`);
	return [operation.kind === 'ask' ? await ask(run, operation) : await send(run, operation)];
}
