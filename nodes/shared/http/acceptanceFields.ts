import { asNumber, asText } from '../lib/data';
import { spelled } from './acceptanceSigns';

/** The address of something that was made, by its id. */
const madeAt =
	/(?:sms|message|msg|text|mms|campaign|batch|submission|outbound|job|queue|send)(?:es|s)?\/(?!v\d+(?:\W|$))[\w.-]*\d/i;

/** Addresses of pages that explain an error. */
const helpAt = /\b(?:docs?|help|errors?|support|faq|kb|status|reference)\b/i;

const addressName =
	/^(?:href|url|uri|self|link|location|(?:resource|message|sms|status|report|details?)_(?:url|uri|href))$/;

/** Whether a text is the address of a message that a provider has. */
export const isAddressOfMessage = (text: string) => madeAt.test(text);

const timeName =
	/^(?:(?:delivery|sending|send|submit|queued|schedule[d]?)_(?:date|time|at|for|on)(?:_time)?|eta)$/;
const time = /\d{4}-\d\d-\d\d|\d\d?:\d\d|^\d{10}(?:\d{3})?$/;

/** Credits that were taken, and messages that were counted. */
const countName =
	/^(?:credits?_(?:used|charged|spent|deducted)|(?:nb|numbers?|recipients?|phones?)_(?:sent|accepted|queued)|sent_numbers?)$/;

/** Ids that have no name of their own. */
const idName = /^(?:uid|mid)$/;

/** What a counter of messages has beside it: then it is a limit that was reached. */
const limitName =
	/(?:^|_)(?:limits?|max|maximum|quotas?|allowed|allowance|reset|window|per_\w+)(?:_|$)/;

/** A name under which messages, or credits, are counted. */
const counterName =
	/^(?:(?:messages?|sms|msgs?|total|num|nb|numbers?|count|credits?)_)*(?:sent|used|accepted|queued|submitted|delivered|count)(?:_(?:count|total|messages?|sms|today))?$/;

/** Whether an object is about a limit of the account: its counters say nothing of one message. */
export function isUsage(names: readonly string[], one: Record<string, unknown>): boolean {
	return names.some((key) => {
		const name = spelled(key);
		return (
			limitName.test(name) || (/^remaining|_remaining$/.test(name) && asNumber(one[key]) === 0)
		);
	});
}

/** Whether a field of such an object is a counter. */
export const isCounter = (name: string, value: unknown) =>
	counterName.test(name) && asNumber(value) !== undefined;

/** Whether an entry says by its code that the provider refused it. */
export function isCodedRefusal(names: readonly string[], one: Record<string, unknown>): boolean {
	return names.some(
		(key) => /^(?:\w+_)?code$/.test(spelled(key)) && /^4\d\d$/.test(asText(one[key]) ?? ''),
	);
}

/**
 * Whether a field has what only an accepted message has: an address, a time of delivery, a count.
 * @param mayEcho the entry was refused, and repeats the time that was asked for
 */
export function isFieldOfAcceptance(name: string, value: unknown, mayEcho: boolean): boolean {
	const text = asText(value);
	if (text === undefined || typeof value === 'object') return false;
	if (addressName.test(name)) return isAddressOfMessage(text) && !helpAt.test(text);
	if (timeName.test(name)) return !mayEcho && time.test(text);
	if (countName.test(name)) return (asNumber(text) ?? 0) > 0;
	return idName.test(name) && /[1-9a-z]/i.test(text) && !/^(?:null|none|false)$/i.test(text);
}
