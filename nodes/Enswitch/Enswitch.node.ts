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
import { searchEnswitchSenders } from './lists/senders';
import { operations } from './operations';
import { enswitch } from './provider';

/** Sends texts and lists them with Enswitch. */
export class Enswitch implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Enswitch',
		name: 'enswitch',
		icon: { light: 'file:enswitch.svg', dark: 'file:enswitch.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send messages with Enswitch. To send later, add a Wait node before this node.',
		defaults: { name: 'Enswitch' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		webhooks: responseWebhooks,
		waitingNodeTooltip: waitingTooltip,
		credentials: [{ name: 'enswitchApi', required: true }],
		properties: properties(
			[
				{ name: 'Message', value: 'message' },
				{ name: 'Campaign', value: 'campaign' },
			],
			operations,
			enswitch.displayName,
		),
	};

	methods = {
		listSearch: { searchEnswitchSenders },
		loadOptions: { getHoursTimezones, getTimezones },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, enswitch, operations);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await respond(this);
	}
}
