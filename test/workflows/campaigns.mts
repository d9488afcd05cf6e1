import type { IDataObject, INode } from 'n8n-workflow';

/** How a node sends to its recipients. */
export interface Campaign {
	/** Of the workflow and of its webhook's address. */
	id: string;
	provider: 'proTexting' | 'smsScheduler';
	/** Requests under way, and recipients in each. */
	concurrency: number;
	batchSize: number;
	settings?: IDataObject;
	duplicateKey?: string;
	onError?: INode['onError'];
	/** When the webhook answers. */
	responseMode?: 'onReceived' | 'lastNode';
}

const credentials = {
	proTexting: { proTextingApi: { id: 'simProTexting000', name: 'ProTexting (Simulator)' } },
	smsScheduler: { smsSchedulerApi: { id: 'simSmsScheduler0', name: 'SMS Scheduler (Simulator)' } },
};

/** The name of the node that sends. */
export const SENDER = 'Send';
/** The trigger that the editor's button starts. */
export const BUTTON = 'Button';

/** A webhook, or the editor's button, that sends to all `phones` once, by duplicate protection. */
export function workflowOf({
	id,
	provider,
	concurrency,
	batchSize,
	settings = {},
	duplicateKey = 'spring',
	onError = 'continueRegularOutput',
	responseMode = 'onReceived',
}: Campaign) {
	const to = { [SENDER]: { main: [[{ node: SENDER, type: 'main', index: 0 }]] } }[SENDER];
	const bulk = provider === 'smsScheduler' ? { batchSize } : {};
	return {
		id,
		name: id,
		settings,
		nodes: [
			{
				id: `${id}-hook`,
				name: 'Hook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				parameters: { httpMethod: 'POST', path: id, responseMode, options: {} },
				webhookId: id,
			},
			{
				id: `${id}-button`,
				name: BUTTON,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 200],
				parameters: {},
			},
			{
				id: `${id}-send`,
				name: SENDER,
				type: `n8n-nodes-sms-gateways.${provider}`,
				typeVersion: 1,
				position: [200, 0],
				parameters: {
					resource: 'message',
					operation: 'send',
					to: "={{ $json.body?.phones ?? ['+14155550999'] }}",
					message: 'The spring sale begins.',
					...(provider === 'smsScheduler' ? { senderId: 123 } : {}),
					options: { duplicateKey, concurrency, ...bulk },
				},
				credentials: credentials[provider],
				onError,
			},
		],
		connections: { Hook: to, [BUTTON]: to },
	};
}
