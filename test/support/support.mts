import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IWorkflowSettings,
	OnError,
} from 'n8n-workflow';

import {
	createEngine,
	NODE_UNDER_TEST,
	type Engine,
	type Running,
	type RunResult,
} from '../../sandbox/engine/engine.mts';
import {
	createSimulator,
	type Simulator,
	type SimulatorOptions,
} from '../../sandbox/simulator/simulator.mts';
import type { ProviderName, ReceivedRequest } from '../../sandbox/simulator/types.mts';
import type { Shown } from './shown.mts';

export type { Failure, Preview, Shown } from './shown.mts';

/** A credential type, and what a send needs beside recipients and text. */
const usual: Partial<Record<ProviderName, { credential: string; parameters: INodeParameters }>> = {
	proTexting: { credential: 'proTextingApi', parameters: {} },
	smsScheduler: { credential: 'smsSchedulerApi', parameters: { senderId: 123 } },
	enswitch: { credential: 'enswitchApi', parameters: { from: '2125550000' } },
	voipCommunications: { credential: 'voipCommunicationsApi', parameters: {} },
};

/** How a node is run; what is left out is as a user finds it. */
export interface How {
	parameters?: INodeParameters;
	items?: ReadonlyArray<INodeExecutionData | IDataObject>;
	/** Fields of the credential that differ from the right ones. */
	credential?: IDataObject;
	onError?: OnError;
	retryOnFail?: boolean;
	settings?: IWorkflowSettings;
}

/** n8n's engine and the simulator, side by side. */
export class Bench {
	readonly engine: Engine;
	readonly simulator: Simulator;

	constructor(engine: Engine, simulator: Simulator) {
		this.engine = engine;
		this.simulator = simulator;
	}

	/** Runs an operation such as `message.send`; results come in full. */
	run(provider: ProviderName, operation: string, how: How = {}): Running<RunResult> {
		const [resource = '', name = ''] = operation.split('.');
		const { credential, parameters } =
			usual[provider] ?? assert.fail(`${provider} has no usual send`);
		return this.engine.run({
			items: how.items ?? [{}],
			...(how.settings ? { settings: how.settings } : {}),
			node: {
				type: provider,
				parameters: {
					resource,
					operation: name,
					simplify: false,
					message: 'Hello',
					...parameters,
					...how.parameters,
				},
				credentials: { [credential]: this.credential(provider, how.credential) },
				...(how.onError ? { onError: how.onError } : {}),
				...(how.retryOnFail ? { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } : {}),
			},
		});
	}

	/** The right credential of the simulator's account, but for some fields. */
	credential(provider: ProviderName, changes: IDataObject = {}): Record<string, string> {
		return { ...this.simulator.credentials[provider], ...(changes as Record<string, string>) };
	}

	/** The next request gets this answer, literally. */
	answer(
		provider: ProviderName,
		body: string,
		status = 200,
		headers?: Record<string, string>,
	): void {
		const answer = headers ? { status, headers, body } : { status, body };
		this.simulator.script({ provider, answer });
	}

	get requests(): readonly ReceivedRequest[] {
		return this.simulator.requests;
	}

	/** To whom each request went: its recipients, joined as one text. */
	get recipients(): string[] {
		return this.requests.map(({ body }) =>
			body.startsWith('{')
				? (JSON.parse(body) as { phone_numbers: string[] }).phone_numbers.join(' ')
				: (new URLSearchParams(body).get('to') ?? '').replaceAll(',', ' '),
		);
	}
}

/** Opens an engine and a simulator for the tests of a file, as good as new before each of them. */
export function useBench(options: SimulatorOptions = {}): () => Bench {
	let bench: Bench | undefined;
	before(async () => {
		bench = new Bench(await createEngine(), await createSimulator(options));
	});
	beforeEach(() => bench?.simulator.reset());
	after(async () => {
		await bench?.engine.close();
		await bench?.simulator.close();
	});
	return () => {
		assert.ok(bench, 'the bench is not open yet');
		return bench;
	};
}

export function shown(result: RunResult, output = 0): Shown[] {
	return (result.outputs[output] ?? []).map(({ json }) => json as unknown as Shown);
}

/** The only item of an output. */
export function only(result: RunResult, output = 0): Shown {
	const [one, ...others] = shown(result, output);
	assert.ok(one && others.length === 0, `there are ${shown(result, output).length} items`);
	return one;
}

/** What the node's context keeps after a run, under a name. */
export function contextOf(result: RunResult, name: string): IDataObject {
	const contexts = result.run.data.executionData?.contextData ?? {};
	return (contexts[`node:${NODE_UNDER_TEST}`]?.[name] ?? {}) as IDataObject;
}

/** Everything that a person or another node could see of a run. */
export function visible(result: RunResult): string {
	const { outputs, hints, error, thrown } = result;
	return JSON.stringify({ outputs, hints, error, thrown: thrown.map(String) });
}

/** The n-th of many French phones, in E.164. */
export const phone = (n: number): string => `+33612${100_000 + n}`;

/** Items with one phone each. */
export const phones = (count: number): Array<{ phone: string; n: number }> =>
	Array.from({ length: count }, (_, n) => ({ phone: phone(n), n }));

/** The recipient of each item is its field `phone`. */
export const toPhone = '={{ $json.phone }}';
