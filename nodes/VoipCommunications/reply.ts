import type { Caller } from '../shared/inbound/receive';

/**
 * Reads a reply to a two-way number. The provider documents neither the method of its call nor the
 * fields; taken are the names of its send (sms-api) and those of a conversation in its app
 * (sms/chat, undocumented), in which `internal` is the account's own number. It gives no time whose
 * zone is known.
 */
export const voipCommunicationsReplies: Caller = {
	name: 'voipCommunications',
	read: (fields) => ({
		from: fields.first('from', 'sms_external', 'external'),
		to: fields.first('to', 'sms_internal', 'internal'),
		text: fields.first('msg', 'sms_msg'),
	}),
};
