import type { Appointment } from '../../agenda.mts';
import type { Plan } from '../../book.mts';
import type { Delivery } from '../../phones.mts';

/** One SMS, sent or received. */
export type Sms = {
	readonly smsid: string;
	/** The numeric id of the history; no document maps the two. */
	readonly historyId: number;
	readonly direction: 'OUT' | 'IN';
	/** The account's number. */
	readonly internal: string;
	/** The other phone's number. */
	readonly external: string;
	readonly text: string;
	readonly at: number;
	readonly isBulk: boolean;
	readonly sale: number;
	/** The request it came with; a reply has none. */
	readonly plan?: Plan;
	delivery?: Delivery;
	appointment?: Appointment;
};

export type Account = {
	/** The SMS-enabled numbers the account owns. */
	readonly numbers: ReadonlySet<string>;
	readonly scheduled: Map<string, Sms>;
	/** By both ends, in the order of time; a conversation that had the last word comes last. */
	readonly conversations: Map<string, Sms[]>;
	nextHistoryId: number;
};

/** From the documented example, which is typed BULKSMS although `from` is filled. */
export const BULK_ROUTE_NUMBER = '17134567890';

const FIRST_HISTORY_ID = 500001;

/** An account with two numbers that has not sent anything. */
export function newAccount(): Account {
	return {
		numbers: new Set([BULK_ROUTE_NUMBER, '17134567891']),
		scheduled: new Map(),
		conversations: new Map(),
		nextHistoryId: FIRST_HISTORY_ID,
	};
}

/** Enters an SMS in its conversation, which thereby becomes the latest. */
export function addToHistory(account: Account, sms: Sms): void {
	const key = conversationKey(sms.internal, sms.external);
	const conversation = account.conversations.get(key) ?? [];
	conversation.push(sms);
	account.conversations.delete(key);
	account.conversations.set(key, conversation);
}

/** The name of the conversation between two numbers. */
export function conversationKey(internal: string, external: string): string {
	return `${internal} ${external}`;
}
