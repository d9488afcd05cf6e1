import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { protexting } from '../nodes/ProTexting/provider';
import { accountTimezoneField } from '../nodes/shared/form/accountTimezone';
import { asNumber, asObject } from '../nodes/shared/lib/data';
import { cleanedField } from '../nodes/shared/lib/pasted';
import { check, testedField } from '../nodes/shared/lists/credentialTest';

/** Access to a ProTexting account. */
export class ProTextingApi implements ICredentialType {
	name = 'proTextingApi';

	displayName = 'ProTexting API';

	documentationUrl =
		'https://example.com/n8n-nodes-sms-gateways/blob/main/docs/providers/protexting.md#credentials';

	icon = {
		light: 'file:../nodes/ProTexting/protexting.svg',
		dark: 'file:../nodes/ProTexting/protexting.dark.svg',
	} as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: `Activate the API app in your ProTexting account and allow your n8n's IP address. ProTexting's page "API Getting Started" shows where to find the token.`,
		},
		accountTimezoneField(
			'Etc/GMT+5',
			'The time zone that ProTexting documents for dates: "GMT-5:00 EST", all year. If scheduled messages arrive an hour early in summer, choose Eastern Time with daylight saving.',
		),
		{
			displayName: 'Format',
			name: 'format',
			type: 'options',
			options: [
				{ name: 'JSON', value: 'json' },
				{ name: 'XML', value: 'xml' },
			],
			default: 'json',
			description:
				'Advanced: the format of requests and responses. JSON and XML lead to the same results.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api2.protexting.com/v1',
			description:
				'Advanced: leave the default, unless you test with another server. Use http:// only within your own network, where nobody else can read the token.',
		},
		testedField,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { qs: { access_token: `={{ ${cleanedField('accessToken')} }}` } },
	};

	/** Judged by `preAuthentication`, which n8n calls first. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${cleanedField('baseUrl')}.replace(/\\/+$/, "") }}`,
			url: '/credits/balance',
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
	};

	/** Asks for the balance (available-credits-balance): read-only, and the smallest answer. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await check(this, protexting, credential, {
			request: () => ({ method: 'GET', path: 'credits/balance', dialect: 'json' }),
			authenticate: (options, field) => ({
				...options,
				qs: { access_token: field('accessToken') },
			}),
			secrets: "'Access Token'",
			passes: ({ status, body }) =>
				status === 200 &&
				'value' in body &&
				asNumber(asObject(body.value)?.AvailableCredits) !== undefined,
		});
	}
}
