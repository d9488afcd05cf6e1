import type {
	ICredentialsHelper,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { N8n } from './n8n.mts';

/** What n8n's server hands to its engine. Nothing listens at the addresses. */
export function surroundings(
	{ core, container }: N8n,
	credentialsHelper: ICredentialsHelper,
	currentNodeParameters?: INodeParameters,
): IWorkflowExecuteAdditionalData {
	const base = 'http://127.0.0.1:5678';
	return {
		credentialsHelper,
		...(currentNodeParameters === undefined ? {} : { currentNodeParameters }),
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: container.get(core.ExternalSecretsProxy),
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: `${base}/`,
		formBaseUrl: `${base}/form`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		formTestBaseUrl: `${base}/form-test`,
		webhookBaseUrl: `${base}/webhook`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		mcpBaseUrl: `${base}/mcp`,
		mcpTestBaseUrl: `${base}/mcp-test`,
		setExecutionStatus: () => {},
		logAiEvent: () => {},
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		executeWorkflow: async () => await missing('Sub-workflows'),
		startRunnerTask: async () => await missing('Task runners'),
	};
}

async function missing(what: string): Promise<never> {
	throw new Error(`${what} are not part of the sandbox`);
}
