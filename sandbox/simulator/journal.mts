import {
	addMessage,
	changeState,
	clearBook,
	emptyBook,
	isCampaign,
	leave,
	newPlan,
	withdraw,
	type Book,
	type Message,
	type Plan,
	type PlanDraft,
} from './book.mts';
import type { Clock } from './clock.mts';
import type {
	Callback,
	DeliveryState,
	Inbound,
	Outgoing,
	PhoneCondition,
	ProviderName,
} from './types.mts';

export type JournalEvent =
	| { readonly type: 'scheduled' | 'campaign' | 'deleted'; readonly plan: Plan }
	| { readonly type: 'dispatched' | 'arrived' | 'state'; readonly message: Message }
	| { readonly type: 'reply' | 'callback' | 'refused'; readonly message: Message }
	| { readonly type: 'phone'; readonly phone: string; readonly condition: PhoneCondition }
	| { readonly type: 'provider'; readonly provider: ProviderName }
	| { readonly type: 'clock' | 'reset' };

type Listener = (event: JournalEvent) => void;

export type Journal = {
	/** What there is to show now. */
	readonly book: Readonly<Book>;
	/** Calls the listener with all that happens, until the function it returns is called. */
	watch(listener: Listener): () => void;
	tell(event: JournalEvent): void;
	plan(draft: PlanDraft): Plan;
	/** The provider took a recipient; the first one makes the plan known. */
	include(plan: Plan, id: string, phone: string): void;
	/** A scheduled message was deleted at the provider. */
	withdraw(plan: Plan, id: string): void;
	dispatch(content: Outgoing, at: number, plan?: Plan): Message;
	arrive(message: Message, at: number): void;
	/** No further delivery state follows. */
	conclude(message: Message, state: DeliveryState): void;
	/** The provider did not accept a message. */
	refuse(content: Outgoing, reason: string): void;
	receive(inbound: Inbound, phone: string): Message;
	/** The provider called the customer's program about a reply. */
	callBack(message: Message, callback: Callback): void;
	/** Somebody set the condition of a phone, which may have no message yet. */
	meet(phone: string, condition: PhoneCondition): void;
	answered(provider: ProviderName, status: number | null): void;
	reset(): void;
};

/** Follows every message of all providers from its scheduling to its end, for the inbox to show. */
export function createJournal(clock: Clock): Journal {
	const book = emptyBook();
	const listeners = new Set<Listener>();
	const tell: Listener = (event) => {
		for (const listener of listeners) listener(event);
	};
	return {
		book,
		tell,
		watch: (listener) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		...followPlans(book, clock, tell),
		...followMessages(book, clock, tell),
		meet: (phone, condition) => {
			if (!book.phones.has(phone)) book.phones.set(phone, []);
			tell({ type: 'phone', phone, condition });
		},
		answered: (provider, lastStatus) => {
			const requests = (book.traffic.get(provider)?.requests ?? 0) + 1;
			book.traffic.set(provider, { requests, lastStatus });
			tell({ type: 'provider', provider });
		},
		reset: () => {
			clearBook(book);
			tell({ type: 'reset' });
		},
	};
}

function followPlans(
	book: Book,
	clock: Clock,
	tell: Listener,
): Pick<Journal, 'plan' | 'include' | 'withdraw'> {
	return {
		// What was asked for in the past goes out now.
		plan: (draft) => newPlan(book, { ...draft, at: Math.max(draft.at, clock.now()) }),
		include: (plan, id, phone) => {
			plan.recipients.set(id, phone);
			plan.taken++;
			if (plan.taken > 2) return;
			book.plans.set(plan.number, plan);
			const isFirst = plan.taken === 1;
			if (isFirst && plan.at > clock.now()) tell({ type: 'scheduled', plan });
			// The first message of a request may have gone out before the second was read.
			if (!isFirst && plan.state === 'out') tell({ type: 'campaign', plan });
		},
		withdraw: (plan, id) => {
			withdraw(book, plan, id);
			tell({ type: 'deleted', plan });
		},
	};
}

function followMessages(
	book: Book,
	clock: Clock,
	tell: Listener,
): Pick<Journal, 'dispatch' | 'arrive' | 'conclude' | 'refuse' | 'receive' | 'callBack'> {
	return {
		dispatch: (content, at, plan) => {
			if (plan?.state === 'scheduled') {
				leave(book, plan);
				if (isCampaign(plan)) tell({ type: 'campaign', plan });
			}
			const fields = { content, plan, at, state: 'enroute' } as const;
			const message = addMessage(book, { direction: 'toPhone', ...fields });
			tell({ type: 'dispatched', message });
			return message;
		},
		arrive: (message, at) => {
			message.arrivedAt = at;
			tell({ type: 'arrived', message });
		},
		conclude: (message, state) => {
			changeState(message, state);
			tell({ type: 'state', message });
		},
		refuse: (content, refusal) => {
			const fields = { content, plan: undefined, at: clock.now(), refusal } as const;
			const message = addMessage(book, { direction: 'toPhone', state: 'rejected', ...fields });
			tell({ type: 'refused', message });
		},
		receive: ({ provider, to, text }, phone) => {
			const content = { provider, phone, from: phone, to, text, kind: 'SMS', id: '' } as const;
			const fields = { content, plan: undefined, at: clock.now(), state: null };
			const message = addMessage(book, { direction: 'fromPhone', ...fields });
			tell({ type: 'reply', message });
			return message;
		},
		callBack: (message, callback) => {
			message.callback = callback;
			tell({ type: 'callback', message });
		},
	};
}
