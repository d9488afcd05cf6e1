import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	IRun,
	Workflow,
} from 'n8n-workflow';
import { CredentialStore } from './credential-store.mts';
import { testCredential } from './credential-test.mts';
import { withDefaults } from './credential-values.mts';
import { SandboxCredentials } from './credentials.mts';
import { provideDeduplication, type DeduplicationStore } from './deduplication.mts';
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
import { WorkflowBuilder } from './workflow-builder.mts';
import { INPUT_NODE, NODE_UNDER_TEST, toItems, withInput } from './workflow-parts.mts';

export type * from './types.mts';
export { INPUT_NODE, NODE_UNDER_TEST };

let engines = 0;

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
	private readonly workflows = new WeakMap<IRun, Workflow>();
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

	retry({ run }: Public.WorkflowResult): Public.Running<Public.WorkflowResult> {
		const workflow = this.workflows.get(run);
		if (workflow === undefined) throw new Error('Only a run of this engine can be retried');
		const from = dataForRetry(run);
		return this.execute(workflow, { mode: 'retry', from }, (execution) =>
			execution.processRunExecutionData(workflow),
		);
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
		return await this.asEditor(type, input, async ({ loadOptions }, context) => {
			return await methodOf(loadOptions, method).call(context);
		});
	}

	async searchList(
		type: string,
		method: string,
		{ filter, paginationToken, ...input }: Public.SearchListInput = {},
	): Promise<INodeListSearchResult> {
		return await this.asEditor(type, input, async ({ listSearch }, context) => {
			return await methodOf(listSearch, method).call(context, filter, paginationToken);
		});
	}

	async poll(type: string, input: Public.PollInput = {}): Promise<IDataObject[] | null> {
		const parts = { builder: this.builder, catalogue: this.catalogue, helper: this.helper };
		return await poll(this.n8n, parts, type, input);
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

	private async asEditor<T>(
		type: string,
		{ path = '', ...input }: Public.LoadOptionsInput,
		ask: (methods: NonNullable<INodeType['methods']>, context: ILoadOptionsFunctions) => Promise<T>,
	): Promise<T> {
		const node = this.builder.node({ ...input, type, name: 'Temp-Node' });
		const { methods = {} } = this.catalogue.getByNameAndVersion(node.type, node.typeVersion);
		const workflow = this.builder.workflow({ nodes: [node], connections: {} });
		const asking = workflow.getNode(node.name) ?? node;
		// The editor sends a node with its defaults, hidden ones too.
		const additionalData = surroundings(this.n8n, this.helper, asking.parameters);
		const context = new this.n8n.core.LoadOptionsContext(workflow, asking, additionalData, path);
		return await workflow.expression.withIsolate(
			async () => await ask(methods, context as ILoadOptionsFunctions),
		);
	}

	private execute(
		workflow: Workflow,
		how: Pick<ExecutionInput, 'mode' | 'from'>,
		begin: Begin,
	): Public.Running<Public.WorkflowResult> {
		this.executions += 1;
		const additionalData = surroundings(this.n8n, this.helper);
		additionalData.workflowId = workflow.id;
		additionalData.executionId = `${this.executions}`;
		const running = execute(this.n8n, { workflow, additionalData, ...how }, begin);
		const remember = (result: Public.WorkflowResult): Public.WorkflowResult => {
			this.workflows.set(result.run, workflow);
			return result;
		};
		return withCancel(running.then(remember), () => running.cancel());
	}
}
