/**
 * A process that runs the node, and may end in the middle of it: `node child.mts <job as JSON>`.
 * What n8n would keep is in a file at that moment. Prints how each execution ended, as JSON.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';

import { createEngine, type WorkflowResult } from '../../../sandbox/engine/engine.mts';
import { said } from '../dimensions/accounts.mts';
import type { Ended, Job, Point, State } from './job.mts';

type Method = (this: unknown, ...args: unknown[]) => unknown;
type AsyncMethod = (...args: unknown[]) => Promise<unknown>;

const job = JSON.parse(process.argv[2] ?? '') as Job;
const engine = await createEngine();
const store: object = engine.deduplication;
const rows = Reflect.get(store, 'rows') as Map<string, string>;
const known = existsSync(job.state)
	? (JSON.parse(readFileSync(job.state, 'utf8')) as State)
	: undefined;
for (const [name, row] of known?.rows ?? []) rows.set(name, row);

let running: IRunExecutionData | undefined;

/** Writes down what outlives this process, whole or not at all. */
function save(): void {
	const contextData = running?.executionData?.contextData ?? {};
	writeFileSync(`${job.state}.new`, JSON.stringify({ contextData, rows: [...rows] }));
	renameSync(`${job.state}.new`, job.state);
}

function reach(point: Point): void {
	if (job.point !== point) return;
	save();
	process.kill(process.pid, 'SIGKILL');
	// The signal comes a moment later, and nothing may happen until then.
	for (;;);
}

function watchContexts(): void {
	const core = createRequire(import.meta.url)('n8n-core') as {
		ExecuteContext: { prototype: object };
	};
	const { prototype } = core.ExecuteContext;
	const own = Reflect.get(prototype, 'getContext') as Method;
	Reflect.set(prototype, 'getContext', function getContext(this: object, type: string) {
		const context = own.call(this, type);
		running = Reflect.get(this, 'runExecutionData') as IRunExecutionData;
		return context;
	});
}

function watchStore(): void {
	const claim = Reflect.get(store, 'checkProcessedAndRecord') as AsyncMethod;
	const remove = Reflect.get(store, 'removeProcessed') as AsyncMethod;
	Reflect.set(store, 'checkProcessedAndRecord', async (...args: unknown[]) => {
		const result = await claim.apply(store, args);
		reach('after the claim');
		return result;
	});
	Reflect.set(store, 'removeProcessed', async (...args: unknown[]) => {
		reach('before the key is settled');
		return await remove.apply(store, args);
	});
}

function watchConnections(): void {
	const { prototype } = Socket;
	const connect = Reflect.get(prototype, 'connect') as Method;
	Reflect.set(prototype, 'connect', function connectWatched(this: Socket, ...how: unknown[]) {
		reach('before the request');
		return connect.apply(this, how);
	});
}

function describe(last: WorkflowResult): Ended {
	const message = last.error?.message ?? '';
	return { status: last.status, counts: said({ last }) ?? null, message };
}

const run = async (items: IDataObject[]) => await engine.run({ items, node: job.node });

/** Retry in the list of executions, after the process that ran it is gone. */
async function retry(): Promise<WorkflowResult> {
	// A run that fails before it sends has the shape of the one that was cut short.
	const failed = await run(job.items.map((item) => ({ ...item, to: 'nobody' })));
	const { executionData, resultData } = failed.run.data;
	const [entry] = executionData?.nodeExecutionStack ?? [];
	const before = resultData.runData['Items']?.[0]?.data;
	if (!executionData || !entry || !before) throw new Error(`Not to be retried: ${failed.status}`);
	const items = job.items.map((json, item) => ({ json, pairedItem: { item } }));
	entry.data['main'] = [items];
	before['main'] = [items];
	executionData.contextData = (known?.contextData ?? {}) as typeof executionData.contextData;
	return await engine.retry(failed);
}

watchContexts();
watchStore();
watchConnections();
const saving = setInterval(save, 5);
const ended: Ended[] = [];
if (job.how !== 'run') ended.push(describe(await retry()));
if (job.how !== 'retry') ended.push(describe(await run(job.items)));
clearInterval(saving);
await engine.close();
console.log(JSON.stringify(ended));
