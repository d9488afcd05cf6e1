import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { accountTimezoneField } from '../nodes/shared/form/accountTimezone';
import { asObject } from '../nodes/shared/lib/data';
import { cleanedField } from '../nodes/shared/lib/pasted';
import { check, testedField } from '../nodes/shared/lists/credentialTest';
import { voipCommunications } from '../nodes/VoipCommunications/provider';

/** Access to a VoIP Communications account. */
export class VoipCommunicationsApi implements ICredentialType {
	name = 'voipCommunicationsApi';

	displayName = 'VoIP Communications API';

	documentationUrl =
		'https://example.com/n8n-nodes-sms-gateways/blob/main/docs/providers/voip-communications.md#credentials';

	icon = {
		light: 'file:../nodes/VoipCommunications/voipcommunications.svg',
		dark: 'file:../nodes/VoipCommunications/voipcommunications.dark.svg',
	} as const;

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The API key of your VoIP Communications account',
		},
		{
			displayName: 'API Password',
			name: 'apiPassword',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The API password of your account, not your login password',
		},
		accountTimezoneField(
			'America/Chicago',
			"VoIP Communications doesn't document its time zone, but its pages show US Central Time with daylight saving. To check it, schedule a message to your own phone and compare the times.",
		),
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://voip-communications.net/api-v2/index.php',
			description:
				'Advanced: leave the default, unless you test with another server. Use http:// only within your own network, where nobody else can read the password.',
		},
		testedField,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			auth: {
				username: `={{ ${cleanedField('apiKey')} }}`,
				password: `={{ ${cleanedField('apiPassword')} }}`,
			},
		},
	};

	/** Judged by `preAuthentication`, which n8n calls first. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${cleanedField('baseUrl')}.replace(/\\/+$/, "") }}`,
			url: '/cms/user',
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
	};

	/**
	 * Asks for the account (cms/user; undocumented, known from the provider's app). The answer
	 * echoes the API password, so nothing of it is ever shown.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await check(this, voipCommunications, credential, {
			request: () => ({ method: 'GET', path: 'cms/user', dialect: 'none' }),
			authenticate: (options, field) => ({
				...options,
				auth: { username: field('apiKey'), password: field('apiPassword') },
			}),
			secrets: "'API Key' and 'API Password'",
			passes: (answer) =>
				answer.status === 200 &&
				'value' in answer.body &&
				asObject(asObject(answer.body.value)?.user) !== undefined &&
				voipCommunications.judge(answer) === undefined,
		});
	}
}
