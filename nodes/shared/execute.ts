import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { ask } from './ask';
import { gather, toCampaignResult } from './campaign';
import { emit, inWords, stopError, tally, type Emitted } from './emit';
import { readEntries, type Entry } from './entry';
import { failedItem, nodeError } from './errors';
import { Memory } from './memory';
import { held, type Operation, type Provider, type SubmitOperation } from './operation';
import type { CampaignResult, SmsResult } from './result';
import { startRun, type Run } from './run';
import { toResult } from './settle';
import { submit } from './submit';

type AnyResult = Emitted<SmsResult | CampaignResult>;

const ofEntry = (run: Run, entry: Entry): AnyResult => ({
	items: [entry.item],
	result: toResult(run, entry),
});

/** What the entries came to: one result per recipient, or one per campaign. */
function results(
	run: Run,
	operation: SubmitOperation,
	entries: Entry[],
	campaigns: ReturnType<typeof gather>,
): AnyResult[] {
	if (operation.audience === 'recipients') {
		return entries.map((entry) => ofEntry(run, entry));
	}
	return campaigns.flatMap((campaign) => {
		const result = toCampaignResult(run, campaign, operation.audience);
		return result ? [{ items: campaign.items, result }] : [];
	});
}

/** n8n's AI agents repeat a tool that throws: once a request has left, the result goes out instead. */
function mayThrow(run: Run, entries: Entry[]): boolean {
	const asTool = run.context.isToolExecution?.() ?? false;
	return (
		run.onError === 'stop' &&
		!(
			asTool &&
			entries.some(
				({ outcome }) => outcome?.submission === 'accepted' || outcome?.submission === 'unknown',
			)
		)
	);
}

function showHints(run: Run, all: AnyResult[]): void {
	const counts = tally(all.map(({ result }) => result));
	if (all.length > 1) run.hints.add(`${inWords(counts)}.`);
	const hints = [...run.hints].map((message) => ({
		message: run.redact(message),
		location: 'outputPane' as const,
	}));
	if (hints.length > 0) run.context.addExecutionHints(...hints);
}

/** The way of a message: read, check, batch, submit, map, emit. */
async function send(run: Run, operation: SubmitOperation): Promise<INodeExecutionData[]> {
	const entries = await readEntries(run, operation);
	const allItems =
		operation.audience === 'list' &&
		run.context.getNodeParameter('recipientsFrom', 0, 'allItems') === 'allItems';
	const campaigns = operation.audience === 'recipients' ? [] : gather(run, entries, allItems);
	const wanted =
		operation.audience === 'recipients' ? entries : campaigns.flatMap((one) => one.entries);

	if (run.onError === 'stop') {
		const invalid = wanted.filter(({ outcome }) => outcome?.submission === 'rejected');
		const problem = stopError(
			run,
			invalid.map((entry) => ofEntry(run, entry)),
		);
		if (problem) throw problem;
	}
	for (const entry of wanted) {
		if (entry.draft?.settings.dryRun) entry.outcome ??= held('dryRun');
	}
	const memory = new Memory(run);
	await submit(run, operation, wanted, memory);

	const all = results(run, operation, entries, campaigns);
	const problem = mayThrow(run, entries) ? stopError(run, all) : undefined;
	if (problem) throw problem;
	memory.clear();
	showHints(run, all);
	return emit(run, all);
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
	if ('unusable' in run) {
		const why = run.unusable.toCause();
		if (run.onError === 'stop') throw nodeError(run, why, 0, 'Nothing was sent.');
		return [run.items.map((_, item) => failedItem(run, why, item))];
	}
	return [operation.kind === 'ask' ? await ask(run, operation) : await send(run, operation)];
}
