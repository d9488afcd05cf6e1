import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readAccount, type Account } from './account';
import type { InvalidInput } from './failure';
import type { Provider } from './operation';
import { redactor } from './redact';

/** How the node is to meet failures: its On Error setting. */
export type OnError = 'stop' | 'continue' | 'errorOutput';

/** What a run knows before its credential is looked at. */
export interface Surroundings {
	context: IExecuteFunctions;
	provider: Provider;
	items: INodeExecutionData[];
	/** `message.send`, as results state it. */
	operation: string;
	onError: OnError;
	/** Hides the credential's secrets in a text or an object. */
	redact: <T>(value: T) => T;
}

/** What stays the same from the first item of a run to the last. */
export interface Run extends Surroundings {
	account: Account;
	/** Whether output items are cut down to the fields that most workflows need. */
	simplified: boolean;
	/** Sentences to show above the output; each once. */
	hints: Set<string>;
}

function readOnError(context: IExecuteFunctions): OnError {
	if (!context.continueOnFail()) return 'stop';
	return context.getNode().onError === 'continueErrorOutput' ? 'errorOutput' : 'continue';
}

/**
 * Gathers what a run needs; the credential is read once.
 * @returns the run, or what is known of it and why its credential cannot be used
 */
export async function startRun(
	context: IExecuteFunctions,
	provider: Provider,
	operation: string,
): Promise<Run | (Surroundings & { unusable: InvalidInput })> {
	const read = readAccount(provider.secrets, await context.getCredentials(provider.credential));
	const surroundings = {
		context,
		provider,
		items: context.getInputData(),
		operation,
		onError: readOnError(context),
		redact: redactor('secrets' in read ? read.secrets : []),
	};
	if (!('secrets' in read)) return { ...surroundings, unusable: read };
	return {
		...surroundings,
		account: read,
		simplified: context.getNodeParameter('simplify', 0, true) === true,
		hints: new Set(),
	};
}

/** Whether the workflow was stopped, by hand or by its time limit. */
export function isStopped(context: IExecuteFunctions): boolean {
	return context.getExecutionCancelSignal()?.aborted ?? false;
}
