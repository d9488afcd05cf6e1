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
import { smsScheduler } from '../nodes/SmsScheduler/provider';

/** Access to an SMS Scheduler account. */
export class SmsSchedulerApi implements ICredentialType {
	name = 'smsSchedulerApi';

	displayName = 'SMS Scheduler API';

	documentationUrl =
		'https://example.com/n8n-nodes-sms-gateways/blob/main/docs/providers/sms-scheduler.md#credentials';

	icon = {
		light: 'file:../nodes/SmsScheduler/smsscheduler.svg',
		dark: 'file:../nodes/SmsScheduler/smsscheduler.dark.svg',
	} as const;

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The API token from your SMS Scheduler account page',
		},
		accountTimezoneField(
			'Europe/Paris',
			"The time zone that SMS Scheduler uses for dates, which the provider doesn't document. To check it, schedule a message to your own phone and compare the times.",
		),
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://sms-scheduler.com/api/v1',
			description:
				'Advanced: leave the default, unless you test with another server. Use http:// only within your own network, where nobody else can read the key.',
		},
		testedField,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: `=Bearer {{ ${cleanedField('apiKey')} }}` } },
	};

	/** Judged by `preAuthentication`, which n8n calls first. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${cleanedField('baseUrl')}.replace(/\\/+$/, "") }}`,
			url: '/sms/0',
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
	};

	/**
	 * Asks for an SMS that cannot exist, since the API has no question about the account. 401 is a
	 * wrong key; 404 or 200 mean that it was accepted. Which is checked first is not documented.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await check(this, smsScheduler, credential, {
			request: () => ({ method: 'GET', path: 'sms/0', dialect: 'none' }),
			authenticate: (options, field) => ({
				...options,
				headers: { ...options.headers, Authorization: `Bearer ${field('apiKey')}` },
			}),
			secrets: "'API Key'",
			passes: ({ status, body }) =>
				status === 404
					? body.form === 'empty' || body.form === 'json'
					: status === 200 && 'value' in body && asObject(body.value)?.status !== undefined,
		});
	}
}
