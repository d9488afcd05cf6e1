/** Retry from the list of executions hours or days later, when what was right has passed. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import { moveOn } from '../time.mts';
import { accounted, onceEach, said } from './accounts.mts';
import { combinations, type Dimension, type Stage } from './dimension.mts';
import { clockOf, everyDay } from './hours.mts';
import { alone, mark, send, type Sending } from './sending.mts';

const HOUR = 3_600_000;

const passed = ['time, refused', 'time, sent now', 'hours'] as const;
const meets = ['HTTP 400', 'HTTP 401', 'reset after acting', 'reset before acting'] as const;
const hours = [3, 48] as const;

interface How {
	subject: Sending['subject'];
	passed: (typeof passed)[number];
	meets: (typeof meets)[number];
	hours: (typeof hours)[number];
}

const applies = ({ subject, passed: what }: How): boolean =>
	(what === 'hours') === (subject.operation === 'send');

function optionsOf({ passed: what }: How, now: number): INodeParameters {
	if (what !== 'hours') return { ifPast: what === 'time, sent now' ? 'sendNow' : 'fail' };
	const open = { from: clockOf(now - HOUR), to: clockOf(now + HOUR) };
	return { sendingHours: { hours: { ...open, ...everyDay, otherwise: 'refuse' } } };
}

async function perform(stage: Stage, seed: number, how: How): Promise<string[]> {
	const roll = dice(seed);
	const pick = <T,>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
	const { subject } = how;
	const { provider, audience } = subject;
	const now = Date.now();
	const phone = (item: number): string => `+164623350${10 + item}`;
	const items: IDataObject[] = Array.from({ length: pick([2, 3]) }, (_, item) => ({
		to: phone(item),
		text: mark(seed, item),
		at: new Date(now + HOUR).toISOString(),
	}));
	stage.simulator.script({ provider, delayMs: 0, times: 1 });
	stage.simulator.script({ provider, fault: how.meets, seed });
	const sending: Sending = {
		subject,
		items,
		wishes: items.map((_, item) => ({
			item,
			place: 0,
			fits: (number) => audience === 'groups' || number === phone(item),
		})),
		parameters: {
			...(subject.operation === 'schedule' ? { sendAt: '={{ $json.at }}' } : {}),
			...(audience === 'list' ? { recipientsFrom: 'item' } : {}),
			options: { concurrency: 1, combineItems: false, ...optionsOf(how, now) },
		},
		retries: 2,
		beforeRetry: () => moveOn(how.hours * HOUR),
	};
	const sent = await send(stage, sending, seed);
	const [first] = sent.results;
	const before = first ? said({ last: first }) : undefined;
	const after = said(sent);
	const isKept = before && after && after.accepted >= before.accepted;
	return [
		...onceEach(sent, seed),
		...(isKept ? [] : [`forgotten: ${JSON.stringify(before)} became ${JSON.stringify(after)}`]),
		...accounted(sent, seed),
	];
}

export const later: Dimension = {
	name: 'a retry much later',
	sample: 60,
	alone: true,
	trials: combinations({ subject: alone, passed, meets, hours })
		.filter(applies)
		.map((how) => ({
			name: [how.subject.name, how.passed, how.meets, `${how.hours} h`].join(', '),
			perform: async (stage, seed) => await perform(stage, seed, how),
		})),
};
