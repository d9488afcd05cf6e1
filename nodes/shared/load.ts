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

/** Names of today that the list of the machine has under older ones, or not at all. */
const newer = [
	'America/Nuuk',
	'Asia/Ho_Chi_Minh',
	'Asia/Kathmandu',
	'Asia/Kolkata',
	'Asia/Yangon',
	'Europe/Kyiv',
	'UTC',
];

/** The workflow's own time zone, and every other that the machine knows. */
export async function getTimezones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), ...newer])].sort();
	const options = zones.map((zone) => ({ name: zone, value: zone }));
	return [{ name: "The Workflow's Timezone", value: workflowZone }, ...options];
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
	const { kind, message, code } = classified.why;
	// n8n runs the test of the credential first; what it throws has no code of the network's.
	const ofTheTest = observation.seen === 'noAnswer' && code === null;
	throw new NodeOperationError(context.getNode(), hide(message), {
		description: advice[ofTheTest ? 'authentication' : kind],
	});
}
