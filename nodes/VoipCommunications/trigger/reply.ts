import type { CallFields } from '../../shared/inbound/callFields';
import type { Caller } from '../../shared/inbound/receive';

/** Names of a delivery status; the provider documents none. */
const statusNames = [
	'status',
	'stat',
	'dlr',
	'dlr_status',
	'delivery_status',
	'delivery_state',
	'delivery_report',
	'message_status',
	'sms_status',
	'done_date',
	'error_code',
	'err',
] as const;

/** Names of what a call is about. */
const kindNames = ['event', 'event_type', 'type', 'state'] as const;

/** Words for what became of a message that was sent. */
const delivery =
	/^(?:.*[\s._-])?(?:delivered|delivrd|undelivered|undeliv|undeliverable|delivery|failed|failure|expired|rejected|rejectd|sent|submitted|accepted|acceptd|queued|buffered|enroute|dlr|receipt|report|status)$/i;

/** A status of a message that arrives, as other gateways have it. */
const arrival = /^(?:received|receiving|inbound|incoming|mo|new|unread)$/i;

/** A receipt as SMPP 3.4, Appendix B, writes one into the text. */
const receipt = /^id:\S+\s+sub:\d+\s+dlvrd:\d+.*\bstat:[A-Z]{5,7}\b/is;

/** Whether a call reports what became of a message that was sent. */
function isReceipt(fields: CallFields): boolean {
	const text = fields.text('msg', 'sms_msg');
	const isDelivery = (name: string) => delivery.test(fields.first(name) ?? '');
	if (text === undefined) {
		const status = fields.firstOf(statusNames);
		return status === undefined ? kindNames.some(isDelivery) : !arrival.test(status);
	}
	// A text under its documented name is a reply, even beside other fields.
	const isReply = fields.ownText('msg', 'sms_msg') !== undefined;
	return receipt.test(text) || (!isReply && statusNames.some(isDelivery));
}

/**
 * Reads a reply to a two-way number. The provider documents neither the method of its call nor the
 * fields; accepted are the names of its send (sms-api), those of a conversation in its app
 * (sms/chat, undocumented), in which `internal` is the account's own number, and then the usual
 * ones. It gives no time whose zone is known. A delivery receipt is no reply.
 */
export const voipCommunicationsReplies: Caller = {
	name: 'voipCommunications',
	read(fields) {
		if (isReceipt(fields)) return undefined;
		return {
			from: fields.from('from', 'sms_external', 'external'),
			to: fields.to('to', 'sms_internal', 'internal'),
			text: fields.text('msg', 'sms_msg'),
		};
	},
};
