import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { searchProTextingKeywords } from './lists/keywords';
import { triggerFields } from './trigger/fields';
import { poll } from './trigger/poll';

/** Starts a workflow when ProTexting receives a message, or learns what became of one. */
export class ProTextingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ProTexting Trigger',
		name: 'proTextingTrigger',
		icon: { light: 'file:protexting.svg', dark: 'file:protexting.dark.svg' },
		group: ['trigger'],
		version: 1,
		// n8n puts words of its own behind a codex link, and a heading's name would be lost.
		documentationUrl:
			'https://example.com/n8n-nodes-sms-gateways/blob/main/docs/providers/protexting.md#triggers',
		subtitle:
			'={{ $parameter["event"] === "deliveryChanged" ? "when a delivery status changes" : "when a message arrives" }}',
		description: 'Starts the workflow when a message arrives or a delivery status changes',
		defaults: { name: 'ProTexting Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'proTextingApi', required: true }],
		polling: true,
		properties: triggerFields,
	};

	methods = { listSearch: { searchProTextingKeywords } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
