import { fileURLToPath } from 'node:url';
import type {
	INode,
	INodeCredentials,
	ILoadOptionsFunctions,
	INodePropertyOptions,
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
import { surroundings } from './surroundings.mts';
import type * as Public from './types.mts';
import { INPUT_NODE, NODE_UNDER_TEST, plainNode, toItems, withInput } from './workflow-parts.mts';

export type * from './types.mts';
export { INPUT_NODE, NODE_UNDER_TEST };

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

let engines = 0;

/** n8n's own engine with the built nodes of this repository (or of other packages) in it. */
export async function createEngine(options: Public.EngineOptions = {}): Promise<Public.Engine> {
	const n8n = acquireN8n();
	try {
		const deduplication = await provideDeduplication(n8n);
		const catalogue = await loadPackages(n8n, options.packageDirs ?? [REPOSITORY]);
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
	private readonly timezone: string;
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
		this.timezone = options.timezone ?? 'UTC';
	}

	run({ items = [{}], node, settings, mode }: Public.RunOptions): Public.Running<Public.RunResult> {
		const subject = this.completeNode(node);
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
		const workflow = this.createWorkflow(options);
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
		nodeType: string,
		method: string,
		input: Public.LoadOptionsInput = {},
	): Promise<INodePropertyOptions[]> {
		const { path = '', ...rest } = input;
		const node = this.completeNode({ ...rest, type: nodeType, name: 'Temp-Node' });
		const { methods } = this.catalogue.getByNameAndVersion(node.type, node.typeVersion);
		const load = methods?.loadOptions?.[method];
		if (load === undefined) throw new Error(`${node.type} has no loadOptions method "${method}"`);
		const workflow = this.createWorkflow({ nodes: [node], connections: {} });
		const asking = workflow.getNode(node.name) ?? node;
		const additionalData = surroundings(this.n8n, this.helper, input.parameters ?? {});
		const context = new this.n8n.core.LoadOptionsContext(workflow, asking, additionalData, path);
		return await workflow.expression.withIsolate(
			async () => await load.call(context as ILoadOptionsFunctions),
		);
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

	private completeNode({ name, credentials = {}, ...node }: Public.NodeUnderTest): INode {
		const type = this.catalogue.fullName(node.type);
		const { version } = this.catalogue.getByNameAndVersion(type, node.typeVersion).description;
		const typeVersion = [version].flat().at(-1) ?? 1;
		const chosen: INodeCredentials = {};
		for (const [credentialType, choice] of Object.entries(credentials)) {
			chosen[credentialType] = this.store.resolve(credentialType, choice);
		}
		const plain = plainNode(name ?? NODE_UNDER_TEST, type);
		return { ...plain, typeVersion, ...node, type, credentials: chosen };
	}

	private createWorkflow(options: Public.WorkflowOptions): Workflow {
		const nodes = options.nodes.map((node) => {
			const types = this.catalogue.credentialsOf(node);
			return { ...structuredClone(node), credentials: this.store.assign(types, node.credentials) };
		});
		return new this.n8n.workflow.Workflow({
			id: this.workflowId + (options.id ?? ''),
			name: options.name ?? 'Sandbox',
			nodes,
			connections: options.connections,
			active: false,
			nodeTypes: this.catalogue,
			settings: { executionOrder: 'v1', timezone: this.timezone, ...options.settings },
		});
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
