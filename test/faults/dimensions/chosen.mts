/** Between a failure and its retry, the user chooses another provider in SMS Gateway. */
import type { INodeParameters, IRun, Workflow } from 'n8n-workflow';

import { NODE_UNDER_TEST } from '../../../sandbox/engine/engine.mts';
import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import type { Sender } from '../subjects.mts';
import { onceEach } from './accounts.mts';
import { combinations, type Dimension, type Stage } from './dimension.mts';
import { chains, mark, send, type Sending } from './sending.mts';

const meets = ['reset after acting', 'HTTP 502 after acting', 'an empty body', 'HTTP 400'] as const;

/** The sender of each provider, where it needs one. */
const senders: Record<Sender, INodeParameters> = {
	proTexting: { from: '' },
	smsScheduler: { senderId: 123, from: '' },
	enswitch: { from: '2125550000' },
	voipCommunications: { from: '' },
};

interface How {
	subject: Sending['subject'];
	meets: (typeof meets)[number];
	turn: number;
}

async function perform(stage: Stage, seed: number, how: How): Promise<string[]> {
	const roll = dice(seed);
	const pick = <T,>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
	const { subject } = how;
	const { provider, fallback = provider } = subject;
	const phone = (item: number): string => `+164623350${10 + item}`;
	const all = pick([
		[0, 1],
		[0, 1, 2],
	]);
	const sending: Sending = {
		subject,
		items: all.map((item) => ({ to: phone(item), text: mark(seed, item) })),
		wishes: all.map((item) => ({ item, place: 0, fits: (number) => number === phone(item) })),
		parameters: {
			provider,
			fallbacks: [],
			...senders[provider],
			...(subject.audience === 'list' ? { recipientsFrom: 'item' } : {}),
			options: { concurrency: pick([1, 10]) },
		},
		retries: 1,
		beforeRetry: ({ run }) => {
			const records = Reflect.get(stage.engine, 'records') as WeakMap<IRun, { workflow: Workflow }>;
			const saved = records.get(run)?.workflow.getNode(NODE_UNDER_TEST);
			const stacked = run.data.executionData?.nodeExecutionStack[0]?.node;
			if (!saved || !stacked) throw new Error('There is nothing to retry');
			// Retry with the workflow as it is saved now: n8n reads the node from both.
			for (const { parameters } of [saved, stacked]) {
				// The editor keeps beside the choice which credentials are in use.
				const inUse = { [`${provider}InUse`]: false, [`${fallback}InUse`]: true };
				Object.assign(parameters, { provider: fallback, ...senders[fallback], ...inUse });
			}
		},
	};
	stage.simulator.script({ provider, delayMs: 0, times: pick([1, 2]) });
	stage.simulator.script({ provider, fault: how.meets, seed });
	const sent = await send(stage, sending, seed);
	return onceEach(sent, seed);
}

export const chosen: Dimension = {
	name: 'another provider at the retry',
	sample: 30,
	trials: combinations({ subject: chains, meets, turn: [1, 2, 3, 4] }).map((how) => ({
		name: [how.subject.name, how.meets, how.turn].join(', '),
		perform: async (stage, seed) => await perform(stage, seed, how),
	})),
};
