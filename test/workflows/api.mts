import { setTimeout as sleep } from 'node:timers/promises';
import type { INode, IRunData } from 'n8n-workflow';

import { OWNER } from '../../sandbox/start/owner.mts';
import { field } from '../../sandbox/start/rest.mts';
import { unflatten } from './flatted.mts';
import type { N8n } from './n8n.mts';
import type { SavedWorkflow } from './files.mts';

/** What became of one execution, or is becoming of it. */
export interface Execution {
	status: string;
	/** When a waiting execution goes on. */
	waitTill: string | null;
	runData: IRunData;
	error: string | undefined;
}

const UNDER_WAY: readonly string[] = ['new', 'running'];
const LIMIT_MS = 60_000;
const INTERVAL_MS = 100;

/** What a person does in n8n's editor, over the REST API that the editor uses. */
export class Api {
	private readonly n8n: Pick<N8n, 'rest' | 'url'>;

	/** @param n8n its url is where webhooks are called */
	constructor(n8n: Pick<N8n, 'rest' | 'url'>) {
		this.n8n = n8n;
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return (await this.n8n.rest.get(`/workflows/${id}`)) as SavedWorkflow;
	}

	/** Saves a change of the imported copy. */
	async edit(id: string, change: (node: INode) => INode): Promise<void> {
		const { name, nodes, connections, versionId } = await this.workflow(id);
		const changed = { name, nodes: nodes.map(change), connections, versionId };
		await this.n8n.rest.patch(`/workflows/${id}`, changed);
	}

	/**
	 * From now on its webhooks and forms answer, each call in an execution of its own. A trigger
	 * that is switched off in the file, so that the button starts the sample, is switched on first.
	 */
	async publish(id: string): Promise<void> {
		await this.edit(id, (node) => ({ ...node, disabled: false }));
		const { versionId } = await this.workflow(id);
		await this.n8n.rest.post(`/workflows/${id}/activate`, { versionId });
	}

	/** What the editor's button does. @returns the execution's id */
	async execute(id: string, trigger: string): Promise<string> {
		const started = await this.n8n.rest.post(`/workflows/${id}/run`, {
			workflowData: await this.workflow(id),
			triggerToStartFrom: { name: trigger },
		});
		const execution = field(started, 'executionId');
		if (typeof execution === 'string') return execution;
		throw new Error(`${trigger} has no sample data, so n8n waits for it to be called.`);
	}

	/** What became of publishing, which n8n does a moment later, as the editor shows it. */
	async publication(id: string): Promise<string> {
		const last = Date.now() + LIMIT_MS;
		for (;;) {
			const shown = await this.n8n.rest.get(`/workflows/${id}/publication-status`);
			if (field(shown, 'status') !== 'in_progress') return JSON.stringify(shown);
			if (Date.now() > last) throw new Error(`Workflow ${id} is still being published.`);
			await sleep(INTERVAL_MS);
		}
	}

	/** Waits for a call at the trigger's test URL, as the editor's button does. */
	async listen(id: string, trigger: string): Promise<void> {
		const waits = await this.n8n.rest.post(`/workflows/${id}/run`, {
			workflowData: await this.workflow(id),
			triggerToStartFrom: { name: trigger },
		});
		if (field(waits, 'waitingForWebhook') !== true) throw new Error(`${trigger} does not listen.`);
	}

	/** Brings in a workflow, and publishes it: its webhooks answer from now on. */
	async create(workflow: object & { id: string }): Promise<void> {
		await this.n8n.rest.post('/workflows', workflow);
		await this.publish(workflow.id);
	}

	/** The Stop button. */
	async stop(id: string): Promise<void> {
		await this.n8n.rest.post(`/executions/${id}/stop`, {});
	}

	/** Retry in the list of executions, to its end. @returns the id of the new execution */
	async retry(workflowId: string, id: string): Promise<string> {
		const before = await this.executions(workflowId);
		await this.n8n.rest.post(`/executions/${id}/retry`, { loadWorkflow: false });
		const retried = (await this.executions(workflowId)).find((one) => !before.includes(one));
		if (typeof retried === 'string') return retried;
		throw new Error(`Execution ${id} was not retried.`);
	}

	/** The ids of a workflow's executions: those that run, and then the latest first. */
	async executions(workflowId: string): Promise<unknown[]> {
		return [...(await this.statuses(workflowId)).keys()];
	}

	/** The statuses of a workflow's latest executions by their ids, in that order. */
	async statuses(workflowId: string, limit = 20): Promise<Map<string, string>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const address = `/executions?filter=${filter}&limit=${limit}`;
		const results = field(await this.n8n.rest.get(address), 'results');
		const rows = Array.isArray(results) ? results : [];
		return new Map(rows.map((one) => [String(field(one, 'id')), String(field(one, 'status'))]));
	}

	async execution(id: string): Promise<Execution> {
		const found = await this.n8n.rest.get(`/executions/${id}`);
		const result = field(unflatten(String(field(found, 'data'))), 'resultData');
		const waitTill = field(found, 'waitTill');
		const message = field(field(result, 'error'), 'message');
		return {
			status: String(field(found, 'status')),
			waitTill: typeof waitTill === 'string' ? waitTill : null,
			runData: (field(result, 'runData') ?? {}) as IRunData,
			error: message === undefined ? undefined : String(message),
		};
	}

	/** Waits until an execution rests in a state that `isEnough`. */
	async until(
		id: string,
		isEnough: (status: string) => boolean,
		limit = LIMIT_MS,
	): Promise<Execution> {
		const last = Date.now() + limit;
		for (;;) {
			const execution = await this.execution(id);
			const { status } = execution;
			if (!UNDER_WAY.includes(status) && isEnough(status)) return execution;
			if (Date.now() > last) throw new Error(`Execution ${id} is still ${status}.`);
			await sleep(INTERVAL_MS);
		}
	}

	/** Where a webhook, or a form, is called from outside. */
	addressOf(path: string): string {
		return this.n8n.url + path;
	}

	/** A request from outside: to a webhook, or a form. */
	async fromOutside(address: string, init: RequestInit): Promise<Response> {
		const last = Date.now() + LIMIT_MS;
		for (;;) {
			const response = await fetch(this.addressOf(address), init);
			// n8n opens the addresses of a published workflow a moment later.
			if (response.status !== 404 || Date.now() > last) return response;
			await sleep(INTERVAL_MS);
		}
	}

	/** A file that a node put out, as the editor downloads it. */
	async file(id: string): Promise<Buffer> {
		const headers = { 'content-type': 'application/json', 'browser-id': 'sms-gateways-tests' };
		const { email: emailOrLdapLoginId, password } = OWNER;
		const login = await fetch(`${this.n8n.url}/rest/login`, {
			method: 'POST',
			headers,
			body: JSON.stringify({ emailOrLdapLoginId, password }),
		});
		const cookie = login.headers.getSetCookie().join('; ');
		const query = new URLSearchParams({ id, action: 'download' });
		const address = `${this.n8n.url}/rest/binary-data?${query}`;
		const response = await fetch(address, { headers: { ...headers, cookie } });
		if (!response.ok) throw new Error(`The file: ${response.status} ${await response.text()}`);
		return Buffer.from(await response.arrayBuffer());
	}
}
