import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import type { LedgerEntry, ProviderName } from '../../sandbox/simulator/types.mts';
import { seedsFor } from '../../sandbox/start/credentials.mts';
import { Api, type Execution } from './api.mts';
import { createModel, type Lines, type Model } from './model.mts';
import { openN8n, type N8n } from './n8n.mts';

const NEW_EXECUTION_LIMIT_MS = 20_000;

/** What the scripted model has the agent send, and says of it. */
export const AGENT = {
	toolArguments: { phone: '+14155550151', text: 'Your parcel is here until 18:00.' },
	verdict: 'Ann was texted: accepted.',
};

/** The credential that a person would make for a model of their own. */
export const MODEL_CREDENTIAL = { id: 'scriptedModel000', name: 'Scripted model' };

/** n8n with the examples in it, the simulated providers, and a language model with a script. */
export class Stage {
	readonly simulator: Simulator;
	readonly model: Model;
	readonly api: Api;
	readonly n8n: N8n;

	private constructor(simulator: Simulator, model: Model, n8n: N8n) {
		this.simulator = simulator;
		this.model = model;
		this.n8n = n8n;
		this.api = new Api(n8n);
	}

	/** @param lines what the model says */
	static async open(lines: Lines = AGENT): Promise<Stage> {
		const simulator = await createSimulator();
		const model = await createModel(lines);
		try {
			const data = { apiKey: 'none', url: model.url };
			const ofModel = { ...MODEL_CREDENTIAL, type: 'openAiApi', data };
			const n8n = await openN8n([...seedsFor(simulator.credentials), ofModel]);
			return new Stage(simulator, model, n8n);
		} catch (error) {
			await simulator.close();
			await model.close();
			throw error;
		}
	}

	async close(): Promise<void> {
		await this.n8n.close();
		await this.simulator.close();
		await this.model.close();
	}

	/** What these phones received from this provider, oldest first. */
	received(provider: ProviderName, ...phones: readonly string[]): LedgerEntry[] {
		return this.simulator.ledger.filter(
			(entry) => entry.provider === provider && phones.includes(entry.phone),
		);
	}

	/** Executes an example as the editor's button does, to its end. */
	async execute(workflowId: string, trigger: string): Promise<Execution> {
		return await this.ended(await this.api.execute(workflowId, trigger));
	}

	/** Calls a published example from outside. @returns the id of the execution that this starts */
	async call(workflowId: string, address: string, init: RequestInit): Promise<string> {
		const before = await this.api.executions(workflowId);
		const response = await this.api.fromOutside(address, init);
		assert.ok(response.ok, `${address}: ${response.status} ${await response.text()}`);
		const last = Date.now() + NEW_EXECUTION_LIMIT_MS;
		for (;;) {
			const [latest] = await this.api.executions(workflowId);
			if (typeof latest === 'string' && !before.includes(latest)) return latest;
			assert.ok(Date.now() < last, `${address} started no execution`);
			await sleep(50);
		}
	}

	/** Calls a published example's webhook, and waits for the execution's end. */
	async post(workflowId: string, webhook: string, body: object): Promise<Execution> {
		return await this.ended(await this.call(workflowId, `/webhook/${webhook}`, json(body)));
	}

	/** An execution that came to its end without an error. */
	async ended(id: string, limit?: number): Promise<Execution> {
		const execution = await this.api.until(id, (status) => status !== 'waiting', limit);
		assert.equal(execution.error, undefined);
		assert.equal(execution.status, 'success');
		return execution;
	}
}

/** A request with a JSON body. */
export function json(body: object): RequestInit {
	const headers = { 'content-type': 'application/json' };
	return { method: 'POST', headers, body: JSON.stringify(body) };
}

/** The items that a node put out, over all its runs. */
export function itemsOf({ runData }: Execution, node: string): INodeExecutionData[] {
	return (runData[node] ?? []).flatMap(({ data }) => data?.['main']?.[0] ?? []);
}

/** The same, without files and links. */
export function outputOf(execution: Execution, node: string): IDataObject[] {
	return itemsOf(execution, node).map(({ json: output }) => output);
}
