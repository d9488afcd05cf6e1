import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type {
	IDataObject,
	IHookFunctions,
	INode,
	IWebhookData,
	IWebhookFunctions,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { acquireN8n, releaseN8n, type N8n } from '../../sandbox/engine/n8n.mts';
import { loadPackages, type NodeCatalogue } from '../../sandbox/engine/nodes.mts';
import { root } from '../nodes/package.mts';

export const SECRET = 'Only-the+provider/knows&this';
/** The node's URL, after n8n's own address. */
export const URL_OF_NODE = `/webhook/0b7e1f3c/:sms-0b7e1f3c?key=${encodeURIComponent(SECRET)}`;

export type Trigger = 'enswitchTrigger' | 'voipCommunicationsTrigger';

/** A call as n8n hands it to a node. */
export interface Request {
	method?: string;
	url?: string;
	type?: string;
	/** As it came over the wire. */
	text?: string | Buffer;
	/** What n8n made of a form of several parts. */
	parts?: unknown;
	ip?: string;
}

/** What became of a call. */
export interface Outcome {
	/** The first item, which is the only one of most calls. */
	item: IDataObject | undefined;
	items: IDataObject[];
	/** What n8n answers, or the node itself. */
	status: number;
	answer: unknown;
	type: string | undefined;
}

/** The triggers of the package in n8n's own contexts. */
export class Triggers {
	private readonly n8n: N8n;
	private readonly catalogue: NodeCatalogue;

	constructor(n8n: N8n, catalogue: NodeCatalogue) {
		this.n8n = n8n;
		this.catalogue = catalogue;
	}

	private place(trigger: Trigger, parameters: object) {
		const type = `n8n-nodes-sms-gateways.${trigger}`;
		const node: INode = {
			id: 'trigger',
			name: 'Trigger',
			type,
			typeVersion: 1,
			position: [0, 0],
			parameters: { secret: SECRET, ...parameters },
			webhookId: '0b7e1f3c',
		};
		const { Workflow } = this.n8n.workflow;
		const about = { id: 'w', name: 'w', nodes: [node], connections: {}, active: true };
		const workflow = new Workflow({ ...about, nodeTypes: this.catalogue, settings: {} });
		return { node, workflow, implementation: this.catalogue.getByNameAndVersion(type) };
	}

	/** Calls a trigger as n8n does once it has found it by its path. */
	async call(trigger: Trigger, request: Request, parameters: object = {}): Promise<Outcome> {
		const { node, workflow, implementation } = this.place(trigger, parameters);
		const nothing = { item: undefined, items: [], answer: undefined, type: undefined };
		const outcome: Outcome = { ...nothing, status: 0 };
		const additional = {
			httpRequest: httpRequest(request),
			httpResponse: httpResponse(outcome),
		} as unknown as IWorkflowExecuteAdditionalData;
		const of = {} as IWebhookData;
		const { WebhookContext } = this.n8n.core;
		const context = new WebhookContext(workflow, node, additional, 'webhook', of, [], null);
		const result: IWebhookResponseData =
			(await implementation.webhook?.call(asN8nSeesIt<IWebhookFunctions>(context))) ?? {};
		if (result.noWebhookResponse !== true) {
			Object.assign(outcome, { status: 200, answer: result.webhookResponse });
		}
		const [items = [], ...outputs] = result.workflowData ?? [];
		assert.deepEqual(outputs, []);
		return { ...outcome, item: items[0]?.json, items: items.map(({ json }) => json) };
	}

	/** What n8n does when the workflow is published, or when the editor listens. */
	async register(trigger: Trigger, parameters: object): Promise<void> {
		const { node, workflow, implementation } = this.place(trigger, parameters);
		const { HookContext } = this.n8n.core;
		const additional = {} as IWorkflowExecuteAdditionalData;
		const hook = new HookContext(workflow, node, additional, 'trigger', 'activate');
		const context = asN8nSeesIt<IHookFunctions>(hook);
		const methods = implementation.webhookMethods?.default;
		if (await methods?.checkExists.call(context)) return;
		assert.equal(await methods?.create.call(context), true);
		assert.equal(await methods?.delete.call(context), true);
	}
}

function httpRequest({ method = 'POST', url = URL_OF_NODE, type, text, parts, ip }: Request) {
	const headers = type === undefined ? {} : { 'content-type': type };
	const rawBody = parts === undefined ? Buffer.from(text ?? '') : undefined;
	return { method, url, headers, rawBody, body: parts, ip: ip ?? '203.0.113.7' };
}

/** n8n-core's contexts name a workflow's name as one that may be missing, and n8n-workflow's do not. */
function asN8nSeesIt<Functions>(context: unknown): Functions {
	return context as Functions;
}

/** As Express has it, as far as a node uses it. */
function httpResponse(outcome: Outcome) {
	const response = {
		status: (status: number) => (Object.assign(outcome, { status }), response),
		type: (type: string) => (Object.assign(outcome, { type }), response),
		send: (answer: string) => (Object.assign(outcome, { answer }), response),
	};
	return response;
}

/** n8n-core with the package in it, for the tests of one file. */
export function useTriggers(): () => Triggers {
	let triggers: Triggers | undefined;
	before(async () => {
		const n8n = acquireN8n();
		triggers = new Triggers(n8n, await loadPackages(n8n, [root]));
	});
	after(releaseN8n);
	return () => {
		assert.ok(triggers);
		return triggers;
	};
}

/** Makes calls in the tests of one file: the items that each starts the workflow with. */
export function useCalls() {
	const triggers = useTriggers();
	return async (trigger: Trigger, request: Request, parameters = {}): Promise<IDataObject[]> => {
		const { items, status } = await triggers().call(trigger, request, parameters);
		// It is responded to with 200 in any case.
		assert.equal(status, 200);
		return items;
	};
}

/** A call with a body in JSON. */
export const json = (body: unknown): Request => ({
	type: 'application/json',
	text: JSON.stringify(body),
});

/** Who wrote what. */
export const told = (items: readonly IDataObject[]) => items.map(({ from, text }) => [from, text]);

/** The same fields as JSON and, where all are values, as a form. */
export function forms(body: IDataObject): Request[] {
	const values = Object.entries(body).map(([name, value]) => [name, String(value)]);
	if (Object.values(body).some((value) => typeof value === 'object')) return [json(body)];
	return [
		json(body),
		{ type: 'application/x-www-form-urlencoded', text: String(new URLSearchParams(values)) },
	];
}
