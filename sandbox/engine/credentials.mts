import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialsHelper,
	ICredentialType,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credential-store.mts';
import { withDefaults } from './credential-values.mts';
import type { N8n } from './n8n.mts';
import type { NodeCatalogue } from './nodes.mts';

type Data = ICredentialDataDecryptedObject;

/** n8n's CredentialsHelper (2.41.1) over a store in memory. Without OAuth and `extends`. */
export class SandboxCredentials implements ICredentialsHelper {
	private readonly n8n: N8n;
	private readonly catalogue: NodeCatalogue;
	private readonly store: CredentialStore;

	constructor(n8n: N8n, catalogue: NodeCatalogue, store: CredentialStore) {
		this.n8n = n8n;
		this.catalogue = catalogue;
		this.store = store;
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.catalogue.credentialType(type).properties;
	}

	async authenticate(
		credentials: Data,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		// n8n's own helper takes the wider type and trusts it to have a URL.
		const request = options as IHttpRequestOptions;
		const { authenticate } = this.catalogue.credentialType(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (authenticate === undefined) return request;
		if (workflow === undefined || node === undefined) {
			throw new Error('Generic authentication needs a workflow and a node');
		}
		const resolve = (value: string): string => resolveText(value, credentials, workflow, node);
		return authenticateGeneric(authenticate, request, resolve);
	}

	/** Runs when the hidden expirable field is empty, or the provider answered 401. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<Data | undefined> {
		const type = this.catalogue.credentialType(typeName);
		const field = expirableField(type);
		if (field === undefined || type.preAuthentication === undefined) return undefined;
		// n8n means to run it in every test too, but compares the test's node with
		// 'n8n-nodes-base.noOp' where it is called 'noOp', so this is the whole condition.
		if (credentials[field] !== '' && !credentialsExpired) return undefined;
		const output = (await type.preAuthentication.call(
			this.restrict(helpers, credentials),
			credentials,
		)) as Data;
		const details = node.credentials?.[typeName];
		if (output[field] === undefined || details === undefined) return undefined;
		this.store.write(details, typeName, { ...this.store.read(details), ...output });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
	): Promise<Data | undefined> {
		const type = this.catalogue.credentialType(typeName);
		const allowed = this.restrict(helpers, credentials);
		return (await type.preAuthentication?.call(allowed, credentials)) as Data | undefined;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		const credentials = new this.n8n.core.Credentials(details, type);
		await credentials.setData(this.store.read(details, type));
		return credentials;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		position?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const data = this.store.read(details, type);
		if (raw === true) return data;
		const properties = this.getCredentialsProperties(type);
		const context = { additionalData, mode, executeData, position };
		return await withDefaults(this.n8n, properties, data, context);
	}

	async updateCredentials(
		details: INodeCredentialsDetails,
		type: string,
		data: Data,
	): Promise<void> {
		this.store.write(details, type, data);
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('OAuth credentials are not part of the sandbox');
	}

	/** "Allowed HTTP Request Domains" holds for the credential's own requests too. */
	private restrict({ helpers }: IHttpRequestHelper, credentials: Data): IHttpRequestHelper {
		const httpRequest: IHttpRequestHelper['helpers']['httpRequest'] = async (options) => {
			const allowed = this.n8n.workflow.getCredentialOwnRequestAllowedDomains(credentials);
			if (allowed === undefined) return await helpers.httpRequest(options);
			return await helpers.httpRequest({ ...options, allowedDomains: allowed });
		};
		return { helpers: { httpRequest } };
	}
}

function expirableField({ properties }: ICredentialType): string | undefined {
	return properties.find(
		({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
	)?.name;
}

function authenticateGeneric(
	{ properties }: IAuthenticateGeneric,
	request: IHttpRequestOptions,
	resolve: (value: string) => string,
): IHttpRequestOptions {
	const parts = request as unknown as Record<string, Record<string, unknown> | undefined>;
	parts['headers'] ??= {};
	for (const [part, entries] of Object.entries(properties)) {
		for (const [key, value] of Object.entries(entries as Record<string, unknown>)) {
			const target = (parts[part] ??= {});
			target[resolve(key)] = typeof value === 'string' ? resolve(value) : value;
		}
	}
	return request;
}

function resolveText(value: string, credentials: Data, workflow: Workflow, node: INode): string {
	if (!value.startsWith('=')) return value;
	const keys = { $credentials: credentials };
	const { expression } = workflow;
	const result = expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '');
	return result ? String(result) : '';
}
