import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { carrierPigeon } from '../nodes/CarrierPigeon/provider';
import { asObject } from '../nodes/shared/lib/data';
import { cleanedField } from '../nodes/shared/lib/pasted';
import { check, testedField } from '../nodes/shared/lists/credentialTest';

/** Access to a Carrier Pigeon account. */
export class CarrierPigeonApi implements ICredentialType {
	name = 'carrierPigeonApi';

	displayName = 'Carrier Pigeon API';

	documentationUrl = 'https://carrierpigeon.example.com/docs';

	icon = {
		light: 'file:../nodes/CarrierPigeon/carrierpigeon.svg',
		dark: 'file:../nodes/CarrierPigeon/carrierpigeon.dark.svg',
	} as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Loft Token',
			name: 'loftToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The key from the account page of Carrier Pigeon',
		},
		{
			displayName: 'Account Timezone',
			name: 'accountTimezone',
			type: 'string',
			default: 'Pacific/Chatham',
			description: 'The zone in which the loft reads times',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://carrierpigeon.example.com/v1',
			description:
				'Advanced: leave the default, unless you test with another server. Use http:// only within your own network, where nobody else can read the key.',
		},
		testedField,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'X-Loft-Key': `={{ ${cleanedField('loftToken')} }}` } },
	};

	/** Judged by `preAuthentication`, which n8n calls first. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${cleanedField('baseUrl')}.replace(/\\/+$/, "") }}`,
			url: '/loft',
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
	};

	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await check(this, carrierPigeon, credential, {
			request: () => ({ method: 'GET', path: 'loft', dialect: 'none' }),
			authenticate: (options, field) => ({
				...options,
				headers: { ...options.headers, 'X-Loft-Key': field('loftToken') },
			}),
			secrets: "'Loft Token'",
			passes: ({ status, body }) =>
				status === 200 && 'value' in body && asObject(body.value)?.coo === 'yes',
		});
	}
}
