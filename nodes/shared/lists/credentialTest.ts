import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { readAccount, type Account } from '../contract/account';
import type { Provider } from '../contract/provider';
import type { ProviderRequest } from '../contract/request';
import type { ProviderResponse } from '../contract/response';
import { classify } from '../http/classifyResponse';
import { observe } from '../http/transport';
import { cleaned } from '../lib/pasted';
import { redactor } from '../lib/redactor';
import { InvalidInput, advice } from '../result/failure';

/** How a credential is tried out: one question that changes nothing and costs nothing. */
interface Probe {
	request: (account: Account) => ProviderRequest;
	/**
	 * Adds the credential to the request, as `authenticate` does for the nodes.
	 * @param field a field of the credential as it is sent
	 */
	authenticate: (
		options: IHttpRequestOptions,
		field: (name: string) => string,
	) => IHttpRequestOptions;
	/** The labels of the fields that say who asks, as a sentence names them. */
	secrets: string;
	/** Whether the answer shows that the provider knows the credential. */
	passes: (answer: ProviderResponse) => boolean;
}

/** Milliseconds that a test may take. */
const patience = 15_000;

const inUse = 'inUse';

/**
 * The hidden field by which n8n decides whether to call `preAuthentication`: it does so while the
 * field is empty. In a test there is no node, so it is. In an execution it is not, and a node's
 * requests are made without a test before them.
 */
export const testedField = {
	displayName: 'Tested',
	name: 'tested',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: `={{ $nodeId ? "${inUse}" : "" }}`,
} as const satisfies INodeProperties;

/**
 * The same where there is a node and no execution: n8n resolves a credential for polls and
 * drop-downs as for a test, so `$nodeId` is empty there, too.
 */
export function withoutTest(
	credential: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	return { ...credential, [testedField.name]: inUse };
}

/**
 * Tries a credential out and decides on the answer itself: n8n's own rules can tell neither a 404
 * from a 401, nor a 200 that says no.
 * @returns nothing to keep, so that the next test asks again
 * @throws Error with one sentence on what is wrong and what to do; it never shows a secret
 */
export async function check(
	helper: IHttpRequestHelper,
	provider: Provider,
	credential: ICredentialDataDecryptedObject,
	probe: Probe,
): Promise<IDataObject> {
	const account = readAccount(provider.secrets, credential);
	if (account instanceof InvalidInput) throw account;
	const hide = redactor(account.secrets);
	const field = (name: string) => cleaned(credential[name]);
	const send = async (options: IHttpRequestOptions) =>
		(await helper.helpers.httpRequest(probe.authenticate(options, field))) as unknown;
	const observation = await observe(send, account, probe.request(account), patience);
	const passed = observation.seen === 'response' && probe.passes(observation.response);
	if (passed) return {};
	const classified = classify(provider, observation);
	const outage = observation.seen === 'response' && observation.response.status >= 500;
	const foreign =
		observation.seen === 'response' && observation.response.body.form === 'unreadable' && !outage;
	if (classified.submission === 'accepted' || foreign) {
		throw new Error(`No ${provider.displayName} API responds at this address: check 'Base URL'`);
	}
	const { kind, message } = classified.cause;
	const mend = kind === 'authentication' ? `Check ${probe.secrets}.` : advice[kind];
	const next = outage ? 'Try again later.' : mend;
	throw new Error(hide(`${message.replace(/\.$/, '')}. ${next}`));
}
