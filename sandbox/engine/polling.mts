import type { ICredentialsHelper, IDataObject, IPollFunctions } from 'n8n-workflow';
import type { N8n } from './n8n.mts';
import type { NodeCatalogue } from './nodes.mts';
import { surroundings } from './surroundings.mts';
import type { PollInput } from './types.mts';
import type { WorkflowBuilder } from './workflow-builder.mts';

interface Parts {
	builder: WorkflowBuilder;
	catalogue: NodeCatalogue;
	helper: ICredentialsHelper;
}

/** Runs one poll of a trigger. What it keeps goes through JSON, as it does when n8n is restarted. */
export async function poll(
	n8n: N8n,
	{ builder, catalogue, helper }: Parts,
	type: string,
	{ kept = {}, isTest = false, ...input }: PollInput,
): Promise<IDataObject[] | null> {
	const node = builder.node({ ...input, type });
	const trigger = catalogue.getByNameAndVersion(node.type, node.typeVersion);
	if (trigger.poll === undefined) throw new Error(`${type} does not poll`);
	const workflow = builder.workflow({ nodes: [node], connections: {} });
	const asking = workflow.getNode(node.name) ?? node;
	// One object for all polls, as in n8n: a poll may start while another is under way.
	workflow.staticData[`node:${asking.name}`] = kept;
	const mode = isTest ? 'manual' : 'trigger';
	const around = surroundings(n8n, helper);
	const context = new n8n.core.PollContext(workflow, asking, around, mode, 'activate');
	const items = await workflow.expression.withIsolate(
		async () => (await trigger.poll?.call(context as IPollFunctions)) ?? null,
	);
	Object.assign(kept, JSON.parse(JSON.stringify(kept)) as IDataObject);
	return items?.flat().map(({ json }) => json) ?? null;
}
