import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readAccount, type Account } from './account';
import { cause, InvalidInput, type Cause } from './failure';
import type { Provider } from './operation';
import { redactor } from './redact';

/** How the node is to meet failures: its On Error setting. */
export type OnError = 'stop' | 'continue' | 'errorOutput';

/** What stays the same from the first item of a run to the last. */
export interface Run {
	context: IExecuteFunctions;
	provider: Provider;
	account: Account;
	/** IANA zone of the workflow. */
	zone: string;
	/** Why no request can be made at all: the credential cannot be used. */
	unusable?: Cause;
	items: INodeExecutionData[];
	/** `message.send`, as results state it. */
	operation: string;
	onError: OnError;
	/** Hides the credential's secrets in a text or an object. */
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
async function readCredential(
	context: IExecuteFunctions,
	{ credential, secrets }: Provider,
): Promise<Account | Cause> {
	try {
		const read = readAccount(secrets, await context.getCredentials(credential));
		return read instanceof InvalidInput ? read.toCause() : read;
	} catch (error) {
		return cause(
			'authentication',
			error instanceof Error ? error.message : 'There is no credential',
		);
	}
}

/** Gathers what a run needs; the credential is read once. Never throws. */
export async function startRun(
	context: IExecuteFunctions,
	provider: Provider,
	operation: string,
): Promise<Run> {
	const read = await readCredential(context, provider);
	const account = 'kind' in read ? noAccount : read;
	return {
		context,
		provider,
		account,
		zone: context.getTimezone(),
		...('kind' in read ? { unusable: read } : {}),
		items: context.getInputData(),
		operation,
		onError: readOnError(context),
		redact: redactor(account.secrets, provider.hiddenFields),
		hints: new Set(),
	};
}

/** Whether the workflow was stopped, by hand or by its time limit. */
export function isStopped(context: IExecuteFunctions): boolean {
	return context.getExecutionCancelSignal()?.aborted ?? false;
}
