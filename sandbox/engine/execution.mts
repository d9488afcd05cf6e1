import type {
	EngineRequest,
	IRun,
	IRunExecutionData,
	IRunNodeResponse,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CoreModule, N8n } from './n8n.mts';
import type { NodeResult, RunError, Running, WorkflowResult } from './types.mts';

type WorkflowExecute = InstanceType<CoreModule['WorkflowExecute']>;
type Stoppable = ReturnType<WorkflowExecute['run']>;

/** How often each node ran and what it threw: n8n's record has neither. */
class TryLog {
	readonly tries = new Map<string, number>();
	readonly thrown = new Map<string, unknown[]>();

	async watch<T>(node: string, run: () => Promise<T>): Promise<T> {
		this.tries.set(node, (this.tries.get(node) ?? 0) + 1);
		try {
			return await run();
		} catch (error) {
			this.thrown.set(node, [...(this.thrown.get(node) ?? []), error]);
			throw error;
		}
	}
}

export interface ExecutionInput {
	workflow: Workflow;
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	/** The record of a failed run, to go on from. */
	from?: IRunExecutionData | undefined;
}

/** Says where an execution begins. */
export type Begin = (execution: WorkflowExecute) => Stoppable;

/** Starts an execution. */
export function execute(
	{ core }: N8n,
	{ workflow, additionalData, mode, from }: ExecutionInput,
	begin: Begin,
): Running<WorkflowResult> {
	const log = new TryLog();
	class WatchedExecute extends core.WorkflowExecute {
		override async runNode(
			...inputs: Parameters<WorkflowExecute['runNode']>
		): Promise<IRunNodeResponse | EngineRequest> {
			const run = async (): ReturnType<WorkflowExecute['runNode']> =>
				await super.runNode(...inputs);
			return await log.watch(inputs[1].node.name, run);
		}
	}
	additionalData.hooks = new core.ExecutionLifecycleHooks(mode, additionalData.executionId ?? '', {
		...workflow,
		nodes: Object.values(workflow.nodes),
	} as never);
	const started = start(() => begin(new WatchedExecute(additionalData, mode, from)));
	if (started instanceof Error) return withCancel(Promise.reject(started), () => {});
	return withCancel(
		started.then((run) => describeRun(run, log)),
		() => started.cancel(),
	);
}

/** n8n refuses a workflow with issues (a required field is empty) before it makes a promise. */
function start(begin: () => Stoppable): Stoppable | Error {
	try {
		return begin();
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}

/** Gives a promise the Stop button. */
export function withCancel<T>(promise: Promise<T>, cancel: () => void): Running<T> {
	return Object.assign(promise, { cancel });
}

function describeRun(run: IRun, log: TryLog): WorkflowResult {
	const { error } = run.data.resultData;
	return {
		status: run.status,
		...(error === undefined ? {} : { error: error as unknown as RunError }),
		run,
		node: (name) => describeNode(run, log, name),
	};
}

function describeNode(run: IRun, log: TryLog, name: string): NodeResult {
	const last = run.data.resultData.runData[name]?.at(-1);
	return {
		outputs: (last?.data?.['main'] ?? []).map((items) => items ?? []),
		hints: last?.hints ?? [],
		tries: log.tries.get(name) ?? 0,
		thrown: log.thrown.get(name) ?? [],
	};
}

/**
 * What "Retry" in the list of executions starts from: the stored record without the failed try.
 * n8n puts a failed node back on the stack, with its context.
 */
export function dataForRetry(run: IRun): IRunExecutionData {
	const data = JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
	const { resultData } = data;
	delete resultData.error;
	const tries = resultData.runData[resultData.lastNodeExecuted ?? ''];
	if (tries?.at(-1)?.error !== undefined) tries.pop();
	return data;
}
