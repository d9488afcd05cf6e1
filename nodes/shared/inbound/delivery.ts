import { isKeyword } from '../sms/optOutKeywords';
import type { CallFields } from './callFields';
import { kindsOf, wordsOf } from './kindOfCall';
import type { InboundSettings } from './settings';

/** Names of a delivery status. */
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

/** Names under which something else may be, too: their words count. */
const otherStatusNames = ['state', 'result', 'outcome', 'message_state', 'report'] as const;

/** Names that say yes or no to a delivery. */
const flagNames = [
	'delivered',
	'undelivered',
	'is_delivered',
	'is_dlr',
	'delivery_receipt',
] as const;

/** Names of the way of a message: to the account, or from it. */
const wayNames = ['sms_inout', 'inout', 'direction', 'sms_direction', 'message_direction'] as const;

/** Ids of a message that was sent. */
const idNames = ['smsid', 'sms_id', 'message_id', 'msg_id', 'message_sid', 'message_uuid'] as const;

/** Fields about the sending of a message. */
const sendingNames = [
	'done_date',
	'error_code',
	'err',
	'dlr',
	'code_desc',
	'delivery_date',
	'delivered_at',
	'sale',
] as const;

/** Words for what became of a message that was sent, wherever in a value. */
const delivered =
	/^(?:delivered|delivrd|undelivered|undeliv|undeliverable|delivery|dlrs?|receipts?)$/;

/** The same at the end of a value. */
const passed =
	/^(?:failed|failure|expired|rejected|rejectd|submitted|accepted|acceptd|queued|buffered|enroute|scheduled|pending|bounced|canceled|cancelled)$/;

/** The same, but for a value that may say what kind of text somebody wrote. */
const perhapsPassed = /^(?:status|statuses|reports?)$/;

/** Words for a message that leaves the account. */
const leaving = /^(?:sent|sending|outgoing|outbound|mt)$/;

/** Words for a message that arrives, as other gateways have them. */
const arriving = /^(?:received|receiving|inbound|incoming|mo|new|unread|reply|replied)$/;

/** A receipt as SMPP 3.4, Appendix B, writes one into the text. */
const receiptText = /^id:\S+\s+sub:\d+\s+dlvrd:\d+.*\bstat:[A-Z]{5,7}\b/is;

/** What a value says of a message: it arrives, it has left, or this became of it. */
function saysOf(value: string, isOrdinary: boolean): Report | 'arrives' | undefined {
	const words = wordsOf(value);
	const last = words.at(-1) ?? '';
	if (words.some((word) => delivered.test(word)) || passed.test(last)) return 'receipt';
	if (!isOrdinary && perhapsPassed.test(last)) return 'receipt';
	if (leaving.test(last) || words[0] === 'outbound') return 'outgoing';
	return words.some((word) => arriving.test(word)) ? 'arrives' : undefined;
}

/** A kind that names itself so. */
const isReceipt = /\bdlr\b|receipt|report/i;

/** The values that may be a delivery status. */
function statusesOf(fields: CallFields, isOrdinary: boolean): string[] {
	const others = fields.all(otherStatusNames);
	const isDelivery = (value: string) => wordsOf(value).some((word) => delivered.test(word));
	return fields.all(statusNames).concat(isOrdinary ? others.filter(isDelivery) : others);
}

/** What a call reports of a message that was sent: what became of it, or that it was sent. */
export type Report = 'receipt' | 'outgoing';

/** A message, as a trigger reads it. */
interface Read {
	text: string | undefined;
	from: string | undefined;
	to: string | undefined;
	/** Whether the text is under a name that the provider has for it. */
	isDocumented: boolean;
}

/** Whether a text is a person's whatever is beside it: by a word, or by its numbers. */
function isFromPerson({ text = '', from, to }: Read, settings: ReportRules): boolean {
	if (from === undefined) return false;
	return isKeyword(text, settings.keywords.optOut) || settings.isForUs(from, to);
}

/** What of the settings says whose a message is. */
export type ReportRules = Pick<InboundSettings, 'keywords' | 'isForUs'>;

function wayOf(fields: CallFields): 'in' | 'out' | undefined {
	const way = fields.firstOf(wayNames) ?? '';
	if (/^(?:out|o$|sent|mt$)/i.test(way)) return 'out';
	return /^(?:in|i$|received|mo$)/i.test(way) ? 'in' : undefined;
}

/** Names of what is no content: with nothing else, there is no picture and no text. */
const aside =
	/^(?:smsid|id|uuid|guid|sid|msgid|messageid|messagesid|messageuuid|from|to|sender|recipient|source|destination|country|code|codedesc|type|sale|price|cost|currency|parts|segments|network|operator|carrier|nummedia|numsegments|account\w*|time\w*|date\w*|smsexternal|smsinternal|external|internal)$/;

function reportWithoutText(fields: CallFields, says: Report | undefined): Report | undefined {
	if (fields.firstOf(statusNames) !== undefined || says !== undefined) return says ?? 'receipt';
	const hasNumber = fields.from() !== undefined || fields.to() !== undefined;
	const hasId = fields.all(hasNumber ? [...idNames, 'id'] : idNames).length > 0;
	const isBare = !fields.hasBlankText && fields.allMatch(aside);
	return hasId && isBare ? 'receipt' : undefined;
}

/** What a status beside a text reports: a documented text needs a second sign. */
function reportOfText(
	fields: CallFields,
	read: Read,
	says: Report | undefined,
): Report | undefined {
	const { text = '', from, isDocumented } = read;
	const ids = fields.all(idNames).length;
	const aboutSending = fields.all(sendingNames).length;
	if (says !== undefined && !(isDocumented && from !== undefined)) return says;
	if (says !== undefined && ids + aboutSending > 0) return says;
	const isBulk = /bulk/i.test(fields.first('type') ?? '') ? 1 : 0;
	if (aboutSending + isBulk > 1) return 'outgoing';
	const isWord = wordsOf(text).length === 1 && saysOf(text, true) === 'receipt';
	return isWord && from === undefined && ids > 0 ? 'receipt' : undefined;
}

/**
 * What a call reports of a message of the account; undefined for a message from a phone. What a
 * call says of itself and of its way counts first. Words of the text don't count, but for a word
 * that opts out, which must not be missed.
 */
export function reportOf(
	fields: CallFields,
	read: Read,
	settings: ReportRules,
): Report | undefined {
	const { text, from } = read;
	if (text !== undefined && receiptText.test(text)) return 'receipt';
	const isOrdinary = text !== undefined && from !== undefined;
	const said = kindsOf(fields, isOrdinary);
	const way = wayOf(fields);
	// What comes in and has a text is a message, unless it is called a receipt.
	if (way === 'in' && isOrdinary && !said.some((kind) => isReceipt.test(kind))) return undefined;
	const kinds = said.map((kind) => saysOf(kind, isOrdinary));
	if (kinds.includes('receipt')) return 'receipt';
	if (way === 'out' || kinds.includes('outgoing')) return 'outgoing';
	const statuses = statusesOf(fields, isOrdinary).map((status) => saysOf(status, false));
	if (way === 'in' || [...kinds, ...statuses].includes('arrives')) return undefined;
	if (isFromPerson(read, settings)) return undefined;
	const isFlagged = fields.all(flagNames).length > 0;
	const word = statuses.find((one) => one === 'receipt' || one === 'outgoing');
	const says = word ?? (isFlagged ? 'receipt' : undefined);
	return text === undefined ? reportWithoutText(fields, says) : reportOfText(fields, read, says);
}
