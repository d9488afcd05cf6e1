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
import { enswitchEvents, eventField } from './trigger/event';

/** Starts a workflow when Enswitch tells of a text. */
export class EnswitchTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Enswitch Trigger',
		name: 'enswitchTrigger',
		icon: { light: 'file:enswitch.svg', dark: 'file:enswitch.dark.svg' },
		group: ['trigger'],
		version: 1,
		// n8n puts words of its own behind a codex link, and a heading's name would be lost.
		documentationUrl:
			'https://example.com/n8n-nodes-sms-gateways/blob/main/docs/providers/enswitch.md#triggers',
		subtitle:
			'={{ $parameter["event"] === "any" ? "on any event" : "when a message arrives or is sent" }}',
		description: 'Starts the workflow when Enswitch reports a message or another event',
		defaults: { name: 'Enswitch Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [webhook],
		triggerPanel: triggerPanel(
			'Enswitch',
			'class=message&event=received&snumber=%2B14155550101&cnumber=2125550000&body=Hello',
		),
		activationMessage:
			'Enter the Production URL of the trigger in Enswitch, under Settings » Customer » Send events to URL.',
		properties: [
			setUpNotice('in Enswitch, under Settings » Customer » Send events to URL'),
			{
				displayName:
					"Enswitch also reports the messages you send. If your workflow replies, enter your own numbers in 'Ignore From' so that the workflow doesn't reply to itself endlessly.",
				name: 'loops',
				type: 'notice',
				default: '',
			},
			eventField,
			secretField,
			inboundOptions,
		],
	};

	webhookMethods = { default: lifecycle };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, enswitchEvents);
	}
}
