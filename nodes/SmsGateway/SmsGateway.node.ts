import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { getGroups } from '../ProTexting/lists/groups';
import { respond, responseWebhooks, waitingTooltip } from '../shared/conversation/respond';
import { getHoursTimezones, getTimezones } from '../shared/lists/loadOptions';
import { executeChosen } from './execute';
import { gatewayLists } from './lists';
import { offers } from './offers';
import {
	gatewayCredentials,
	gatewayProperties,
	gatewaySubtitle,
	gatewayVersions,
} from './properties';

/** One node for all providers: which one is a parameter, and others take over what it rejects. */
export class SmsGateway implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SMS Gateway',
		name: 'smsGateway',
		icon: { light: 'file:smsgateway.svg', dark: 'file:smsgateway.dark.svg' },
		group: ['output'],
		version: gatewayVersions,
		subtitle: gatewaySubtitle(offers),
		description: 'Send messages with the provider you choose, and fall back to other providers',
		defaults: { name: 'SMS Gateway' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		webhooks: responseWebhooks,
		waitingNodeTooltip: waitingTooltip,
		credentials: gatewayCredentials(offers),
		properties: gatewayProperties(offers),
	};

	methods = {
		loadOptions: { getGroups, getHoursTimezones, getTimezones },
		listSearch: gatewayLists(offers),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeChosen(this, offers);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await respond(this);
	}
}
