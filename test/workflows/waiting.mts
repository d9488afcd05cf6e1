import type { INode, INodeParameters } from 'n8n-workflow';

import { MODEL_CREDENTIAL } from './stage.mts';

const PACKAGE = 'n8n-nodes-sms-gateways';

export const BOSS = '+14155550160';
const ENSWITCH = { id: 'simEnswitch00000', name: 'Enswitch (Simulator)' };
const SCHEDULER = { id: 'simSmsScheduler0', name: 'SMS Scheduler (Simulator)' };

const node = (type: string, name: string, parameters: INodeParameters): INode => ({
	// An id as n8n's editor makes them: it is part of the link.
	id: name.toLowerCase().replace(/[^a-z]/g, '-'),
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

const manual = node('n8n-nodes-base.manualTrigger', 'Start', {});

const to = (name: string, type = 'main') => [[{ node: name, type, index: 0 }]];

/** What Send and Wait for Response is set to. */
export const asking: INodeParameters = {
	resource: 'message',
	operation: 'sendAndWait',
	to: BOSS,
	message: 'Refund order {{ 7 }} <b>"now"</b>?',
	from: '2125550000',
	approvalOptions: { values: { approvalType: 'double', disapproveLabel: 'No' } },
};

/** Asks, and says what came of it. */
export function questionWorkflow(id: string, parameters: INodeParameters = {}) {
	const ask = node(`${PACKAGE}.enswitch`, 'Ask } {{ "the" }} Boss', { ...asking, ...parameters });
	const order = node('n8n-nodes-base.set', 'Order', {
		mode: 'raw',
		jsonOutput: '{"order": 7}',
	});
	const after = node('n8n-nodes-base.set', 'After', {
		mode: 'raw',
		jsonOutput:
			'={{ { order: $("Order").item.json.order, data: $json.data, message: $json.message } }}',
	});
	return {
		id,
		name: id,
		settings: { executionOrder: 'v1' },
		nodes: [
			manual,
			{ ...order, typeVersion: 3.4 },
			{ ...ask, credentials: { enswitchApi: ENSWITCH } },
			{ ...after, typeVersion: 3.4 },
		],
		connections: {
			Start: { main: to('Order') },
			Order: { main: to(ask.name) },
			[ask.name]: { main: to('After') },
		},
	};
}

/** Asks the boss once for each item, one after the other. */
export function loopWorkflow(id: string) {
	const flow = questionWorkflow(id, { message: '={{ $json.order }}?' });
	const [start, order, ask] = flow.nodes;
	const loop = node('n8n-nodes-base.splitInBatches', 'Loop', { options: {} });
	const orders = {
		mode: 'raw',
		duplicateItem: true,
		duplicateCount: 1,
		jsonOutput: '{"order": 7}',
	};
	return {
		...flow,
		nodes: [start, { ...order, parameters: orders }, ask, { ...loop, typeVersion: 3 }],
		connections: {
			Start: { main: to('Order') },
			Order: { main: to('Loop') },
			Loop: { main: [[], ...to(ask?.name ?? '')] },
			[ask?.name ?? '']: { main: to('Loop') },
		},
	};
}

/** An agent that may text only after the boss has approved it. */
export function agentWorkflow(id: string) {
	const { operation: _hidden, resource: _too, ...gateParameters } = asking;
	const chat = node('n8n-nodes-base.set', 'Request', {
		mode: 'raw',
		jsonOutput: '{"chatInput": "Text Ann that her parcel is here."}',
	});
	const agent = node('@n8n/n8n-nodes-langchain.agent', 'Assistant', {
		promptType: 'define',
		text: '={{ $json.chatInput }}',
		options: {},
	});
	const model = node('@n8n/n8n-nodes-langchain.lmChatOpenAi', 'Model', {
		model: { __rl: true, mode: 'list', value: 'gpt-4.1-mini' },
		options: {},
	});
	const gate = node(`${PACKAGE}.enswitchHitlTool`, 'Boss', {
		...gateParameters,
		message:
			'=May {{ $tool.name }} text {{ $tool.parameters.phone }}: {{ $tool.parameters.text }}?',
	});
	const tool = node(`${PACKAGE}.smsSchedulerTool`, 'Send a Text', {
		descriptionType: 'manual',
		toolDescription: 'Sends one text message (SMS) to one phone.',
		resource: 'message',
		operation: 'send',
		to: "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('phone', ``, 'string') }}",
		message: "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('text', ``, 'string') }}",
		senderId: 123,
	});
	return {
		id,
		name: id,
		settings: { executionOrder: 'v1' },
		nodes: [
			manual,
			{ ...chat, typeVersion: 3.4 },
			{ ...agent, typeVersion: 3.1 },
			{ ...model, typeVersion: 1.2, credentials: { openAiApi: MODEL_CREDENTIAL } },
			{ ...gate, credentials: { enswitchApi: ENSWITCH } },
			{ ...tool, credentials: { smsSchedulerApi: SCHEDULER } },
		],
		connections: {
			Start: { main: to('Request') },
			Request: { main: to('Assistant') },
			Model: { ai_languageModel: to('Assistant', 'ai_languageModel') },
			'Send a Text': { ai_tool: to('Boss', 'ai_tool') },
			Boss: { ai_tool: to('Assistant', 'ai_tool') },
		},
	};
}
