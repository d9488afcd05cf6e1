import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestRequest,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
} from 'n8n-workflow';
import type { SandboxCredentials } from './credentials.mts';
import type { N8n } from './n8n.mts';
import { surroundings } from './surroundings.mts';
import type { CredentialTestResult, StoredCredential } from './types.mts';

interface Subject {
	type: string;
	test: ICredentialTestRequest | undefined;
	credential: StoredCredential;
	data: ICredentialDataDecryptedObject;
}

/**
 * n8n's CredentialsTester (2.41.1): the test request is the single field of a made-up declarative
 * node, so that `preAuthentication`, `authenticate` and the request run as in a real one.
 */
export async function testCredential(
	n8n: N8n,
	helper: SandboxCredentials,
	subject: Subject,
): Promise<CredentialTestResult> {
	const { test, type } = subject;
	if (test === undefined) return failure('No testing function found for this credential.');
	const node = testNode(type, subject.credential);
	const nodeType = testNodeType(type, test);
	const nodeTypes: INodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new n8n.workflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const decrypted: ICredentialsDecrypted = { ...subject.credential, type, data: subject.data };
	const context = new n8n.core.ExecuteContext(
		workflow,
		node,
		surroundings(n8n, helper, node.parameters),
		'internal',
		n8n.workflow.createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const routing = new n8n.core.RoutingNode(context, nodeType, decrypted);
	try {
		const answer = await workflow.expression.withIsolate(async () => await routing.runNode());
		return judgeAnswer(test, answer?.[0]?.[0]);
	} catch (error) {
		return judgeError(test, error as TestError);
	}
}

interface TestError {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

function judgeError({ rules }: ICredentialTestRequest, error: TestError): CredentialTestResult {
	const response = error.cause?.response;
	if (response === undefined) return failure(error.cause?.code ?? error.message);
	for (const { type, properties } of rules ?? []) {
		if (type === 'responseCode' && properties.value === response.status) {
			return failure(properties.message);
		}
	}
	const isSuccess = response.status >= 199 && response.status <= 299;
	if (isSuccess) return failure(error.message);
	return failure(response.statusText || `Received HTTP status code: ${response.status}`);
}

function judgeAnswer(
	{ rules }: ICredentialTestRequest,
	answer: INodeExecutionData | undefined,
): CredentialTestResult {
	for (const rule of rules ?? []) {
		if (rule.type !== 'responseSuccessBody') continue;
		if (lookUp(answer?.json, rule.properties.key) === rule.properties.value) {
			return failure(rule.properties.message);
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function failure(message: string): CredentialTestResult {
	return { status: 'Error', message };
}

function lookUp(json: IDataObject | undefined, path: string): unknown {
	let value: unknown = json;
	for (const key of path.split('.')) {
		value = value instanceof Object ? (value as IDataObject)[key] : undefined;
	}
	return value;
}

function testNode(type: string, credential: StoredCredential): INode {
	return {
		id: 'temp',
		name: 'Temp-Node',
		// n8n's own slip, see `preAuthentication` in credentials.mts: not 'n8n-nodes-base.noOp'.
		type: 'noOp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: credential },
	};
}

function testNodeType(type: string, { request }: ICredentialTestRequest): INodeType {
	return {
		description: {
			name: 'noOp',
			displayName: 'No Operation, do nothing',
			group: ['organization'],
			version: 1,
			description: 'No Operation',
			defaults: { name: 'No Operation, do nothing' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
}
