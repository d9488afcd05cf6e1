import { FAULTS } from '../../sandbox/simulator/faults/catalogue.mts';
import { DOORS, type DoorName } from '../../sandbox/simulator/faults/doors.mts';
import { dice, type Nature } from '../../sandbox/simulator/faults/fault.mts';
import { subjects, type Subject } from './subjects.mts';

const ends = ['stop', 'continue', 'branch'] as const;

/** One run of one operation that meets one fault. All else is drawn with the seed. */
export interface Case {
	subject: Subject;
	fault: string;
	/** On Error: Stop, Continue, Continue (using error output). */
	onError: (typeof ends)[number];
	/** Retry on Fail. */
	retry: boolean;
	seed: number;
}

/** No fault at all: without it, the checks could hold because nothing works. */
const none = 'no fault';

/** A fault by name: of the exchange, or of the door before it. */
export interface Named extends Nature {
	name: string;
	door?: DoorName;
	exchange?: string;
}

const doorNames = Object.keys(DOORS) as DoorName[];

export const faults: readonly Named[] = [
	{ name: none, tells: 'taken' },
	...doorNames.map((name): Named => ({ ...(DOORS[name] as Nature), name, door: name })),
	...[...FAULTS].map(
		([name, { tells, lasting, blamesMessage, ofSubmissions }]): Named => ({
			name,
			exchange: name,
			...(tells ? { tells } : {}),
			...(lasting ? { lasting } : {}),
			...(blamesMessage ? { blamesMessage } : {}),
			...(ofSubmissions ? { ofSubmissions } : {}),
		}),
	),
];

export function faultOf({ fault }: Case): Named {
	const found = faults.find(({ name }) => name === fault);
	if (!found) throw new Error(`There is no fault "${fault}"`);
	return found;
}

const settings = ends.flatMap((onError) => [false, true].map((retry) => ({ onError, retry })));

/**
 * All cases, each with a seed of its own.
 * @param each how many of the six settings every operation meets every fault with; which ones
 * differs from pair to pair, so that fewer than six still bring every fault and every operation
 * together with every setting
 */
export function allCases(seed: number, each = settings.length): Case[] {
	const random = dice(seed);
	return subjects.flatMap((subject, row) =>
		faults.flatMap(({ name, lasting, ofSubmissions }, column) =>
			settings.flatMap((setting, place) => {
				// A question waits half a minute for an answer, and no option shortens that.
				if (subject.asks && (lasting || ofSubmissions)) return [];
				const own = Math.floor(random() * 2 ** 32);
				const turn = (place + row + column + (seed % settings.length)) % settings.length;
				return turn < each ? [{ subject, fault: name, ...setting, seed: own }] : [];
			}),
		),
	);
}

/** In an order that the seed decides: those that wait are spread among the others. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
	const random = dice(seed);
	return list
		.map((one) => ({ one, at: random() }))
		.sort((a, b) => a.at - b.at)
		.map(({ one }) => one);
}

/** One line from which the case can be run again. */
export function spell({ subject, fault, onError, retry, seed }: Case): string {
	return [subject.name, fault, onError, retry ? 'retry' : 'once', seed].join(' | ');
}

/** The case that a line spells. @throws Error when it spells none */
export function readCase(line: string): Case {
	const [name, fault = '', end, retry, seed] = line.split(' | ');
	const subject = subjects.find((one) => one.name === name);
	const onError = ends.find((one) => one === end);
	if (!subject || !onError) throw new Error(`"${line}" is no case`);
	const read = { subject, fault, onError, retry: retry === 'retry', seed: Number(seed) };
	faultOf(read);
	return read;
}
