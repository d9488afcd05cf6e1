import type {
	IDataObject,
	INode,
	INodeExecutionData,
	ICredentialType,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';
import type { CoreModule, N8n } from './n8n.mts';

type ExecuteContext = InstanceType<CoreModule['ExecuteContext']>;
type Loader = InstanceType<CoreModule['PackageDirectoryLoader']>;

/** The node whose output is what the caller pins to it. */
export const START_TYPE = 'n8n-nodes-base.manualTrigger';

/**
 * Loaded packages by folder. A package is loaded once for the process: loading adds n8n's own
 * parameters to the descriptions, and a second time would add them twice.
 */
const packages = new Map<string, Promise<Loader>>();

/** Loads built packages as n8n loads installed ones. */
export async function loadPackages(n8n: N8n, folders: readonly string[]): Promise<NodeCatalogue> {
	const loaders = await Promise.all(folders.map(async (folder) => await loadPackage(n8n, folder)));
	return new NodeCatalogue(n8n, loaders);
}

async function loadPackage({ core }: N8n, folder: string): Promise<Loader> {
	const known = packages.get(folder);
	if (known !== undefined) return await known;
	const load = async (): Promise<Loader> => {
		const loader = new core.PackageDirectoryLoader(folder);
		await loader.loadAll();
		return loader;
	};
	const loading = load();
	packages.set(folder, loading);
	// A package that was not built yet may be built and loaded later.
	loading.catch(() => packages.delete(folder));
	return await loading;
}

/** The node and credential types of the loaded packages, and the few of n8n that tests need. */
export class NodeCatalogue implements INodeTypes {
	private readonly n8n: N8n;
	private readonly loaders: readonly Loader[];
	private readonly builtIn = new Map<string, INodeType>([
		[START_TYPE, { description: describe('manualTrigger', 'Manual Trigger', true) }],
		['n8n-nodes-base.noOp', noOperation()],
	]);

	constructor(n8n: N8n, loaders: readonly Loader[]) {
		this.n8n = n8n;
		this.loaders = loaders;
	}

	getByName(type: string): INodeType | IVersionedNodeType {
		const builtIn = this.builtIn.get(type);
		if (builtIn !== undefined) return builtIn;
		const at = type.lastIndexOf('.');
		const [owner, name] = [type.slice(0, Math.max(at, 0)), type.slice(at + 1)];
		const loader = this.loaders.find(({ packageName }) => packageName === owner);
		if (loader === undefined) throw new this.n8n.core.UnrecognizedNodeTypeError(owner, name);
		return loader.getNode(name).type;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		const { core, workflow } = this.n8n;
		const node = workflow.NodeHelpers.getVersionedNodeType(this.getByName(type), version);
		// n8n gives declarative nodes their execute function at the same place.
		if (isDeclarative(node)) {
			node.execute = async function execute() {
				return (await new core.RoutingNode(this as ExecuteContext, node).runNode()) ?? [];
			};
		}
		return node;
	}

	getKnownTypes(): IDataObject {
		return Object.assign({}, ...this.loaders.map(({ known }) => known.nodes)) as IDataObject;
	}

	/** `package.name` of a node type; a bare name is looked up in the loaded packages. */
	fullName(type: string): string {
		if (type.includes('.')) return type;
		const owner = this.loaders.find(({ known }) => type in known.nodes);
		return owner === undefined ? type : `${owner.packageName}.${type}`;
	}

	/** The credential types that a node may have. */
	credentialsOf({ type, typeVersion }: INode): string[] {
		const { credentials = [] } = this.getByNameAndVersion(type, typeVersion).description;
		return credentials.map(({ name }) => name);
	}

	credentialType(name: string): ICredentialType {
		const owner = this.loaders.find(({ known }) => name in known.credentials);
		if (owner === undefined) throw new this.n8n.core.UnrecognizedCredentialTypeError(name);
		return owner.getCredential(name).type;
	}
}

function isDeclarative(node: INodeType): boolean {
	const entryPoint = node.execute ?? node.trigger ?? node.poll ?? node.webhook;
	return entryPoint === undefined && node.description.requestDefaults !== undefined;
}

function describe(name: string, displayName: string, isTrigger: boolean): INodeTypeDescription {
	return {
		name,
		displayName,
		group: [isTrigger ? 'trigger' : 'organization'],
		version: 1,
		description: displayName,
		defaults: { name: displayName },
		inputs: isTrigger ? [] : ['main'],
		outputs: ['main'],
		properties: [],
	};
}

function noOperation(): INodeType {
	return {
		description: describe('noOp', 'No Operation', false),
		async execute(): Promise<INodeExecutionData[][]> {
			return [this.getInputData()];
		},
	};
}
