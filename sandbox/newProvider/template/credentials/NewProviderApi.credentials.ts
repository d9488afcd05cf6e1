import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { newProvider } from '../nodes/NewProvider/provider';
import { asObject } from '../nodes/shared/lib/data';
import { cleanedField } from '../nodes/shared/lib/pasted';
import { check, testedField } from '../nodes/shared/lists/credentialTest';

/** Access to a New Provider account. */
export class NewProviderApi implements ICredentialType {
	name = 'newProviderApi';

	displayName = 'New Provider API';

	documentationUrl = 'https://newprovider.example.com/docs';

	icon = {
		light: 'file:../nodes/NewProvider/newprovider.svg',
		dark: 'file:../nodes/NewProvider/newprovider.dark.svg',
	} as const;

	/** FACT: the base URL, and what the account identifies itself with. */
	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The key from the account page of New Provider',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://newprovider.example.com/v1',
			description:
				'Advanced: leave the default, unless you test with another server. Use http:// only within your own network, where nobody else can read the key.',
		},
		testedField,
	];

	/** FACT: where a request carries it. */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: `=Bearer {{ ${cleanedField('apiKey')} }}` } },
	};

	/** Judged by `preAuthentication`, which n8n calls first. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${cleanedField('baseUrl')}.replace(/\\/+$/, "") }}`,
			url: '/account',
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
	};

	/** FACT: a question that changes nothing and costs nothing, and how its answer is known. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await check(this, newProvider, credential, {
			request: () => ({ method: 'GET', path: 'account', dialect: 'none' }),
			authenticate: (options, field) => ({
				...options,
				headers: { ...options.headers, Authorization: `Bearer ${field('apiKey')}` },
			}),
			secrets: "'API Key'",
			passes: ({ status, body }) =>
				status === 200 && 'value' in body && asObject(body.value)?.account !== undefined,
		});
	}
}
