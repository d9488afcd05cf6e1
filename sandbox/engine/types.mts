import type {
	ExecutionStatus,
	ICredentialDataDecryptedObject,
	IConnections,
	IDataObject,
	INode,
	INodeCredentialsDetails,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	IRun,
	IWorkflowSettings,
	NodeExecutionHint,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { DeduplicationStore } from './deduplication.mts';
import type { PageRequest, Visited } from './waiting.mts';

/** The fields of a credential, as a user types them. */
export type CredentialData = ICredentialDataDecryptedObject;

/** Either fields, which are stored for this use alone, or a credential that the engine keeps. */
export type CredentialChoice = CredentialData | StoredCredential;

/** A credential in the engine's store, as `addCredential` gives it. */
export interface StoredCredential extends INodeCredentialsDetails {
	id: string;
	/** Tells it from credential data, which may have an `id` and a `name` too. */
	readonly stored: true;
}

export interface EngineOptions {
	/** Folders with a package.json and a built `dist/`; the package under test unless given. */
	packageDirs?: readonly string[];
	/** Credentials by type; a node that names none gets the one of its type. */
	credentials?: Readonly<Record<string, CredentialData>>;
	/** The time zone of workflows whose settings name none; UTC unless given. */
	timezone?: string;
}

/** The node under test, with the settings of its Settings tab. */
export interface NodeUnderTest {
	/** `package.name`, or `name` alone when one loaded package has it. */
	type: string;
	parameters?: INodeParameters;
	credentials?: Readonly<Record<string, CredentialChoice>>;
	name?: string;
	typeVersion?: number;
	onError?: OnError;
	retryOnFail?: boolean;
	maxTries?: number;
	/** Milliseconds; n8n's own default is 1000. */
	waitBetweenTries?: number;
	alwaysOutputData?: boolean;
	executeOnce?: boolean;
}

export interface RunOptions {
	/** Input items, or their `json` alone; one empty item unless given. */
	items?: ReadonlyArray<INodeExecutionData | IDataObject>;
	node: NodeUnderTest;
	settings?: IWorkflowSettings;
	mode?: WorkflowExecuteMode;
}

/** A workflow as the editor exports it. */
export interface WorkflowOptions {
	nodes: readonly INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	id?: string;
	name?: string;
	/** Output of nodes that are not to run, by node name. */
	pinData?: Readonly<Record<string, ReadonlyArray<INodeExecutionData | IDataObject>>>;
	/** The node to begin with; the first trigger unless given. */
	startNode?: string;
	mode?: WorkflowExecuteMode;
}

/** What became of one node of a run. */
export interface NodeResult {
	/** One list for each output; none when the node was stopped or threw. */
	outputs: INodeExecutionData[][];
	/** The notes that the node showed above its output. */
	hints: NodeExecutionHint[];
	/** How often n8n ran the node: more than once with Retry on Fail, and in loops. */
	tries: number;
	/** What the node threw, try by try, as it threw it (n8n keeps only a copy without causes). */
	thrown: unknown[];
}

export interface WorkflowResult {
	status: ExecutionStatus;
	/** The error that ended the run. */
	error?: RunError;
	/** n8n's own record of the run. */
	run: IRun;
	/** The result of a node, by its name. A node that did not run has no outputs and no tries. */
	node(name: string): NodeResult;
}

export interface RunResult extends WorkflowResult, NodeResult {}

/** The error of a run: n8n's copy, which has the fields but not the class. */
export interface RunError {
	name: string;
	message: string;
	description?: string | null;
	stack?: string;
	httpCode?: string | null;
	context?: IDataObject;
	node?: INode;
}

/** A run in progress: a promise that can be told to stop, as the Stop button does. */
export type Running<Result> = Promise<Result> & { cancel(): void };

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

export interface LoadOptionsInput {
	parameters?: INodeParameters;
	credentials?: Readonly<Record<string, CredentialChoice>>;
	typeVersion?: number;
	/** The parameter that asks, for methods that look at its neighbours. */
	path?: string;
}

/** The same, for a list that is searched. */
export interface SearchListInput extends LoadOptionsInput {
	filter?: string;
	/** As the page before gave it. */
	paginationToken?: string;
}

/** A trigger that polls, and what n8n keeps for it. */
export interface PollInput {
	parameters?: INodeParameters;
	credentials?: Readonly<Record<string, CredentialChoice>>;
	/** The node's static data: what the poll before left here, and this one changes. */
	kept?: IDataObject;
	/** The editor's test, rather than a published workflow. */
	isTest?: boolean;
}

export interface Engine {
	/** n8n's deduplication store: one for all engines of the process. */
	readonly deduplication: DeduplicationStore;
	/** Runs one node on the given items. */
	run(options: RunOptions): Running<RunResult>;
	/** Runs a whole workflow. */
	runWorkflow(options: WorkflowOptions): Running<WorkflowResult>;
	/** Retry in the list of executions: goes on with the failed node, in a new execution. */
	retry(failed: WorkflowResult): Running<WorkflowResult>;
	/**
	 * Calls the node that an execution waits for, as after a restart of n8n, which has checked the
	 * link's signature. @returns the page, and what became of the execution unless it waits on
	 */
	visit(waiting: WorkflowResult, request: PageRequest): Promise<Visited>;
	/** The time to wait is over: n8n goes on without a response. */
	timeOut(waiting: WorkflowResult): Running<WorkflowResult>;
	/** What the Test button of a credential says. */
	testCredential(type: string, credential: CredentialChoice): Promise<CredentialTestResult>;
	/** The entries of a drop-down that the node loads. */
	loadOptions(
		nodeType: string,
		method: string,
		input?: LoadOptionsInput,
	): Promise<INodePropertyOptions[]>;
	/** What a resource locator shows: a page of a list, or what the filter leaves of it. */
	searchList(
		nodeType: string,
		method: string,
		input?: SearchListInput,
	): Promise<INodeListSearchResult>;
	/** Polls once, as n8n does when the time has come. @returns the items, or null when there are none */
	poll(nodeType: string, input?: PollInput): Promise<IDataObject[] | null>;
	/** Stores a credential, to be named by several nodes, runs or tests. */
	addCredential(type: string, data: CredentialData, name?: string): StoredCredential;
	/** What is stored of it now: `preAuthentication` may have written to it. */
	readCredential(credential: StoredCredential): CredentialData;
	/** Frees what the engine holds; the process can end after it. */
	close(): Promise<void>;
}
