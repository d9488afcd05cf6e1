import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { setUpNotice, triggerPanel } from '../shared/inbound/panel';
import { lifecycle, receive, webhook } from '../shared/inbound/receive';
import { secretField } from '../shared/inbound/secret';
import { inboundOptions } from '../shared/inbound/settings';
import { voipCommunicationsReplies } from './trigger/reply';

/** Starts a workflow when somebody writes to a two-way number of VoIP Communications. */
export class VoipCommunicationsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'VoIP Communications Trigger',
		name: 'voipCommunicationsTrigger',
		icon: { light: 'file:voipcommunications.svg', dark: 'file:voipcommunications.dark.svg' },
		group: ['trigger'],
		version: 1,
		// n8n puts words of its own behind a codex link, and a heading's name would be lost.
		documentationUrl:
			'https://example.com/n8n-nodes-sms-gateways/blob/main/docs/providers/voip-communications.md#triggers',
		subtitle: 'when a reply arrives',
		description: 'Starts the workflow when a reply to a two-way number arrives',
		defaults: { name: 'VoIP Communications Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [webhook],
		triggerPanel: triggerPanel('VoIP Communications', 'from=14155550101&to=17134567890&msg=Hello'),
		activationMessage:
			"At VoIP Communications, enter the trigger's Production URL as the Callback URL of your number.",
		properties: [
			setUpNotice(
				'at VoIP Communications as the Callback URL of each number that receives replies',
			),
			{
				displayName:
					"Unverified: the provider doesn't document the fields it sends. If From, To or Text is empty, find the value in 'raw', which contains the whole request.",
				name: 'unverified',
				type: 'notice',
				default: '',
			},
			secretField,
			inboundOptions,
		],
	};

	webhookMethods = { default: lifecycle };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, voipCommunicationsReplies);
	}
}
