/** Most names are plain already, and a call may have 100,000 of them. */
const isPlain = /^[a-z\d]*$/;

/** `Message-Text`, `message_text` and `messageText` are one name: letters and digits. */
export function plainName(name: string): string {
	return isPlain.test(name) ? name : name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Names under which systems that call send a text, and that mean nothing else. */
export const sureTextNames = [
	'text',
	'body',
	'sms',
	'msg',
	'messagetext',
	'messagebody',
	'msgtext',
	'msgbody',
	'smsmsg',
	'smstext',
	'smsbody',
	'smsmessage',
	'textmessage',
	'txt',
] as const;

/** All of them, in the order in which they count. */
export const textNames = [
	'text',
	'message',
	'body',
	'sms',
	'content',
	'msg',
	'messagetext',
	'messagebody',
	'messagecontent',
	'msgtext',
	'msgbody',
	'msgcontent',
	'smsmsg',
	'smstext',
	'smsbody',
	'smsmessage',
	'smscontent',
	'textmessage',
	'txt',
	'contents',
	'reply',
	'replytext',
] as const;

/** The same of who sent it, and of the number that it was sent to. */
export const fromNames = [
	'from',
	'sender',
	'source',
	'src',
	'originator',
	'msisdn',
	'fromnumber',
	'sendernumber',
	'smsfrom',
] as const;

/** Names of the number that a text was sent to. */
export const toNames = [
	'to',
	'recipient',
	'receiver',
	'destination',
	'dest',
	'dst',
	'tonumber',
	'smsto',
] as const;

/** Further names of a sender and of a receiver: by them a message is known, but not read. */
const otherFrom = [
	'snumber',
	'external',
	'smsexternal',
	'phone',
	'phonenumber',
	'mobile',
	'number',
];
const otherTo = ['cnumber', 'internal', 'smsinternal'];

const texts: ReadonlySet<string> = new Set(textNames);
const senders: ReadonlySet<string> = new Set([...fromNames, ...otherFrom]);
const receivers: ReadonlySet<string> = new Set([...toNames, ...otherTo]);

/** What a field is to a message; undefined for all else. */
export function partOfMessage(name: string): 'text' | 'from' | 'to' | undefined {
	const plain = plainName(name);
	if (texts.has(plain)) return 'text';
	if (senders.has(plain)) return 'from';
	return receivers.has(plain) ? 'to' : undefined;
}
