import type {
	IDataObject,
	INodeListSearchResult,
	INodePropertyOptions,
	IRun,
	IRunExecutionData,
	Workflow,
} from 'n8n-workflow';
import { CredentialStore } from './credential-store.mts';
import { testCredential } from './credential-test.mts';
import { withDefaults } from './credential-values.mts';
import { SandboxCredentials } from './credentials.mts';
import { provideDeduplication, type DeduplicationStore } from './deduplication.mts';
import { asEditor, type Parts } from './editor.mts';
import { dataForRetry, execute, withCancel } from './execution.mts';
import type { Begin, ExecutionInput } from './execution.mts';
import { acquireN8n, releaseN8n } from './n8n.mts';
import type { N8n } from './n8n.mts';
import { loadPackages } from './nodes.mts';
import type { NodeCatalogue } from './nodes.mts';
import { methodOf } from './methods.mts';
import { poll } from './polling.mts';
import { packageUnderTest } from './subject.mts';
import { surroundings } from './surroundings.mts';
import type * as Public from './types.mts';
import { storedData, visit } from './waiting.mts';
import type { PageRequest, Visited } from './waiting.mts';
import { WorkflowBuilder } from './workflow-builder.mts';
import { INPUT_NODE, NODE_UNDER_TEST, toItems, withInput } from './workflow-parts.mts';

export type * from './types.mts';
export type { PageRequest, ShownPage } from './waiting.mts';
export { INPUT_NODE, NODE_UNDER_TEST };

let engines = 0;

/** How an execution begins; one that goes on has the id that it had. */
type How = Pick<ExecutionInput, 'mode' | 'from'> & { executionId?: string };

/** n8n's own engine with the nodes of the package under test (or of other packages) in it. */
export async function createEngine(options: Public.EngineOptions = {}): Promise<Public.Engine> {
	const n8n = acquireN8n();
	try {
		const deduplication = await provideDeduplication(n8n);
		const catalogue = await loadPackages(n8n, options.packageDirs ?? [packageUnderTest]);
		return new SandboxEngine(n8n, catalogue, deduplication, options);
	} catch (error) {
		releaseN8n();
		throw error;
	}
}

class SandboxEngine implements Public.Engine {
	readonly deduplication: DeduplicationStore;
	private readonly n8n: N8n;
	private readonly catalogue: NodeCatalogue;
	private readonly store: CredentialStore;
	private readonly helper: SandboxCredentials;
	private readonly builder: WorkflowBuilder;
	private readonly workflowId = `sandbox-${(engines += 1)}-`;
	private readonly records = new WeakMap<IRun, { workflow: Workflow; executionId: string }>();
	private executions = 0;
	private isOpen = true;

	constructor(
		n8n: N8n,
		catalogue: NodeCatalogue,
		deduplication: DeduplicationStore,
		options: Public.EngineOptions,
	) {
		this.n8n = n8n;
		this.catalogue = catalogue;
		this.deduplication = deduplication;
		this.store = new CredentialStore(options.credentials ?? {});
		this.helper = new SandboxCredentials(n8n, catalogue, this.store);
		const { timezone = 'UTC' } = options;
		this.builder = new WorkflowBuilder(n8n, catalogue, this.store, this.workflowId, timezone);
	}

	run({ items = [{}], node, settings, mode }: Public.RunOptions): Public.Running<Public.RunResult> {
		const subject = this.builder.node(node);
		const running = this.runWorkflow({
			...withInput(subject, items),
			...(settings === undefined ? {} : { settings }),
			...(mode === undefined ? {} : { mode }),
		});
		return withCancel(
			running.then((result) => ({ ...result, ...result.node(subject.name) })),
			() => running.cancel(),
		);
	}

	runWorkflow(options: Public.WorkflowOptions): Public.Running<Public.WorkflowResult> {
		const { mode = 'trigger', pinData = {} } = options;
		const workflow = this.builder.workflow(options);
		const startNode = options.startNode === undefined ? null : workflow.getNode(options.startNode);
		const pinned = Object.entries(pinData).map(([name, items]) => [name, toItems(items)] as const);
		return this.execute(workflow, { mode }, (execution) =>
			execution.run({
				workflow,
				pinData: Object.fromEntries(pinned),
				...(startNode === null ? {} : { startNode }),
			}),
		);
	}

	retry(failed: Public.WorkflowResult): Public.Running<Public.WorkflowResult> {
		const { workflow } = this.record(failed);
		const from = dataForRetry(failed.run);
		return this.execute(workflow, { mode: 'retry', from }, (execution) =>
			execution.processRunExecutionData(workflow),
		);
	}

	async visit(waiting: Public.WorkflowResult, request: PageRequest): Promise<Visited> {
		const { workflow, executionId } = this.record(waiting);
		const additionalData = { ...surroundings(this.n8n, this.helper), executionId };
		const called = { workflow, run: waiting.run, additionalData };
		return await visit(this.n8n, this.catalogue, called, request, (from) =>
			this.goOn(waiting, from),
		);
	}

	timeOut(waiting: Public.WorkflowResult): Public.Running<Public.WorkflowResult> {
		return this.goOn(waiting, storedData(waiting.run));
	}

	async testCredential(
		type: string,
		choice: Public.CredentialChoice,
	): Promise<Public.CredentialTestResult> {
		const credential = this.store.resolve(type, choice);
		const { properties, test } = this.catalogue.credentialType(type);
		const context = {
			additionalData: surroundings(this.n8n, this.helper),
			mode: 'internal',
		} as const;
		const stored = this.store.read(credential, type);
		const data = await withDefaults(this.n8n, properties, stored, context);
		return await testCredential(this.n8n, this.helper, { type, test, credential, data });
	}

	async loadOptions(
		type: string,
		method: string,
		input: Public.LoadOptionsInput = {},
	): Promise<INodePropertyOptions[]> {
		return await asEditor(this.n8n, this.parts, type, input, async ({ loadOptions }, context) => {
			return await methodOf(loadOptions, method).call(context);
		});
	}

	async searchList(
		type: string,
		method: string,
		{ filter, paginationToken, ...input }: Public.SearchListInput = {},
	): Promise<INodeListSearchResult> {
		return await asEditor(this.n8n, this.parts, type, input, async ({ listSearch }, context) => {
			return await methodOf(listSearch, method).call(context, filter, paginationToken);
		});
	}

	async poll(type: string, input: Public.PollInput = {}): Promise<IDataObject[] | null> {
		return await poll(this.n8n, this.parts, type, input);
	}

	addCredential(type: string, data: Public.CredentialData, name = type): Public.StoredCredential {
		return this.store.add(type, data, name);
	}

	readCredential(credential: Public.StoredCredential): Public.CredentialData {
		return this.store.read(credential);
	}

	async close(): Promise<void> {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.deduplication.forget(this.workflowId);
		releaseN8n();
	}

	private get parts(): Parts {
		return { builder: this.builder, catalogue: this.catalogue, helper: this.helper };
	}

	private goOn(
		waiting: Public.WorkflowResult,
		from: IRunExecutionData,
	): Public.Running<Public.WorkflowResult> {
		const { workflow, executionId } = this.record(waiting);
		return this.execute(workflow, { mode: waiting.run.mode, from, executionId }, (execution) =>
			execution.processRunExecutionData(workflow),
		);
	}

	private record({ run }: Public.WorkflowResult): { workflow: Workflow; executionId: string } {
		const record = this.records.get(run);
		if (record === undefined) throw new Error('Only a run of this engine can be continued');
		return record;
	}

	private execute(
		workflow: Workflow,
		{ executionId = `${(this.executions += 1)}`, ...how }: How,
		begin: Begin,
	): Public.Running<Public.WorkflowResult> {
		const additionalData = surroundings(this.n8n, this.helper);
		additionalData.workflowId = workflow.id;
		additionalData.executionId = executionId;
		const running = execute(this.n8n, { workflow, additionalData, ...how }, begin);
		const remember = (result: Public.WorkflowResult): Public.WorkflowResult => {
			this.records.set(result.run, { workflow, executionId });
			return result;
		};
		return withCancel(running.then(remember), () => running.cancel());
	}
}
