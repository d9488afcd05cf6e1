import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { dice } from '../../sandbox/simulator/faults/fault.mts';
import { faultOf, type Case } from './cases.mts';

/** One message to one phone that the user wants, in the item that says so. */
export interface Wish {
	item: number;
	/** E.164; of a campaign to groups it is not known here. */
	to: string;
	text: string;
	/** What no phone has: it must come out as rejected. */
	bad: boolean;
	/** Its item names the phone before: it is held back as a duplicate. */
	repeats: boolean;
}

/** The input of a case, and what may come of it. */
export interface Plan {
	items: IDataObject[];
	wishes: Wish[];
	parameters: INodeParameters;
	/** How many requests pass before the fault, and how many meet it. */
	skip: number;
	times: number;
	maxTries: number;
	/** Retry from the list of executions, when the run has failed. */
	again: boolean;
}

/** Milliseconds: as long as a fault that never ends is waited for, and as any other may take. */
const patience = { lasting: 120, other: 20_000 };

/** Few phones, so that some come twice. */
const phones = Array.from({ length: 6 }, (_, n) => `+1646123500${n}`);

/** Says whether something happens that does so many times in a hundred. */
type Chance = (percent: number) => boolean;

function recipients(pick: <T>(list: readonly T[]) => T, most: number): string[] {
	const count = Math.min(most, pick([1, 1, 2, most]));
	return Array.from({ length: count }, () => pick(phones));
}

/** Wide enough to send at any time; or such that a time is moved, where there is one. */
function hoursOf(one: Case, pick: <T>(list: readonly T[]) => T): INodeParameters {
	const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
	const wide = { from: '00:00', to: '24:00', days, timezone: pick(['workflow', 'Asia/Tokyo']) };
	const narrow = { from: '22:00', to: '06:00', days: ['tuesday'], otherwise: 'move' };
	return { hours: one.subject.operation === 'schedule' ? pick([wide, narrow]) : wide };
}

function optionsOf(one: Case, pick: <T>(list: readonly T[]) => T): INodeParameters {
	const own = { batchSize: pick([1, 2, 500]), combineItems: pick([true, false]) };
	return {
		timeout: faultOf(one).lasting ? patience.lasting : patience.other,
		concurrency: pick([1, 2, 10]),
		...(pick([true, false]) ? { requestsPerMinute: pick([60, 6000]) } : {}),
		...(pick([true, false]) ? { replaceSmartCharacters: true } : {}),
		...(pick([true, false]) ? { sendingHours: hoursOf(one, pick) } : {}),
		...(one.subject.audience === 'recipients' ? own : { batchSize: own.batchSize }),
	};
}

/** Two questions of two items. */
function drawQuestion(one: Case): Plan {
	const { resource, operation, parameters } = one.subject;
	return {
		items: [{ phone: phones[0] }, { phone: phones[1] }],
		wishes: [],
		parameters: { resource, operation, simplify: false, ...parameters },
		skip: 0,
		times: Infinity,
		maxTries: 2,
		again: false,
	};
}

/** Draws all that a case leaves open. */
export function draw(one: Case): Plan {
	if (one.subject.asks) return drawQuestion(one);
	const random = dice(one.seed);
	const pick = <T,>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const chance: Chance = (percent) => random() * 100 < percent;
	const { audience, waits = false } = one.subject;
	const together = audience === 'list' && chance(50);
	const sameText = together || chance(20);
	const badOne = audience === 'recipients' && !waits && one.onError !== 'stop' && chance(15);
	const { heavy } = faultOf(one);
	const options = optionsOf(one, pick);
	// What goes out, where the option writes it in another way.
	const quote = options['replaceSmartCharacters'] ? "'" : '’';
	const isOne = heavy === true || waits;
	const count = isOne ? 1 : pick([1, 1, 2, 3]);
	const items: IDataObject[] = [];
	const wishes: Wish[] = [];
	for (let item = 0; item < count; item++) {
		const typed = `Case ${one.seed}${sameText ? '' : `, item ${item}`}: it’s you`;
		const text = typed.replace('’', quote);
		const numbers = audience === 'groups' ? ['group'] : recipients(pick, isOne ? 1 : 3);
		const bad = badOne && item === 0;
		if (bad) numbers.push('nobody');
		items.push({ to: numbers.join(', '), text: typed });
		for (const [place, to] of numbers.entries()) {
			const repeats = numbers.indexOf(to) < place;
			wishes.push({ item, to, text, bad: to === 'nobody', repeats });
		}
	}
	const forever = chance(60);
	return {
		items,
		wishes: audience === 'list' ? withoutRepeats(wishes, together) : wishes,
		parameters: {
			resource: one.subject.resource,
			operation: one.subject.operation,
			message: '={{ $json.text }}',
			simplify: chance(50),
			...(audience === 'groups' ? {} : { to: '={{ $json.to }}' }),
			...(audience === 'list' ? { recipientsFrom: together ? 'allItems' : 'item' } : {}),
			...one.subject.parameters,
			options,
		},
		skip: forever ? 0 : pick([0, 0, 1, 2]),
		times: forever ? Infinity : pick([1, 1, 2, 4]),
		maxTries: pick([2, 3]),
		again: chance(50),
	};
}

/** A campaign names each phone once. */
function withoutRepeats(wishes: Wish[], together: boolean): Wish[] {
	const seen = new Set<string>();
	return wishes.filter(({ item, to }) => {
		const key = together ? to : `${item} ${to}`;
		return !seen.has(key) && seen.add(key);
	});
}
