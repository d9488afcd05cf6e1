/** Sending hours that end, and scheduled times that pass, while a run of many messages waits. */
import type { INodeParameters } from 'n8n-workflow';

import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import { accounted, onceEach } from './accounts.mts';
import { combinations, type Dimension, type Stage } from './dimension.mts';
import { clockOf, everyDay } from './hours.mts';
import { alone, mark, send, type Sending } from './sending.mts';

const MINUTE = 60_000;
/** More messages than fit into the time that is left. */
const messages = 14;
/** Milliseconds that a message may take from the node to the phone. */
const underWay = 2000;

const ends = ['hours', 'time, refused', 'time, sent now'] as const;
/** Why the run waits. */
const waits = ['requests per minute', 'pauses of the provider'] as const;

interface How {
	subject: Sending['subject'];
	ends: (typeof ends)[number];
	waits: (typeof waits)[number];
	concurrency: number;
}

const applies = ({ subject, ends: what }: How): boolean =>
	(what === 'hours') === (subject.operation === 'send');

/** Some requests pass, then the provider asks for half a minute of quiet; and so on. */
function pause({ simulator }: Stage, { subject: { provider } }: How): void {
	for (let n = 0; n < messages; n += 2) {
		simulator.script({ provider, delayMs: 0, times: 2 });
		const headers = { 'Retry-After': '30', 'Content-Type': 'text/html' };
		simulator.script({ provider, answer: { status: 429, headers, body: 'Too many requests' } });
	}
}

function optionsOf(how: How, now: number, end: number): INodeParameters {
	const open = { from: clockOf(now - 5 * MINUTE), to: clockOf(end) };
	return {
		concurrency: how.concurrency,
		batchSize: 1,
		combineItems: false,
		...(how.waits === 'requests per minute' ? { requestsPerMinute: 6 } : {}),
		...(how.ends === 'hours'
			? { sendingHours: { hours: { ...open, ...everyDay, otherwise: 'refuse' } } }
			: { ifPast: how.ends === 'time, sent now' ? 'sendNow' : 'fail' }),
	};
}

async function perform(stage: Stage, seed: number, how: How): Promise<string[]> {
	const { subject } = how;
	const roll = dice(seed);
	const now = Date.now();
	// A whole minute, as Sending Hours have it, from one to two minutes ahead.
	const end = Math.ceil((now + MINUTE) / MINUTE) * MINUTE;
	const isList = subject.audience === 'list';
	const together = isList && roll() < 0.5;
	const phone = (n: number): string => `+1646233${5000 + n}`;
	const all = Array.from({ length: messages }, (_, n) => n);
	if (how.waits !== 'requests per minute') pause(stage, how);
	const sending: Sending = {
		subject,
		items: together
			? [{ to: all.map(phone).join(), text: mark(seed, 0) }]
			: all.map((n) => ({ to: phone(n), text: mark(seed, n) })),
		wishes: all.map((n) => ({
			item: together ? 0 : n,
			place: n,
			fits: (number) => subject.audience === 'groups' || number === phone(n),
		})),
		parameters: {
			...(isList ? { recipientsFrom: 'item' } : {}),
			...(subject.operation === 'schedule' ? { sendAt: new Date(end).toISOString() } : {}),
			options: optionsOf(how, now, end),
		},
		onError: 'continueRegularOutput',
	};
	const sent = await send(stage, sending, seed);
	// Up to a minute late counts as now, and is as the user asked.
	const last = end + underWay + (how.ends === 'hours' ? 0 : MINUTE);
	const late = how.ends === 'time, sent now' ? [] : sent.ledger.filter(({ at }) => at >= last);
	const seconds = late.map(({ at }) => Math.round((at - end) / 1000));
	const missing = sending.wishes.length - sent.ledger.length;
	// A message that meets three pauses is given up, and the output says so.
	const isSure = how.ends === 'time, sent now' && how.waits === 'requests per minute';
	const isLost = isSure && subject.audience !== 'groups' && missing > 0;
	return [
		...(late.length > 0 ? [`${late.length} sent too late, by ${seconds.join()} s`] : []),
		...(isLost ? [`lost: ${missing} of those to be sent now`] : []),
		...onceEach(sent, seed),
		...accounted(sent, seed),
	];
}

export const closing: Dimension = {
	name: 'windows that close',
	sample: 40,
	alone: true,
	trials: combinations({ subject: alone, ends, waits, concurrency: [1, 3, 10] })
		.filter(applies)
		.map((how) => ({
			name: [how.subject.name, how.ends, how.waits, `${how.concurrency} at once`].join(', '),
			perform: async (stage, seed) => await perform(stage, seed, how),
		})),
};
