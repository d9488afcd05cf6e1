import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { redactor } from '../lib/redactor';
import { InvalidInput, cause, quoted, type Cause } from '../result/failure';
import { withoutSecrets } from '../result/withoutSecrets';
import { readAccount, type Account } from './account';
import type { Provider } from './provider';

/** How the node is to meet failures: its On Error setting. */
export type OnError = 'stop' | 'continue' | 'errorOutput';

/** A provider, and the node as it is to see it. */
export interface ProviderContext {
	context: IExecuteFunctions;
	provider: Provider;
}

/** What stays the same from the first item of a run to the last. */
export interface RunContext extends ProviderContext {
	account: Account;
	/** IANA zone of the workflow. */
	zone: string;
	/** Why no request can be made at all: the credential cannot be used. */
	unusable?: Cause;
	/** Ends the text of every message: the page on which a person responds. */
	link?: string;
	items: INodeExecutionData[];
	/** `message.send`, as results state it. */
	operation: string;
	onError: OnError;
	/**
	 * Hides the credentials' secrets in what came from outside: a response, an error of n8n. What the
	 * user or the node itself wrote is shown as it is.
	 */
	redact: <T>(value: T) => T;
	/** Sentences to show above the output; each once. */
	hints: Set<string>;
}

function readOnError(context: IExecuteFunctions): OnError {
	if (!context.continueOnFail()) return 'stop';
	return context.getNode().onError === 'continueErrorOutput' ? 'errorOutput' : 'continue';
}

/** Stands where the credential cannot be used: items are read all the same, and none is sent. */
const noAccount: Account = { baseUrl: '', zone: 'UTC', format: 'json', secrets: [] };

/** n8n throws when there is no credential, or when an expression in it fails. */
async function readCredential({ context, provider }: ProviderContext): Promise<Account | Cause> {
	const { credential, secrets } = provider;
	try {
		const read = readAccount(secrets, await context.getCredentials(credential));
		return read instanceof InvalidInput ? read.toCause() : read;
	} catch (error) {
		if (error instanceof Error) return quoted('authentication', '', error.message);
		return cause('authentication', 'The node has no credential');
	}
}

/**
 * Reads the credentials of all providers that take part, and gathers what they share: what one of
 * them says is shown without the secrets of all. Never throws.
 * @returns what starts the run of each
 */
export async function prepareRuns(
	ways: readonly ProviderContext[],
	operation: string,
): Promise<(way: ProviderContext) => RunContext> {
	const accounts = new Map<ProviderContext, Account | Cause>();
	for (const way of ways) accounts.set(way, await readCredential(way));
	const secrets = [...accounts.values()].flatMap((read) => ('kind' in read ? [] : read.secrets));
	const hidden = ways.flatMap(({ provider }) => provider.hiddenFields ?? []);
	const redact = redactor(secrets, hidden);
	const shared = { operation, redact, hints: new Set<string>() };
	return (way) => {
		const read = accounts.get(way) ?? noAccount;
		return {
			...shared,
			context: way.context,
			provider: way.provider,
			...('kind' in read
				? { account: noAccount, unusable: withoutSecrets(read, redact) }
				: { account: read }),
			zone: way.context.getTimezone(),
			items: way.context.getInputData(),
			onError: readOnError(way.context),
		};
	};
}

/** Whether the workflow was stopped, by hand or by its time limit. */
export function isStopped(context: IExecuteFunctions): boolean {
	return context.getExecutionCancelSignal()?.aborted ?? false;
}
