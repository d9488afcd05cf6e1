import type { Agenda } from './agenda.mts';
import type { Plan } from './book.mts';
import type { Journal } from './journal.mts';
import type {
	DeliveryState,
	FinalStatus,
	LedgerEntry,
	Outgoing,
	PhoneCondition,
	PhoneState,
	ProviderName,
	Timings,
} from './types.mts';

/** What a provider's network makes of a message, given the state of the phone. */
export type Verdict = {
	readonly code: number;
	readonly arrives: boolean;
	/** What the code means, in the same words for all providers. */
	readonly state: DeliveryState;
};
export type Judge = (phone: PhoneState) => Verdict;

/** A message that has left the provider. */
export type Delivery = { readonly at: number; readonly slowBy: number; readonly verdict: Verdict };

/** How far a message has come, before a provider spells it in its own codes. */
export type Stage = 'pending' | 'sent' | 'final';

export type Phones = {
	of(phone: string): PhoneState;
	/** Any spelling of the number; kept under its digits. */
	set(number: string, condition: PhoneCondition, finalStatus?: FinalStatus): void;
	/**
	 * Dispatches a message at clock time `at`; the ledger gets it when the phone does. A plan is
	 * given when the message was scheduled or has other recipients.
	 */
	deliver(outgoing: Outgoing, judge: Judge, at: number, plan?: Plan): Delivery;
	stageOf(delivery: Delivery, now: number): Stage;
	readonly ledger: readonly LedgerEntry[];
	readonly states: ReadonlyMap<string, PhoneState>;
	/** By phone, the providers at which an operation opted it out. */
	readonly optOuts: ReadonlyMap<string, ReadonlySet<ProviderName>>;
	/** A provider is not to write to a phone any more, until its condition is set to normal. */
	optOut(number: string, provider: ProviderName): void;
	reset(): void;
};

const NORMAL: PhoneState = { condition: 'normal', finalStatus: {} };

/** Digits with a plus before them: how the simulator names a phone, however it was spelled. */
export function toE164(number: string): string {
	return `+${number.replace(/\D/g, '').replace(/^00/, '')}`;
}

/** All phones of the world, with the list of what they received. */
export function createPhones(agenda: Agenda, journal: Journal, timings: () => Timings): Phones {
	const states = new Map<string, PhoneState>();
	const optOuts = new Map<string, Set<ProviderName>>();
	const ledger: LedgerEntry[] = [];
	const of = (phone: string): PhoneState => states.get(phone) ?? NORMAL;
	return {
		of,
		states,
		optOuts,
		ledger,
		optOut: (number, provider) => {
			const phone = toE164(number);
			optOuts.set(phone, (optOuts.get(phone) ?? new Set()).add(provider));
			journal.meet(phone, of(phone).condition);
		},
		set: (number, condition, finalStatus = {}) => {
			if (!/\d/.test(number)) throw new TypeError('A phone number has digits.');
			const phone = toE164(number);
			states.set(phone, { condition, finalStatus });
			if (condition === 'normal') optOuts.delete(phone);
			journal.meet(phone, condition);
		},
		deliver: (outgoing, judge, at, plan) => {
			const state = of(outgoing.phone);
			const verdict = judge(state);
			const slowBy = state.condition === 'slow' ? timings().slowMs : 0;
			const message = journal.dispatch(outgoing, at, plan);
			const arrive = (arrivedAt: number): void => {
				ledger.push({ ...outgoing, at: arrivedAt });
				journal.arrive(message, arrivedAt);
			};
			const conclude = (): void => journal.conclude(message, verdict.state);
			if (verdict.arrives) agenda.at(at + slowBy, arrive);
			agenda.at(at + timings().deliveredAfterMs + slowBy, conclude);
			return { at, slowBy, verdict };
		},
		stageOf: ({ at, slowBy }, now) => {
			const { sentAfterMs, deliveredAfterMs } = timings();
			if (now - at < sentAfterMs) return 'pending';
			return now - at < deliveredAfterMs + slowBy ? 'sent' : 'final';
		},
		reset: () => {
			states.clear();
			optOuts.clear();
			ledger.length = 0;
		},
	};
}
