/** A provider that refuses for the account's sake is not asked again and again. */
import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import { accounted, onceEach, shownOf } from './accounts.mts';
import { combinations, type Dimension, type Stage } from './dimension.mts';
import { alone, chains, mark, send, type Sending, type Sent } from './sending.mts';

const recipients = 100;

/** What the account is refused with, and the kinds of failure that may be made of it. */
const meets: Readonly<Record<string, readonly string[]>> = {
	'HTTP 401': ['authentication'],
	'HTTP 402': ['credit'],
	'429 with Retry-After in an hour': ['throttled'],
	'429 with Retry-After as a date of next year': ['throttled'],
};

interface How {
	subject: Sending['subject'];
	meets: string;
	concurrency: number;
}

/** Who is left comes out with the reason, or with the fallback that was asked for it. */
function reasons(sent: Sent, { subject, meets: fault }: How): string[] {
	const kinds = meets[fault] ?? [];
	const bad = shownOf(sent).flatMap(({ shown }) => {
		const failures = [
			...(shown.failure ? [{ to: shown.to, failure: shown.failure }] : []),
			...(shown.failures ?? []),
		];
		const others = failures.filter(({ failure }) => !kinds.includes(failure.kind));
		const handed = subject.fallback ? failures.length : 0;
		return [
			...others.map(({ failure }) => `a reason: ${failure.kind}, not ${kinds.join()}`),
			...(handed > 0 ? [`not handed on: ${JSON.stringify(failures[0])}`] : []),
		];
	});
	// Who was never asked refused nothing: at least one was, and no more than there were requests.
	const named = shownOf(sent).filter(({ shown }) => shown.refusedBy?.length).length;
	const isHandedOn = subject.fallback && shownOf(sent).some(({ shown }) => !shown.recipients);
	if (isHandedOn && named === 0) bad.push('handed on, and nobody says by whom it was refused');
	return [...new Set(bad)];
}

async function perform(stage: Stage, seed: number, how: How): Promise<string[]> {
	const { subject, concurrency } = how;
	const roll = dice(seed);
	const pick = <T,>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
	/** How many requests pass before. */
	const skip = pick([0, 7]);
	const phone = (n: number): string => `+1646233${5000 + n}`;
	const isList = subject.audience === 'list';
	const together = isList || pick([true, false]);
	const all = Array.from({ length: recipients }, (_, n) => n);
	const items = together
		? [{ to: all.map(phone).join(', '), text: mark(seed, 0) }]
		: all.map((n) => ({ to: phone(n), text: mark(seed, n) }));
	const sending: Sending = {
		subject,
		items,
		wishes: all.map((n) => ({
			item: together ? 0 : n,
			place: n,
			fits: (number) => number === phone(n),
		})),
		parameters: {
			...(isList ? { recipientsFrom: 'item' } : {}),
			options: { concurrency, batchSize: 1 },
		},
		onError: pick(['continueRegularOutput', 'continueErrorOutput']),
	};
	const { provider } = subject;
	if (skip > 0) stage.simulator.script({ provider, delayMs: 0, times: skip });
	stage.simulator.script({ provider, fault: how.meets, times: 1e9, seed });
	const sent = await send(stage, sending, seed);
	const most = skip + concurrency;
	const asked = sent.requests.length;
	return [
		...(asked <= most ? [] : [`asked ${asked} times, ${most} at most`]),
		...onceEach(sent, seed),
		...accounted(sent, seed),
		...reasons(sent, how),
	];
}

const subjects = [...alone, ...chains].filter(({ audience }) => audience !== 'groups');

export const broken: Dimension = {
	name: 'an account that is refused',
	sample: 24,
	trials: combinations({
		subject: subjects,
		meets: Object.keys(meets),
		concurrency: [1, 5, 10],
	}).map((how) => ({
		name: [how.subject.name, how.meets, `${how.concurrency} at once`].join(', '),
		perform: async (stage, seed) => await perform(stage, seed, how),
	})),
};
