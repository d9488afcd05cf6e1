import type { IDataObject } from 'n8n-workflow';

import type { Engine } from '../../sandbox/engine/engine.mts';
import type { Simulator } from '../../sandbox/simulator/simulator.mts';
import { SUBJECT, TRIGGER, type Saved } from './saved.mts';

/** Has the provider answer as it did then. */
export function answerAsThen(simulator: Simulator, { provider, answers }: Saved): void {
	simulator.reset();
	for (const { status = 200, headers = {}, body } of answers) {
		simulator.script({ provider, answer: { status, headers, body } });
	}
}

/** Runs a saved workflow in n8n's engine. @returns what its node puts out */
export async function perform(
	engine: Engine,
	simulator: Simulator,
	saved: Saved,
): Promise<IDataObject[]> {
	answerAsThen(simulator, saved);
	const result = await engine.runWorkflow({ ...saved.workflow, pinData: { [TRIGGER]: [{}] } });
	if (result.error !== undefined) throw new Error(result.error.message);
	return result
		.node(SUBJECT)
		.outputs.flat()
		.map(({ json }) => json);
}
