import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { respond, responseWebhooks, waitingTooltip } from '../shared/conversation/respond';
import { execute } from '../shared/execute';
import { properties } from '../shared/form/properties';
import { getHoursTimezones, getTimezones } from '../shared/lists/loadOptions';
import { getGroups } from './lists/groups';
import { searchProTextingNumbers } from './lists/numbers';
import { searchProTextingTemplates } from './lists/templates';
import { operations } from './operations';
import { protexting } from './provider';

/** Sends, schedules and follows SMS and MMS with ProTexting. */
export class ProTexting implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ProTexting',
		name: 'proTexting',
		icon: { light: 'file:protexting.svg', dark: 'file:protexting.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send, schedule and track messages with ProTexting',
		defaults: { name: 'ProTexting' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		webhooks: responseWebhooks,
		waitingNodeTooltip: waitingTooltip,
		credentials: [{ name: 'proTextingApi', required: true }],
		properties: properties(
			[
				{ name: 'Message', value: 'message' },
				{ name: 'Campaign', value: 'campaign' },
				{ name: 'Contact', value: 'contact' },
				{ name: 'Account', value: 'account' },
			],
			operations,
			protexting.displayName,
		),
	};

	methods = {
		loadOptions: { getGroups, getHoursTimezones, getTimezones },
		listSearch: { searchProTextingNumbers, searchProTextingTemplates },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, protexting, operations);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await respond(this);
	}
}
