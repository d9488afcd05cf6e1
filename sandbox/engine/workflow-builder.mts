import type { INode, INodeCredentials, Workflow } from 'n8n-workflow';
import type { CredentialStore } from './credential-store.mts';
import type { N8n } from './n8n.mts';
import type { NodeCatalogue } from './nodes.mts';
import type { NodeUnderTest, WorkflowOptions } from './types.mts';
import { NODE_UNDER_TEST, plainNode } from './workflow-parts.mts';

/** Makes of what a test says what n8n takes: nodes with their credentials, and workflows. */
export class WorkflowBuilder {
	private readonly n8n: N8n;
	private readonly catalogue: NodeCatalogue;
	private readonly store: CredentialStore;
	private readonly prefix: string;
	private readonly timezone: string;

	/** @param prefix of the ids of all its workflows */
	constructor(
		n8n: N8n,
		catalogue: NodeCatalogue,
		store: CredentialStore,
		prefix: string,
		timezone: string,
	) {
		this.n8n = n8n;
		this.catalogue = catalogue;
		this.store = store;
		this.prefix = prefix;
		this.timezone = timezone;
	}

	node({ name, credentials = {}, ...node }: NodeUnderTest): INode {
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

	workflow(options: WorkflowOptions): Workflow {
		const nodes = options.nodes.map((node) => {
			const types = this.catalogue.credentialsOf(node);
			return { ...structuredClone(node), credentials: this.store.assign(types, node.credentials) };
		});
		return new this.n8n.workflow.Workflow({
			id: this.prefix + (options.id ?? ''),
			name: options.name ?? 'Sandbox',
			nodes,
			connections: options.connections,
			active: false,
			nodeTypes: this.catalogue,
			settings: { executionOrder: 'v1', timezone: this.timezone, ...options.settings },
		});
	}
}
