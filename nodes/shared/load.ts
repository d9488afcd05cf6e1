import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { readAccount, type Account } from './account';
import { defaultSettings } from './draft';
import { workflowZone } from './options';
import { advice, InvalidInput } from './failure';
import type { Provider } from './operation';
import { redactor } from './redact';
import type { ProviderRequest } from './request';
import type { Answer } from './response';
import { classify } from './submission';
import { observe, withCredential } from './transport';

/** The workflow's own time zone, and every other that the machine knows. */
export async function getTimezones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ name: zone, value: zone }));
	return [{ name: "The Workflow's Timezone", value: workflowZone }, ...zones];
}

/**
 * Asks the provider for the entries of a drop-down.
 * @throws NodeOperationError that says in one line why there are none
 */
export async function load(
	context: ILoadOptionsFunctions,
	provider: Provider,
	request: (account: Account) => ProviderRequest,
): Promise<Answer> {
	const account = readAccount(provider.secrets, await context.getCredentials(provider.credential));
	if (account instanceof InvalidInput) {
		throw new NodeOperationError(context.getNode(), account.message);
	}
	const send = withCredential(context, provider);
	const observation = await observe(send, account, request(account), defaultSettings.timeout);
	const classified = classify(provider, observation);
	if (classified.as === 'taken') return classified.answer;
	const hide = redactor(account.secrets);
	throw new NodeOperationError(context.getNode(), hide(classified.why.message), {
		description: advice[classified.why.kind],
	});
}
