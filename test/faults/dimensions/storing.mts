/** n8n's store of duplicate keys fails at one of its calls, before or after it has written. */
import type { IDataObject } from 'n8n-workflow';

import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import { accounted, onceEach, said, shownOf } from './accounts.mts';
import { combinations, type Dimension, type Stage } from './dimension.mts';
import { alone, itemOf, mark, send, type Sending, type Sent } from './sending.mts';

type Method = (...args: unknown[]) => Promise<unknown>;
const methods = ['checkProcessedAndRecord', 'removeProcessed'] as const;

const when = ['before writing', 'after writing'] as const;
const lasts = ['once', 'from then on'] as const;
const meets = ['no fault', 'HTTP 400', 'HTTP 401', 'reset after acting'] as const;

interface How {
	subject: Sending['subject'];
	nth: number;
	when: (typeof when)[number];
	lasts: (typeof lasts)[number];
	meets: (typeof meets)[number];
}

/** Makes the store fail. @returns what mends it */
function breakStore({ engine }: Stage, { nth, when: at, lasts: long }: How): () => void {
	const store: object = engine.deduplication;
	let calls = 0;
	for (const name of methods) {
		const own = Reflect.get(store, name) as Method;
		Reflect.set(store, name, async (...args: unknown[]) => {
			calls += 1;
			const fails = long === 'once' ? calls === nth : calls >= nth;
			if (fails && at === 'before writing') throw new Error('connection terminated');
			const result = await own.apply(store, args);
			if (fails) throw new Error('connection terminated unexpectedly');
			return result;
		});
	}
	return () => methods.forEach((name) => void Reflect.deleteProperty(store, name));
}

/** What the output says of each item's message. */
function wordsOf(sent: Sent): Map<number, string> {
	return new Map(
		shownOf(sent).flatMap(({ items, shown }) => items.map((item) => [item, shown.submission])),
	);
}

/** What was accepted is not sent again, and what was certainly refused can be. */
function compare(first: Sent, second: Sent, seed: number): string[] {
	const [before, after] = [wordsOf(first), wordsOf(second)];
	return first.sending.wishes.flatMap(({ item }) => {
		const [was, is] = [before.get(item), after.get(item)];
		const has = first.ledger.some((one) => itemOf(one, seed) === item);
		const gets = second.ledger.some((one) => itemOf(one, seed) === item);
		return [
			...(has && gets ? [`sent twice: item ${item}, ${was}, then ${is}`] : []),
			...(was === 'rejected' && !gets ? [`stays unsent: item ${item}, rejected, then ${is}`] : []),
			...(is === 'accepted' && !gets ? [`wrong: item ${item} is accepted, and nobody has it`] : []),
		];
	});
}

async function perform(stage: Stage, seed: number, how: How): Promise<string[]> {
	const { subject } = how;
	const { provider, audience } = subject;
	const concurrency = dice(seed)() < 0.5 ? 1 : 10;
	const phone = (item: number): string => `+164623350${10 + item}`;
	const items: IDataObject[] = [0, 1, 2].map((item) => ({
		to: phone(item),
		text: mark(seed, item),
		key: `${seed} ${item}`,
	}));
	const sending: Sending = {
		subject,
		items,
		wishes: items.map((_, item) => ({
			item,
			place: 0,
			fits: (number) => audience === 'groups' || number === phone(item),
		})),
		parameters: {
			...(audience === 'list' ? { recipientsFrom: 'item' } : {}),
			options: { duplicateKey: '={{ $json.key }}', concurrency, combineItems: false },
		},
		onError: 'continueRegularOutput',
	};
	const fault = how.meets;
	if (fault !== 'no fault') stage.simulator.script({ provider, fault, times: 1e9, seed });
	const mend = breakStore(stage, how);
	const first = await send(stage, sending, seed).finally(mend);
	const before = [...first.ledger];
	const found = [...onceEach(first, seed), ...accounted(first, seed)];
	stage.simulator.reset();
	const second = await send(stage, sending, seed);
	const counts = said(second);
	const sum = counts ? counts.accepted + counts.rejected + counts.unknown + counts.notSent : 0;
	return [
		...found,
		...compare({ ...first, ledger: before }, second, seed),
		...(sum === items.length ? [] : [`lost: ${JSON.stringify(counts)} of ${items.length}`]),
	];
}

export const storing: Dimension = {
	name: 'the store failing at every step',
	sample: 80,
	alone: true,
	trials: combinations({
		subject: alone,
		nth: [1, 2, 3, 4, 5, 6],
		when,
		lasts,
		meets,
	}).map((how) => ({
		name: [how.subject.name, `call ${how.nth}`, how.when, how.lasts, how.meets].join(', '),
		perform: async (stage, seed) => await perform(stage, seed, how),
	})),
};
