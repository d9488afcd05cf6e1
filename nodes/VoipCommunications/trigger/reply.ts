import type { CallFields } from '../../shared/inbound/callFields';
import { reportOf } from '../../shared/inbound/delivery';
import { isPhoneCall } from '../../shared/inbound/kindOfCall';
import type { Caller } from '../../shared/inbound/receive';
import type { InboundSettings } from '../../shared/inbound/settings';

const ownTexts = ['msg', 'sms_msg'] as const;

interface Reply {
	from: string | undefined;
	to: string | undefined;
	text: string | undefined;
}

/** Whether a call is about something else than a message from a phone. */
function isNoReply(fields: CallFields, reply: Reply, settings: InboundSettings): boolean {
	const isDocumented = fields.textOf(ownTexts) !== undefined;
	const { from, text } = reply;
	return (
		reportOf(fields, { ...reply, isDocumented }, settings) !== undefined ||
		isPhoneCall(fields, { sureText: text, from, isStrict: false })
	);
}

/**
 * Reads a reply to a two-way number. The provider documents neither the method of its call nor the
 * fields; accepted are the names of its send (sms-api), those of a conversation in its app
 * (sms/chat, undocumented), in which `internal` is the account's own number, and then the usual
 * ones. It gives no time whose zone is known. A delivery receipt, a message of the account's own
 * and a phone call are no replies.
 */
export const voipCommunicationsReplies: Caller = {
	name: 'voipCommunications',
	read(fields, settings) {
		const from = fields.from('from', 'sms_external', 'external');
		const to = fields.to('to', 'sms_internal', 'internal');
		const reply = { from, to, text: fields.text('msg', 'sms_msg') };
		return isNoReply(fields, reply, settings) ? undefined : reply;
	},
};
