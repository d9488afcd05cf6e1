import type { Callback, DeliveryState, Outgoing, ProviderName } from './types.mts';

/** One message to one phone, or from it, as the inbox follows it. */
export type Message = {
	readonly number: number;
	readonly direction: 'toPhone' | 'fromPhone';
	readonly content: Outgoing;
	readonly plan: Plan | undefined;
	/** When it went out, or was to go out. */
	readonly at: number;
	/** When the phone got it; undefined as long as it has not. */
	arrivedAt?: number;
	/** A reply has none. */
	state: DeliveryState | null;
	/** Why the provider did not accept it; undefined for what it accepted. */
	readonly refusal?: string;
	/** How the provider told the customer of a reply; undefined where it tells nobody. */
	callback?: Callback;
};

/** Contacts that the provider keeps. */
export type Group = { readonly name: string; readonly recipients: number };

/** What a provider is to send later, or to several recipients. */
export type PlanDraft = {
	readonly content: Pick<Outgoing, 'provider' | 'from' | 'text' | 'kind' | 'subject'>;
	readonly at: number;
	/** A request to several recipients has no name and no groups. */
	readonly campaign?: { readonly name: string; readonly groups: readonly Group[] };
};

export type Plan = PlanDraft & {
	readonly number: number;
	/** The phones it is still for, by the provider's id of each message. */
	readonly recipients: Map<string, string>;
	/** How many of its messages are in which delivery state. */
	readonly counts: Map<DeliveryState, number>;
	/** How many recipients the provider took, deleted ones too. */
	taken: number;
	state: 'scheduled' | 'out' | 'deleted';
};

/** How much a provider was asked, and what it answered last; null stands for no answer. */
export type Traffic = { readonly requests: number; readonly lastStatus: number | null };

export type Book = {
	/** By phone, the one with the latest message last; each oldest first. */
	readonly phones: Map<string, Message[]>;
	/** What is scheduled, and all campaigns, oldest first. */
	readonly plans: Map<number, Plan>;
	readonly traffic: Map<ProviderName, Traffic>;
	/** How many messages there are, on all phones. */
	size: number;
	nextNumber: number;
};

const START = { size: 0, nextNumber: 1 };

export function emptyBook(): Book {
	return { phones: new Map(), plans: new Map(), traffic: new Map(), ...START };
}

export function clearBook(book: Book): void {
	for (const part of [book.phones, book.plans, book.traffic]) part.clear();
	Object.assign(book, START);
}

/** Whether a plan is shown as a campaign. */
export function isCampaign({ campaign, taken }: Plan): boolean {
	return campaign !== undefined || taken > 1;
}

export function newPlan(book: Book, draft: PlanDraft): Plan {
	const number = book.nextNumber++;
	const nothing = { recipients: new Map(), counts: new Map(), taken: 0 } as const;
	return { ...draft, ...nothing, number, state: 'scheduled' };
}

/** The plan's time has come. What goes to one phone is from now on just a message. */
export function leave(book: Book, plan: Plan): void {
	plan.state = 'out';
	if (!isCampaign(plan)) book.plans.delete(plan.number);
}

/** A scheduled message of the plan will not go out; its phone shows that. */
export function withdraw(book: Book, plan: Plan, id: string): void {
	const phone = plan.recipients.get(id);
	if (phone === undefined) return;
	plan.recipients.delete(id);
	const content = { ...plan.content, phone, to: phone, id };
	addMessage(book, { direction: 'toPhone', content, plan, at: plan.at, state: 'deleted' });
	if (plan.recipients.size > 0) return;
	plan.state = 'deleted';
	if (!isCampaign(plan)) book.plans.delete(plan.number);
}

export function addMessage(book: Book, fields: Omit<Message, 'number'>): Message {
	const message: Message = { ...fields, number: book.nextNumber++ };
	const { phone } = message.content;
	const messages = book.phones.get(phone) ?? [];
	messages.push(message);
	// Taken out and put in again, the phone becomes the last one of the map.
	book.phones.delete(phone);
	book.phones.set(phone, messages);
	if (message.refusal === undefined) book.size++;
	count(message, 1);
	return message;
}

export function changeState(message: Message, state: DeliveryState): void {
	count(message, -1);
	message.state = state;
	count(message, 1);
}

function count({ plan, state }: Message, by: 1 | -1): void {
	if (plan && state) plan.counts.set(state, (plan.counts.get(state) ?? 0) + by);
}
