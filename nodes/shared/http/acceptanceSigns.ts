import { asNumber, asText } from '../lib/data';
import { isSentAlone, saysSent, saysSentInWords } from './acceptedWords';

/**
 * Where a value stands. `error`: what is said about errors may have an id of its own, or name a
 * field of the request so. `aside`: what is said of the account, its limits, or the request.
 */
export type Place = 'open' | 'error' | 'aside';

/** Entries of a log that are looked at; where there are more, they are taken for a sign. */
const longestLog = 20_000;

/** Characters of a name that are looked at. */
const longestName = 200;

/** Characters of a text in which a sentence is looked for. */
const longestSaying = 20_000;

/** A name in lower case, its words apart: `MessageSid`, `message-sid`, `r:MessageSid`, `Message Sid`. */
export function spelled(name: string): string {
	return name
		.slice(0, longestName)
		.replace(/^.*:/, '')
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
		.replace(/[^\p{L}\p{N}]+/gu, '_')
		.replace(/^_+|_+$/g, '')
		.toLowerCase();
}

const things =
	'sms|msg|message|messages|mms|text|batch|bulk|campaign|job|unique|queue|api|delivery|tracking|submission|submit|transaction|txn|order|broadcast|receipt|ticket|dlr|outbound';
const endings = 'ids?|sids?|uuids?|guids?|ulids?|refs?|references?|identifiers?';

/**
 * Names of fields that identify a message a provider has: `Id` and `Api_Id` (ProTexting),
 * `message_id` and `sms_ids` (SMS Scheduler), `uniqueid` (Enswitch), `smsid` (VoIP Communications)
 * and their kin.
 */
const ofMessage = new RegExp(
	`(?:^|_)(?:${things})(?:_log)?_?(?:${endings})$|(?:sms|msg|message)(?:${endings})$|^(?:delivery_)?report_url$`,
);
const sayId = new RegExp(`(?:^|_)(?:${endings})$`);

/** Ids of other things, by the word before: proxies name one of the request, for their support. */
const ofOthers =
	/(?:^|_)(?:requests?|req|trace|fbtrace|span|errors?|err|ray|support|incident|correlation|activity|session|event|account|acct|user|customer|client|sender|from|source|tenant|app|application|project|org|organi[sz]ation|company|groups?|lists?|contacts?|template|key|rule|policy|plan|limit|quota|role|service|product|country|operator|carrier|network|gateway|route|parent|owner|domain|host|server|instance|node|zone|region|help|docs?|type|field|param|parameter|category|device|subscription|profile|person|member|partner|merchant|vendor|site|page|class|access|auth|login|token|cookie|cf|amz|amzn|apigw|fault|debug|exception|case|problem|brand|number|phone|caller|connection|invocation)_[a-z]+(?:_(?:description|desc|text|name|id|code))?$/;

/** Fields that say of an entry what became of it, in words or as a code. */
const stateName =
	/(?:^|_)(?:status|state|result|delivery|outcome)(?:_(?:description|desc|text|name|id|code|message))?$/;
const codeName = /^(?:(?:response|return|resp)_)?code$/;

/** Fields that are there, or are true, when a provider has a message. */
const yesName =
	/^(?:(?:is|was|messages?|sms|msgs?|total|num|count)_)*(?:success|successful|accepted|sent|queued|submitted|delivered|ok)(?:_(?:count|total|messages?|sms|at|on|date|time))?$|^date_sent$/;

/** What an id is found under when it has no name of its own. */
const bareName = /^(?:data|results?|response|value|payload|message|success|ok|sms|output|body)$/;

/** A phone number as a key, whose value is its message's id. */
const phoneKey = /^\+?\d{8,15}$/;

/** Fields with the text of the message, which some responses repeat: it is the user's. */
const textName = /^(?:(?:sms|message|msg)_)?(?:msg|text|body|content|subject)$/;

const logName = /(?:^|_)logs?$/;
const priceName = /^(?:sale|cost|price|charged?|fee|amount)$/;
const phoneName =
	/^(?:to|phone|phone_number|number|recipient|msisdn|mobile|destination|mobile_phone)$/;

/** Whether a value is there at all: an id of 0 is none. */
export function isSomething(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(isSomething);
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	if (typeof value === 'number') return value > 0;
	if (typeof value !== 'string') return value === true;
	return /[^\s0]/.test(value) && !/^\s*(?:false|null|none|no)\s*$/i.test(value);
}

/** Whether a text is an id, and nothing else: a hash, a UUID, or a number too long for an error's code. */
export function looksLikeId(text: string): boolean {
	if (text.length > 200) return false;
	const token = text.trim().replace(/^\W+|\W+$/g, '');
	if (/^\d{6,}$/.test(token)) return true;
	return /^(?=(?:\D*\d){2})(?:[\da-f-]{12,}|[a-z\d]{16,})$/i.test(token);
}

/** A state as a word, or as a code: HTTP's refusals and faults are none, a provider's own may be. */
function isTaken(text: string): boolean {
	if (/^\d+$/.test(text)) return Number(text) > 0 && !/^[3-5]\d\d$/.test(text);
	return saysSent(text);
}

const isPlain = (value: unknown): value is string | number =>
	typeof value === 'string' || typeof value === 'number';

function isYes(value: unknown): boolean {
	if (typeof value !== 'string') return isSomething(value);
	return isSomething(value) && (/\d|^\s*y(?:es)?\s*$|^\s*true\s*$/i.test(value) || saysSent(value));
}

/** What a short text says by itself, in any field: `SENT`, `1 message sent`. */
export function isSpoken(text: string): boolean {
	return isSentAlone(text) || saysSentInWords(text.slice(0, longestSaying));
}

/** Whether a field says that the provider has a message. */
export function isSign(name: string, value: unknown, place: Place): boolean {
	const isOther = ofOthers.test(name);
	if (!isOther && ofMessage.test(name) && isSomething(value)) return true;
	if (place === 'aside') return false;
	const text = isPlain(value) ? String(value).trim() : undefined;
	if (place === 'open') {
		if (!isOther && sayId.test(name) && isSomething(value)) return true;
		if (yesName.test(name) && isYes(value)) return true;
		if (phoneKey.test(name) && text !== undefined && isSomething(text))
			if (/\d/.test(text) || isTaken(text)) return true;
		const bare = asText(value) ?? '';
		if (/^(?:data|results?)$/.test(name) && /^\d+$/.test(bare) && isTaken(bare)) return true;
		if (bareName.test(name) && looksLikeId(bare)) return true;
	}
	if (text === undefined || textName.test(name)) return false;
	// A fault of the provider's own, said of one message, leaves open what became of it.
	if (codeName.test(name) && /^[25]\d\d(?!\d)/.test(text)) return true;
	if (stateName.test(name)) return !isOther && isTaken(text);
	return typeof value === 'string' && isSpoken(text);
}

/** Whether an entry says itself that the provider did not accept it. */
function saysNo(entry: Record<string, unknown>): boolean {
	return Object.entries(entry).some(([key, value]) => {
		const name = spelled(key);
		const text = isPlain(value) ? String(value).trim() : '';
		if (codeName.test(name)) return /^4\d\d(?!\d)/.test(text);
		if (stateName.test(name)) return text !== '' && !isTaken(text);
		return (
			/^(?:errors?|error_.+|reason|code_desc|failed|rejected)$/.test(name) && isSomething(value)
		);
	});
}

const isEntry = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/** A log has what a provider has accepted, unless the entry says otherwise. */
export function isLogged(name: string, value: unknown): boolean {
	if (!logName.test(name)) return false;
	if (!isEntry(value)) return isSomething(value);
	if (Object.keys(value).length > longestLog) return true;
	const isList = Array.isArray(value) || Object.keys(value).every((key) => /^\d{1,9}$/.test(key));
	const entries = isList ? Object.values(value) : [value];
	return entries.some((entry) => (isEntry(entry) ? !saysNo(entry) : isPlain(entry)));
}

/** Whether an entry about one phone has a price, and no refusal. */
export function isCharged(entry: Record<string, unknown>): boolean {
	const names = Object.keys(entry);
	const priced = names.filter((key) => priceName.test(spelled(key)));
	if (!priced.some((key) => (asNumber(entry[key]) ?? 0) > 0)) return false;
	const isExplained = names.some((key) => /^(?:message|details?|title|description)$/i.test(key));
	return names.some((key) => phoneName.test(spelled(key))) && !isExplained && !saysNo(entry);
}
