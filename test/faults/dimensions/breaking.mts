/** Connections that break with any error of the operating system, before the request or after it. */
import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import { accounted, onceEach, said } from './accounts.mts';
import { combinations, type Dimension, type Stage } from './dimension.mts';
import { alone, chains, mark, send, type Sending } from './sending.mts';
import {
	allowConnections,
	breakConnections,
	refuseConnections,
	watchConnections,
} from './sockets.mts';

/** What may come over a connection that was there. */
const during = [
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENETDOWN',
	'EHOSTDOWN',
	'ENETRESET',
	'EPIPE',
	'ECONNRESET',
	'ECONNABORTED',
	'ETIMEDOUT',
	'EPROTO',
	'ENOBUFS',
	'ENOTCONN',
	'EIO',
	'EPERM',
];
/** What may come when there is none yet. */
const before = [...during, 'ECONNREFUSED', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'];

/** What the provider had done when the connection broke. */
const moments = {
	'after acting': 'hang after acting',
	'before acting': 'hang before acting',
} as const;
type Moment = keyof typeof moments | 'before connecting';

interface How {
	subject: Sending['subject'];
	code: string;
	moment: Moment;
}

/** Breaks the connection as soon as a request is there. @returns what ends the wait for it */
function breakAtRequest({ simulator }: Stage, { code, subject }: How): () => void {
	const port = Number(new URL(simulator.url).port);
	const timer = setInterval(() => {
		if (!simulator.requests.some(({ provider }) => provider === subject.provider)) return;
		clearInterval(timer);
		breakConnections(port, code);
	}, 2);
	return () => clearInterval(timer);
}

/** Arms the fault. @returns what disarms it */
function arm(stage: Stage, how: How, seed: number): () => void {
	watchConnections();
	const { simulator } = stage;
	if (how.moment !== 'before connecting') {
		const fault = moments[how.moment];
		simulator.script({ provider: how.subject.provider, fault, seed });
		return breakAtRequest(stage, how);
	}
	const port = Number(new URL(simulator.url).port);
	// A connection that is kept would do without a new one.
	breakConnections(port, 'ECONNRESET');
	refuseConnections(port, how.code);
	return () => allowConnections(port);
}

async function perform(stage: Stage, seed: number, how: How): Promise<string[]> {
	const roll = dice(seed);
	const pick = <T,>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
	const { subject, moment } = how;
	const { audience } = subject;
	const phone = (item: number): string => `+164623350${10 + item}`;
	const all = pick([[0], [0, 1]]);
	const sending: Sending = {
		subject,
		items: all.map((item) => ({ to: phone(item), text: mark(seed, item) })),
		wishes: all.map((item) => ({
			item,
			place: 0,
			fits: (number) => audience === 'groups' || number === phone(item),
		})),
		parameters: {
			...(audience === 'list' ? { recipientsFrom: 'item' } : {}),
			options: { concurrency: 1 },
		},
		onError: pick(['continueRegularOutput', 'stopWorkflow']),
		maxTries: pick([1, 2]),
		retries: pick([0, 1]),
	};
	const disarm = arm(stage, how, seed);
	const sent = await send(stage, { ...sending, beforeRetry: disarm }, seed).finally(disarm);
	const counts = said(sent);
	const isOpen = moment === 'before connecting' || counts?.unknown === 1;
	return [
		...onceEach(sent, seed),
		...(isOpen ? [] : [`not unknown: ${JSON.stringify(counts)}`]),
		...accounted(sent, seed),
	];
}

export const breaking: Dimension = {
	name: 'connections that break',
	sample: 100,
	trials: combinations({
		subject: [...alone, ...chains],
		code: before,
		moment: ['before connecting', 'before acting', 'after acting'] as const,
	})
		.filter(({ code, moment }) => moment === 'before connecting' || during.includes(code))
		.map((how) => ({
			name: [how.subject.name, how.code, how.moment].join(', '),
			perform: async (stage, seed) => await perform(stage, seed, how),
		})),
};
