/** One number in several spellings is one phone, which gets one message. */
import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import { shownOf, onceEach, accounted } from './accounts.mts';
import { combinations, type Dimension, type Stage } from './dimension.mts';
import { alone, chains, mark, send, type Sent, type Sending, type Wish } from './sending.mts';

/** Ways to write a number of North America where Default Country is US. */
const spellings: ReadonlyArray<(digits: string) => string> = [
	(digits) => `+1${digits}`,
	(digits) => `001${digits}`,
	(digits) => `1${digits}`,
	(digits) => digits,
	(digits) => `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
	(digits) => `+1 ${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}`,
	(digits) => `+1-${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`,
];

const numbers = ['6462335000', '6462345001', '2125550100'];

/** Where a number comes again: in one field, or in another item of the same campaign. */
const where = ['one field', 'several items'] as const;
const meets = ['no fault', 'reset after acting', 'HTTP 400'] as const;

interface How {
	subject: Sending['subject'];
	where: (typeof where)[number];
	meets: (typeof meets)[number];
	turn: number;
}

/** Recipients that only repeat one before them are said to be held back as that. */
function repeated(sent: Sent, written: readonly string[][]): string[] {
	if (sent.last.status === 'error') return [];
	const { audience } = sent.sending.subject;
	const all = shownOf(sent);
	const repeats = written.map((list) => list.length - new Set(list).size);
	if (audience === 'list') {
		const counted = all.reduce((sum, { shown }) => sum + (shown.recipients ?? 0), 0);
		const expected = sent.sending.wishes.length;
		return counted === expected ? [] : [`counted: ${counted} recipients, not ${expected}`];
	}
	return repeats.flatMap((count, item) => {
		const own = all.filter(({ items }) => items.includes(item));
		const held = own.filter(({ shown }) => shown.reason === 'duplicate').length;
		const total = written[item]?.length ?? 0;
		return [
			...(own.length === total ? [] : [`lost: ${own.length} of ${total} in item ${item}`]),
			...(held === count ? [] : [`item ${item}: ${held} duplicates, not ${count}`]),
		];
	});
}

/** Without the repeats, which the end states beside the wishes. */
function withoutRepeats(sent: Sent, written: readonly string[][]): Sent {
	if (sent.sending.subject.audience === 'list') return sent;
	const repeats = written.flatMap((list) => list.filter((one, at) => list.indexOf(one) !== at));
	const more = repeats.map((_, place) => ({ item: -2, place, fits: () => false }));
	const wishes = [...sent.sending.wishes, ...more];
	return { ...sent, sending: { ...sent.sending, wishes } };
}

async function perform(stage: Stage, seed: number, how: How): Promise<string[]> {
	const roll = dice(seed);
	const pick = <T,>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
	const { subject } = how;
	const isTogether = how.where === 'several items';
	const first = pick(numbers);
	const others = numbers.filter((one) => one !== first);
	// What is written as itself, so that each item names one of the numbers again.
	const field = (): string[] => [first, ...(pick([true, false]) ? [pick(others)] : []), first];
	const written = isTogether ? [[first], [first, pick(others)], [first]] : [field()];
	const spell = (digits: string): string => pick(spellings)(digits);
	const wishes: Wish[] = [];
	for (const [item, list] of written.entries()) {
		for (const digits of new Set(list)) {
			if (isTogether && wishes.some(({ fits }) => fits(`+1${digits}`))) continue;
			// Of all items, the campaign has the text of the first.
			const own = isTogether ? 0 : item;
			wishes.push({ item: own, place: wishes.length, fits: (phone) => phone === `+1${digits}` });
		}
	}
	const { provider } = subject;
	const fault = how.meets;
	if (fault !== 'no fault') stage.simulator.script({ provider, fault, seed });
	const items = written.map((list, item) => ({
		to: list.map(spell).join(', '),
		text: mark(seed, isTogether ? 0 : item),
	}));
	const sending: Sending = {
		subject,
		items,
		wishes,
		parameters: {
			...(subject.audience === 'list' ? { recipientsFrom: isTogether ? 'allItems' : 'item' } : {}),
			options: { defaultCountry: 'US', concurrency: pick([1, 10]), batchSize: pick([1, 500]) },
		},
		onError: 'continueRegularOutput',
	};
	const sent = await send(stage, sending, seed);
	return [
		...onceEach(sent, seed),
		...repeated(sent, written),
		...accounted(withoutRepeats(sent, written), seed),
	];
}

const subjects = [...alone, ...chains].filter(({ audience }) => audience !== 'groups');

export const spelled: Dimension = {
	name: 'spellings of one number',
	sample: 60,
	trials: combinations({ subject: subjects, where, meets, turn: [1, 2, 3, 4] })
		.filter((how) => how.where === 'one field' || how.subject.audience === 'list')
		.map((how) => ({
			name: [how.subject.name, how.where, how.meets, how.turn].join(', '),
			perform: async (stage, seed) => await perform(stage, seed, how),
		})),
};
