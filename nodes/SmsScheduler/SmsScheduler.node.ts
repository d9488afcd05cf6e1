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
import { smsScheduler } from './provider';

/** Sends, schedules, follows and deletes SMS with SMS Scheduler. */
export class SmsScheduler implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SMS Scheduler',
		name: 'smsScheduler',
		icon: { light: 'file:smsscheduler.svg', dark: 'file:smsscheduler.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send, schedule, track and delete messages with SMS Scheduler',
		defaults: { name: 'SMS Scheduler' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		webhooks: responseWebhooks,
		waitingNodeTooltip: waitingTooltip,
		credentials: [{ name: 'smsSchedulerApi', required: true }],
		properties: properties(
			[
				{ name: 'Message', value: 'message' },
				{ name: 'Campaign', value: 'campaign' },
			],
			operations,
			smsScheduler.displayName,
		),
	};

	methods = { loadOptions: { getHoursTimezones, getTimezones } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, smsScheduler, operations);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await respond(this);
	}
}
