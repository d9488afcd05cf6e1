import type { CallFields } from './callFields';

/** Names under which systems say what a call is about. */
const kindNames = [
	'event',
	'event_type',
	'event_name',
	'type',
	'kind',
	'notification_type',
	'message_type',
	'record_type',
] as const;

/** Names that may also be about what somebody wrote: a text on the topic of a delivery. */
const topicNames = ['action', 'notification', 'category', 'topic', 'trigger'] as const;

/** All of them. */
export const allKindNames = [...kindNames, ...topicNames];

/** What a call says that it is about; beside a text and its sender, topics do not count. */
export function kindsOf(fields: CallFields, isMessage: boolean): string[] {
	return fields.all(isMessage ? kindNames : allKindNames);
}

/** The words of a name: `message.delivered`, `CALL_START` and `callStarted` have two each. */
export function wordsOf(value: string): string[] {
	if (/^[a-z\d]+$/.test(value)) return [value];
	const apart = value.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
	return apart.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Names of the state of a call. */
const stateNames = ['state', 'status', 'call_state', 'call_status', 'call_event'] as const;

/** Words that calls alone have; a callback is the address of the trigger. */
const ofCall =
	/^(?:calls?|called|calling|callstart(?:ed)?|callend(?:ed)?|(?:incoming|outgoing|missed|inbound|outbound|phone|voice)call|voice|voicemail|ring|rings|ringing|hangup|hungup|dtmf|dial|dialing|dialled|dialed|cdr|ivr|conference|recording|fax)$/;

/** Words that calls have, and other things too. */
const perhapsOfCall =
	/^(?:start|started|answer|answered|end|ended|hold|unhold|transfer|transferred|missed|busy|bridge|bridged|noanswer)$/;

/** Words of texts. */
const ofText = /^(?:sms|mms|rcs|texts?|messages?|msg|chat)$/;

/** Fields that calls alone have. */
const callFields = [
	'billsec',
	'talktime',
	'callid',
	'call_uniqueid',
	'call_uuid',
	'call_sid',
	'call_duration',
	'call_direction',
	'call_type',
	'hangup_cause',
	'dtmf',
	'recording_url',
	'voicemail_url',
] as const;

/** Fields that other things have too: one of them is no sign beside a text and its sender. */
const perhapsCallFields = ['duration', 'disposition', 'answered'] as const;

/** Names of both. */
export const allCallFields = [...callFields, ...perhapsCallFields];

/** The same where nobody is named who sent a text. */
const callersFields = [
	'caller',
	'callerid',
	'caller_id',
	'callerid_number',
	'callerid_name',
	'callee',
	'called',
	'ani',
	'dnis',
] as const;

/** The channel of a call, as Asterisk spells it; `sms` is one of a text. */
const callChannel = /^(?:sip|pjsip|dahdi|iax2?|local|zap|sccp|h323|voice|call|phone)\b|\//i;

/** What a value of a kind is about. */
function aboutOf(value: string): 'call' | 'text' | 'perhaps call' | undefined {
	const words = wordsOf(value);
	if (words.some((word) => ofCall.test(word)) && !/call.?back/i.test(value)) return 'call';
	if (words.some((word) => ofText.test(word))) return 'text';
	return words.some((word) => perhapsOfCall.test(word)) ? 'perhaps call' : undefined;
}

/** Whether the fields are those of a call: one that calls alone have, or two of the others. */
function hasCallFields(fields: CallFields, isMessage: boolean): boolean {
	const isCertain =
		fields.firstOf(callFields) !== undefined ||
		callChannel.test(fields.first('channel') ?? '') ||
		fields.hasObject('call', 'cdr', 'voicemail');
	return isCertain || fields.all(perhapsCallFields).length > (isMessage ? 1 : 0);
}

/** What a trigger knows of the message that it reads. */
export interface Known {
	/** The text under a name that means a text and nothing else. */
	sureText: string | undefined;
	/** Who sent it. */
	from: string | undefined;
	/** Words such as `start` are those of calls, also beside a text. */
	isStrict: boolean;
}

/**
 * Whether fields are those of a phone call. What it says of itself counts first; one field that
 * calls have is no sign beside a text and its sender.
 */
export function isPhoneCall(fields: CallFields, { sureText, from, isStrict }: Known): boolean {
	const isMessage = sureText !== undefined && from !== undefined;
	const abouts = kindsOf(fields, isMessage).map(aboutOf);
	if (abouts.includes('call')) return true;
	const states = fields.all(stateNames).map(aboutOf);
	if (abouts.includes('perhaps call') && (isStrict || !isMessage)) {
		return !abouts.includes('text');
	}
	if (abouts.includes('text')) return false;
	if (!isMessage && states.some((one) => one === 'call' || one === 'perhaps call')) return true;
	if (hasCallFields(fields, isMessage)) return true;
	return from === undefined && sureText === undefined && fields.all(callersFields).length > 0;
}
