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
import { operations } from './operations';
import { voipCommunications } from './provider';

/** Sends and schedules SMS with VoIP Communications. */
export class VoipCommunications implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'VoIP Communications',
		name: 'voipCommunications',
		icon: { light: 'file:voipcommunications.svg', dark: 'file:voipcommunications.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send, schedule and list messages with VoIP Communications',
		defaults: { name: 'VoIP Communications' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		webhooks: responseWebhooks,
		waitingNodeTooltip: waitingTooltip,
		credentials: [{ name: 'voipCommunicationsApi', required: true }],
		properties: properties(
			[
				{ name: 'Message', value: 'message' },
				{ name: 'Campaign', value: 'campaign' },
			],
			operations,
			voipCommunications.displayName,
		),
	};

	methods = { loadOptions: { getHoursTimezones, getTimezones } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, voipCommunications, operations);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await respond(this);
	}
}
