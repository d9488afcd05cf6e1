/** Expressions that give something else each time they are evaluated: in the next try, too. */
import type { INodeParameters } from 'n8n-workflow';

import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import type { Subject } from '../subjects.mts';
import { accounted, onceEach } from './accounts.mts';
import { combinations, type Dimension, type Stage } from './dimension.mts';
import { alone, mark, send, type Sending, type Wish } from './sending.mts';

/** What changes from one evaluation to the next. */
const changing = ['text', 'time in text', 'sender', 'time', 'phone', 'spelling', 'all'] as const;
type Changing = (typeof changing)[number];

/** Who tries again. */
const again = ['retry on fail', 'retry from the list', 'both'] as const;

/** What the request after those that pass meets, and how many of them meet it. */
const meets = [
	'reset after acting',
	'HTTP 502 after acting',
	'an empty body',
	'reset before acting',
	'HTTP 400',
] as const;

const random = (count: number): string => `Math.floor(Math.random() * ${count})`;

/** Two senders of each provider's account. */
const senders: Record<string, INodeParameters> = {
	proTexting: { from: `={{ ['16463498001', '16463498002'][${random(2)}] }}` },
	smsScheduler: { senderId: `={{ [123, 124][${random(2)}] }}` },
	enswitch: { from: `={{ ['2125551234', '2125550000'][${random(2)}] }}` },
	voipCommunications: { from: `={{ ['17134567890', '17134567891'][${random(2)}] }}` },
};

/** One number of those that begin alike: another one each time. */
const anyOf = (start: string): string => `'${start}' + String(${random(10_000)}).padStart(4, '0')`;
/** No area or exchange of North America has 0 or 1 at its first place, or 11 at its end. */
const start = (item: number, place: number): string => `+1646${item + 2}3${place + 2}`;
const number = (item: number, place: number): string => `${start(item, place)}5000`;

/** One number in another spelling each time. */
function spelledAnew(e164: string): string {
	const [area, exchange, line] = [e164.slice(2, 5), e164.slice(5, 8), e164.slice(8)];
	const spellings = [
		e164,
		`(${area}) ${exchange}-${line}`,
		`1${e164.slice(2)}`,
		`00${e164.slice(1)}`,
	];
	return `${JSON.stringify(spellings)}[${random(spellings.length)}]`;
}

interface Draft {
	items: Sending['items'];
	wishes: Wish[];
	parameters: INodeParameters;
}

/** What is written in the fields, given how many recipients each item has. */
function draft(subject: Subject, what: Changing, seed: number, places: number[]): Draft {
	const is = (...some: Changing[]): boolean => what === 'all' || some.includes(what);
	const toGroups = subject.audience === 'groups';
	const wishes: Wish[] = places.flatMap((count, item) =>
		Array.from({ length: toGroups ? 1 : count }, (_, place) => ({
			item,
			place,
			fits: (phone: string) => toGroups || phone.startsWith(start(item, place)),
		})),
	);
	const write = (item: number, place: number): string =>
		is('phone')
			? anyOf(start(item, place))
			: what === 'spelling'
				? spelledAnew(number(item, place))
				: `'${number(item, place)}'`;
	const lists = places.map((count, item) =>
		Array.from({ length: count }, (_, place) => write(item, place)).join(" + ', ' + "),
	);
	const suffix = is('text')
		? ' {{ Math.random() }}'
		: is('time in text')
			? ' {{ $now.toMillis() }}'
			: '';
	const isScheduled = subject.operation === 'schedule';
	return {
		items: places.map((_, item) => ({ text: mark(seed, item), item })),
		wishes,
		parameters: {
			message: `={{ $json.text }}${suffix}`,
			...(toGroups ? {} : { to: `={{ [${lists.join(', ')}][$json.item] }}` }),
			...(is('sender') && !toGroups ? senders[subject.provider] : {}),
			...(is('time') && isScheduled ? { sendAt: '={{ $now.plus({ hours: 1 }) }}' } : {}),
		},
	};
}

/** Whether a subject has what is to change. */
function applies(subject: Subject, what: Changing): boolean {
	const { audience, operation } = subject;
	if (what === 'time') return operation === 'schedule';
	if (audience === 'groups') return !['sender', 'phone', 'spelling'].includes(what);
	return true;
}

interface How {
	subject: Subject;
	what: Changing;
	by: (typeof again)[number];
	meets: (typeof meets)[number];
}

async function perform(stage: Stage, seed: number, how: How): Promise<string[]> {
	const { subject, what, by } = how;
	const roll = dice(seed);
	const pick = <T,>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
	// A campaign of all items has one text, which an expression that changes does not give it.
	const together = subject.audience === 'list' && pick([true, false]);
	const places = together ? [2] : pick([[1, 1], [2, 1], [1, 2], [3]]);
	const { items, wishes, parameters } = draft(subject, what, seed, places);
	const { provider } = subject;
	const skip = pick([0, 1, 1]);
	if (skip > 0) stage.simulator.script({ provider, delayMs: 0, times: skip });
	stage.simulator.script({ provider, fault: how.meets, times: pick([1, 1, 2]), seed });
	const sending: Sending = {
		subject,
		items,
		wishes,
		parameters: {
			...parameters,
			...(subject.audience === 'list' ? { recipientsFrom: together ? 'allItems' : 'item' } : {}),
			options: {
				concurrency: pick([1, 10]),
				defaultCountry: 'US',
				...(subject.audience === 'groups' ? {} : { batchSize: pick([1, 1, 500]) }),
			},
		},
		maxTries: by === 'retry from the list' ? 1 : pick([2, 3]),
		retries: by === 'retry on fail' ? 0 : 3,
	};
	const sent = await send(stage, sending, seed);
	return [...onceEach(sent, seed), ...accounted(sent, seed)];
}

export const changes: Dimension = {
	name: 'expressions that change',
	sample: 160,
	trials: combinations({ subject: alone, what: changing, by: again, meets })
		.filter(({ subject, what }) => applies(subject, what))
		.map((how) => ({
			name: [how.subject.name, how.what, how.by, how.meets].join(', '),
			perform: async (stage, seed) => await perform(stage, seed, how),
		})),
};
