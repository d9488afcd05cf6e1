import type { ILoadOptionsFunctions, INodeType } from 'n8n-workflow';
import type { SandboxCredentials } from './credentials.mts';
import type { N8n } from './n8n.mts';
import type { NodeCatalogue } from './nodes.mts';
import { surroundings } from './surroundings.mts';
import type { LoadOptionsInput } from './types.mts';
import type { WorkflowBuilder } from './workflow-builder.mts';

/** What an engine is made of. */
export interface Parts {
	builder: WorkflowBuilder;
	catalogue: NodeCatalogue;
	helper: SandboxCredentials;
}

/** Asks a node what the editor asks it: for the entries of a list. */
export async function asEditor<T>(
	n8n: N8n,
	{ builder, catalogue, helper }: Parts,
	type: string,
	{ path = '', ...input }: LoadOptionsInput,
	ask: (methods: NonNullable<INodeType['methods']>, context: ILoadOptionsFunctions) => Promise<T>,
): Promise<T> {
	const node = builder.node({ ...input, type, name: 'Temp-Node' });
	const { methods = {} } = catalogue.getByNameAndVersion(node.type, node.typeVersion);
	const workflow = builder.workflow({ nodes: [node], connections: {} });
	const asking = workflow.getNode(node.name) ?? node;
	// The editor sends a node with its defaults, hidden ones too.
	const additionalData = surroundings(n8n, helper, asking.parameters);
	const context = new n8n.core.LoadOptionsContext(workflow, asking, additionalData, path);
	return await workflow.expression.withIsolate(
		async () => await ask(methods, context as ILoadOptionsFunctions),
	);
}
