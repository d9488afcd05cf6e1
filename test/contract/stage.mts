import assert from 'node:assert/strict';
import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import {
	createEngine,
	type CredentialData,
	type Engine,
	type RunResult,
} from '../../sandbox/engine/engine.mts';
import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import type { ReceivedRequest } from '../../sandbox/simulator/types.mts';
import type { Exchange, OperationFixture, ProviderFixture, Through } from './types.mts';

/** How a fixture's operation is run; what is left out is as the fixture has it. */
export interface Performance {
	variant?: string;
	credential?: CredentialData;
	parameters?: INodeParameters;
	items?: IDataObject[];
	onError?: OnError;
	retryOnFail?: boolean;
}

/** The engine and the simulator, for the checks of one provider. */
export class Stage {
	readonly fixture: ProviderFixture;
	readonly through: Through;
	readonly engine: Engine;
	readonly simulator: Simulator;

	private constructor(
		fixture: ProviderFixture,
		through: Through,
		engine: Engine,
		simulator: Simulator,
	) {
		this.fixture = fixture;
		this.through = through;
		this.engine = engine;
		this.simulator = simulator;
	}

	static async open(fixture: ProviderFixture, through: Through): Promise<Stage> {
		return new Stage(fixture, through, await createEngine(), await createSimulator());
	}

	async close(): Promise<void> {
		await this.engine.close();
		await this.simulator.close();
	}

	/** The right credential of the simulator's account. */
	credential(variant?: string): CredentialData {
		const { provider, variants } = this.fixture;
		const name = variant ?? Object.keys(variants)[0] ?? '';
		return { ...this.simulator.credentials[provider], ...variants[name] };
	}

	/** The next requests get these answers, literally. */
	answer(answers: ReadonlyArray<Exchange['answer']>): void {
		for (const { status = 200, headers = {}, body } of answers) {
			this.simulator.script({ provider: this.fixture.provider, answer: { status, headers, body } });
		}
	}

	/** Runs an operation through the engine; results come in full unless asked otherwise. */
	async run(operation: OperationFixture, how: Performance = {}): Promise<RunResult> {
		const { credential } = this.fixture;
		const { type, parameters } = this.through;
		return await this.engine.run({
			items: how.items ?? [{}],
			node: {
				type,
				parameters: {
					...parameters,
					resource: operation.resource,
					operation: operation.operation,
					simplify: false,
					...operation.parameters,
					...how.parameters,
				},
				credentials: { [credential]: how.credential ?? this.credential(how.variant) },
				...(how.onError ? { onError: how.onError } : {}),
				...(how.retryOnFail ? { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } : {}),
			},
		});
	}

	/** The requests since the last reset, oldest first. */
	get requests(): readonly ReceivedRequest[] {
		return this.simulator.requests;
	}

	/** A request as a fixture states it. */
	line(request: ReceivedRequest): string {
		const base = new URL(this.simulator.baseUrls[this.fixture.provider]).pathname;
		return `${request.method} ${request.url.slice(base.length + 1)}`;
	}

	/** Every text that a person or another node could see of a run. */
	visible(result: RunResult): string {
		const { outputs, hints, error } = result;
		return JSON.stringify({ outputs, hints, error, thrown: result.thrown.map(String) });
	}
}

/** The json of an output's items. */
export function jsonOf(result: RunResult, output = 0): IDataObject[] {
	return (result.outputs[output] ?? []).map(({ json }) => json);
}

/** The first of a list that must have one. */
export function first<T>(list: readonly T[]): T {
	const [one] = list;
	assert.ok(one !== undefined, 'there is none');
	return one;
}
