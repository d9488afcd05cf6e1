import type { Appointment } from '../../agenda.mts';
import type { Plan } from '../../book.mts';
import type { Delivery } from '../../phones.mts';

/** One SMS to one phone. A long text has several ids: that is how the array is read. */
export type Sms = {
	readonly ids: readonly number[];
	readonly phone: string;
	readonly message: Message;
	/** Undefined until its time has come. */
	delivery?: Delivery;
};

/** What one POST created: all its SMS share the message id. */
export type Message = {
	readonly id: number;
	readonly text: string;
	readonly senderId: number;
	readonly smsById: Map<number, Sms>;
	readonly plan: Plan;
	appointment?: Appointment;
};

export type Account = {
	readonly messages: Map<number, Message>;
	readonly smsById: Map<number, Sms>;
	/** By id, the name a phone shows. */
	readonly senders: ReadonlyMap<number, string>;
	nextMessageId: number;
	nextSmsId: number;
};

/** The message id of the documented example. */
const FIRST_MESSAGE_ID = 123456;
/** Far from the message ids: an id of the wrong kind must not be found. */
const FIRST_SMS_ID = 7_000_001;

/** 123 is the sender of the documented example. */
const SENDERS = new Map([
	[123, 'SCHEDULER'],
	[124, '+33600000124'],
]);

/** An account with two senders that has not sent anything. */
export function newAccount(): Account {
	return {
		messages: new Map(),
		smsById: new Map(),
		senders: SENDERS,
		nextMessageId: FIRST_MESSAGE_ID,
		nextSmsId: FIRST_SMS_ID,
	};
}
