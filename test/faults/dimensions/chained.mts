/** Chains whose recipients, text and time are another thing each time they are worked out. */
import { dice } from '../../../sandbox/simulator/faults/fault.mts';
import type { LedgerEntry } from '../../../sandbox/simulator/types.mts';
import { accounted, onceEach, shownOf } from './accounts.mts';
import { combinations, type Dimension, type Stage } from './dimension.mts';
import { chains, itemOf, mark, send, type Sending, type Sent, type Wish } from './sending.mts';

/** What the first provider certainly refuses a message with, for a reason of its own. */
const meets = ['HTTP 401', 'HTTP 402', 'HTTP 403', '429 with Retry-After in an hour'] as const;
/** Where nothing changes, all must hold: else the checks could find what is no fault. */
const changing = ['nothing', 'phone', 'text', 'time', 'all'] as const;

interface How {
	subject: Sending['subject'];
	what: (typeof changing)[number];
	meets: (typeof meets)[number];
	turn: number;
}

const random = (count: number): string => `Math.floor(Math.random() * ${count})`;
const start = (item: number): string => `+1646${item + 2}33`;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Minute and second, which are the same in every zone of the providers. */
const minuteOf = (at: number): string => new Date(at).toISOString().slice(14, 19);

/** What arrived is what the first provider was asked, where it was asked at all. */
function asRead(sent: Sent, seed: number, isScheduled: boolean): string[] {
	return sent.ledger.flatMap((entry: LedgerEntry) => {
		const own = mark(seed, itemOf(entry, seed));
		const asked = sent.requests.filter(({ body }) => {
			return body.includes(own) || decodeURIComponent(body.replaceAll('+', ' ')).includes(own);
		});
		if (asked.length === 0) return [];
		const bodies = asked.map(({ body }) => decodeURIComponent(body.replaceAll('+', ' ')));
		const has = (text: string): boolean => bodies.some((body) => body.includes(text));
		const number = digitsOf(entry.phone);
		return [
			...(has(number) ? [] : [`another phone: ${number}, not of ${bodies.join()}`]),
			...(has(entry.text) ? [] : [`another text: ${entry.text}, not of ${bodies.join()}`]),
			...(!isScheduled || has(minuteOf(entry.at))
				? []
				: [`another time: ${minuteOf(entry.at)}, not of ${bodies.join()}`]),
		];
	});
}

/** The output names the phones that have the messages. */
function asShown(sent: Sent, seed: number): string[] {
	if (sent.sending.subject.audience !== 'recipients') return [];
	return shownOf(sent).flatMap(({ items: [item = -1], shown }) => {
		if (shown.submission !== 'accepted') return [`not accepted: ${JSON.stringify(shown)}`];
		const phones = sent.ledger
			.filter((one) => itemOf(one, seed) === item)
			.map(({ phone }) => phone);
		return phones.includes(shown.to ?? '')
			? []
			: [`${shown.to} is shown, and ${phones.join()} has it`];
	});
}

async function perform(stage: Stage, seed: number, how: How): Promise<string[]> {
	const roll = dice(seed);
	const pick = <T,>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
	const { subject, what } = how;
	const is = (one: typeof what): boolean => what === one || what === 'all';
	const count = pick([1, 2, 3]);
	const numbers = Array.from({ length: count }, (_, item) =>
		is('phone')
			? `'${start(item)}' + String(${random(10_000)}).padStart(4, '0')`
			: `'${start(item)}5000'`,
	);
	const wishes: Wish[] = numbers.map((_, item) => ({
		item,
		place: 0,
		fits: (phone) => phone.startsWith(start(item)),
	}));
	const isScheduled = subject.operation === 'schedule';
	const soon = `={{ $now.plus({ seconds: 7200 + ${random(100_000)} }) }}`;
	const sending: Sending = {
		subject,
		items: numbers.map((_, item) => ({ item, text: mark(seed, item) })),
		wishes,
		parameters: {
			to: `={{ [${numbers.join(', ')}][$json.item] }}`,
			message: `={{ $json.text }}${is('text') ? ` {{ ${random(1e9)} }}` : ''}`,
			...(is('time') && isScheduled ? { sendAt: soon } : {}),
			...(subject.audience === 'list' ? { recipientsFrom: 'item' } : {}),
			options: { concurrency: pick([1, 10]), batchSize: pick([1, 500]) },
		},
		onError: pick(['continueRegularOutput', 'continueErrorOutput', 'stopWorkflow']),
	};
	stage.simulator.script({ provider: subject.provider, fault: how.meets, times: 1e9, seed });
	const sent = await send(stage, sending, seed);
	return [
		...onceEach(sent, seed),
		...asRead(sent, seed, isScheduled),
		...(sent.last.status === 'error' ? [`stopped: ${sent.last.error?.message}`] : []),
		...asShown(sent, seed),
		...accounted(sent, seed),
	];
}

export const chained: Dimension = {
	name: 'chains with changing recipients',
	sample: 60,
	trials: combinations({ subject: chains, what: changing, meets, turn: [1, 2, 3] })
		.filter(({ subject, what }) => what !== 'time' || subject.operation === 'schedule')
		.map((how) => ({
			name: [how.subject.name, how.what, how.meets, how.turn].join(', '),
			perform: async (stage, seed) => await perform(stage, seed, how),
		})),
};
