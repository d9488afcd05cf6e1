import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { enswitch } from '../nodes/Enswitch/provider';
import { asList, asObject, asText } from '../nodes/shared/lib/data';
import { cleanedField } from '../nodes/shared/lib/pasted';
import { check, testedField } from '../nodes/shared/lists/credentialTest';

/** Access to an Enswitch installation. */
export class EnswitchApi implements ICredentialType {
	name = 'enswitchApi';

	displayName = 'Enswitch API';

	documentationUrl =
		'https://example.com/n8n-nodes-sms-gateways/blob/main/docs/providers/enswitch.md#credentials';

	icon = {
		light: 'file:../nodes/Enswitch/enswitch.svg',
		dark: 'file:../nodes/Enswitch/enswitch.dark.svg',
	} as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://pbx.example.com/api/json',
			description:
				'Your Enswitch operator can provide this JSON API URL. Use http:// only within your own network, where nobody else can read the password.',
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			description: 'An Enswitch user whose role allows API access and sending messages',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: "The user's password",
		},
		testedField,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			body: {
				auth_username: `={{ ${cleanedField('username')} }}`,
				auth_password: `={{ ${cleanedField('password')} }}`,
			},
		},
	};

	/** Judged by `preAuthentication`, which n8n calls first. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: `={{ ${cleanedField('baseUrl')}.replace(/\\/+$/, "") }}`,
			url: '/user/login/',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
	};

	/**
	 * Logs in (user/login). The code in the body decides: 200 is a right password, and so is 402,
	 * where only the role lacks the privilege for this call.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await check(this, enswitch, credential, {
			request: () => ({ method: 'POST', path: 'user/login/', dialect: 'form', body: {} }),
			authenticate: (options, field) => ({
				...options,
				body: { auth_username: field('username'), auth_password: field('password') },
			}),
			secrets: "'Username' and 'Password'",
			passes: ({ body }) => {
				const answer = 'value' in body ? asObject(body.value) : undefined;
				const code = asText(asObject(asList(answer?.responses)?.[0])?.code);
				return code === '200' || code === '402';
			},
		});
	}
}
