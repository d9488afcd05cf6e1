import type { CoreModule, WorkflowModule } from './n8n.mts';

type WorkflowExecute = InstanceType<CoreModule['WorkflowExecute']>;
type RunOptions = Parameters<WorkflowExecute['run']>[0];
type Stoppable = ReturnType<WorkflowExecute['run']>;

interface NetworkModule {
	configureGlobalAxiosDefaults(): void;
}

/**
 * All that differs between the versions of n8n-core which the tests run on, 1.120 to the newest:
 * an older one gets the names and forms of the newest, by which the other files here call it.
 */
export function bringUpToDate(core: CoreModule, workflow: WorkflowModule): WorkflowModule {
	takeOptions(core.WorkflowExecute.prototype);
	evaluateWithoutIsolates(workflow);
	// Credentials had no "Allowed HTTP Request Domains" of their own requests.
	const missing: Partial<WorkflowModule> = {
		getCredentialOwnRequestAllowedDomains: () => undefined,
	};
	return { ...missing, ...workflow };
}

/** Until 2.3, `run` took its options one by one. */
function takeOptions(execution: Pick<WorkflowExecute, 'run'>): void {
	if (execution.run.length <= 1) return;
	const older = execution.run as unknown as (...options: unknown[]) => Stoppable;
	execution.run = function run({ workflow, startNode, pinData }: RunOptions): Stoppable {
		return older.call(this, workflow, startNode, undefined, pinData);
	};
}

/** Expressions were not evaluated in isolates, and those of workflows had no class of their own. */
function evaluateWithoutIsolates(workflow: Partial<WorkflowModule>): void {
	const expression: { withIsolate?: unknown } | undefined = (
		workflow.WorkflowExpression ?? workflow.Expression
	)?.prototype;
	if (expression === undefined) return;
	expression.withIsolate ??= async (run: () => Promise<unknown>) => await run();
}

/**
 * n8n's start sets axios' defaults by a package of its own; older ones had them set by loading
 * n8n-core.
 */
export function configureNetwork(requireFromCore: NodeJS.Require): void {
	try {
		(requireFromCore('@n8n/backend-network') as NetworkModule).configureGlobalAxiosDefaults();
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}

function isMissing(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}
