import type { Agenda } from './agenda.mts';
import type {
	FinalStatus,
	LedgerEntry,
	Outgoing,
	PhoneCondition,
	PhoneState,
	Timings,
} from './types.mts';

/** What a provider's network makes of a message, given the state of the phone. */
export type Verdict = { readonly code: number; readonly arrives: boolean };
export type Judge = (phone: PhoneState) => Verdict;

/** A message that has left the provider. */
export type Delivery = { readonly at: number; readonly slowBy: number; readonly verdict: Verdict };

/** How far a message has come, before a provider spells it in its own codes. */
export type Stage = 'pending' | 'sent' | 'final';

export type Phones = {
	of(phone: string): PhoneState;
	/** Any spelling of the number; kept under its digits. */
	set(number: string, condition: PhoneCondition, finalStatus?: FinalStatus): void;
	/** Dispatches a message at clock time `at`; the ledger gets it when the phone does. */
	deliver(outgoing: Outgoing, judge: Judge, at: number): Delivery;
	stageOf(delivery: Delivery, now: number): Stage;
	readonly ledger: readonly LedgerEntry[];
	readonly states: ReadonlyMap<string, PhoneState>;
	reset(): void;
};

const NORMAL: PhoneState = { condition: 'normal', finalStatus: {} };

/** Digits with a plus before them: how the simulator names a phone, however it was spelled. */
export function toE164(number: string): string {
	return `+${number.replace(/\D/g, '').replace(/^00/, '')}`;
}

/** All phones of the world, with the list of what they received. */
export function createPhones(agenda: Agenda, timings: () => Timings): Phones {
	const states = new Map<string, PhoneState>();
	const ledger: LedgerEntry[] = [];
	const of = (phone: string): PhoneState => states.get(phone) ?? NORMAL;
	return {
		of,
		states,
		ledger,
		set: (number, condition, finalStatus = {}) => {
			states.set(toE164(number), { condition, finalStatus });
		},
		deliver: (outgoing, judge, at) => {
			const state = of(outgoing.phone);
			const verdict = judge(state);
			const slowBy = state.condition === 'slow' ? timings().slowMs : 0;
			const arrive = (arrivedAt: number): void => void ledger.push({ ...outgoing, at: arrivedAt });
			if (verdict.arrives) agenda.at(at + slowBy, arrive);
			return { at, slowBy, verdict };
		},
		stageOf: ({ at, slowBy }, now) => {
			const { sentAfterMs, deliveredAfterMs } = timings();
			if (now - at < sentAfterMs) return 'pending';
			return now - at < deliveredAfterMs + slowBy ? 'sent' : 'final';
		},
		reset: () => {
			states.clear();
			ledger.length = 0;
		},
	};
}
