import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	INode,
	INodeParameters,
	INodeProperties,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { N8n } from './n8n.mts';

/** Where a credential is asked for. */
export interface CredentialContext {
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	executeData?: IExecuteData | undefined;
	/** Absent in a test of the credential and in loadOptions: expressions see an empty workflow. */
	position?: ICredentialsExpressionResolveValues | undefined;
}

const NOWHERE: INode = {
	id: '',
	name: '',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const EMPTY_TYPE = { description: { properties: [] } } as unknown as INodeType;

const emptyTypes: INodeTypes = {
	getByName: () => EMPTY_TYPE,
	getByNameAndVersion: () => EMPTY_TYPE,
	getKnownTypes: () => ({}),
};

/** Stored fields with the defaults of the credential type, expressions resolved. */
export async function withDefaults(
	{ core, workflow }: N8n,
	properties: INodeProperties[],
	data: ICredentialDataDecryptedObject,
	{ additionalData, mode, executeData, position }: CredentialContext,
): Promise<ICredentialDataDecryptedObject> {
	const stored = data as INodeParameters;
	const { getNodeParameters } = workflow.NodeHelpers;
	const filled = getNodeParameters(properties, stored, true, false, null, null) ?? {};
	// Not properties of the type: n8n adds these two fields to every credential.
	for (const name of ['allowedHttpRequestDomains', 'allowedDomains']) {
		if (stored[name] !== undefined) filled[name] ??= stored[name];
	}
	const keys = core.getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	if (position === undefined) return await resolveNowhere(workflow, filled, mode, keys);
	return position.workflow.expression.getParameterValue(
		filled,
		position.runExecutionData,
		position.runIndex,
		position.itemIndex,
		position.node.name,
		position.connectionInputData,
		mode,
		keys,
		executeData,
		false,
		filled,
	) as ICredentialDataDecryptedObject;
}

async function resolveNowhere(
	workflow: N8n['workflow'],
	filled: INodeParameters,
	mode: WorkflowExecuteMode,
	keys: ReturnType<N8n['core']['getAdditionalKeys']>,
): Promise<ICredentialDataDecryptedObject> {
	const { expression } = new workflow.Workflow({
		nodes: [NOWHERE],
		connections: {},
		active: false,
		nodeTypes: emptyTypes,
	});
	return await expression.withIsolate(
		async () =>
			expression.getComplexParameterValue(
				NOWHERE,
				filled,
				mode,
				keys,
				undefined,
				undefined,
				filled,
			) as ICredentialDataDecryptedObject,
	);
}
