import { asNumber, asText } from '../lib/data';
import {
	bareName,
	codeName,
	explanationName,
	isStateName,
	logName,
	namingOf,
	phoneKey,
	phoneName,
	priceName,
	reasonName,
	textName,
	yesName,
} from './acceptanceNames';
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
	const { isMessageId, isId, isState } = namingOf(name);
	if (isMessageId && isSomething(value)) return true;
	if (place === 'aside') return false;
	const text = isPlain(value) ? String(value).trim() : undefined;
	if (place === 'open') {
		if (isId && isSomething(value)) return true;
		if (yesName.test(name) && isYes(value)) return true;
		if (phoneKey.test(name) && text !== undefined && isSomething(text))
			if (isTaken(text) || /^(?![3-5]\d\d$)\S*\d\S*$/.test(text)) return true;
		const bare = asText(value) ?? '';
		if (/^(?:data|results?)$/.test(name) && /^\d+$/.test(bare) && isTaken(bare)) return true;
		if (bareName.test(name) && looksLikeId(bare)) return true;
	}
	if (text === undefined || textName.test(name)) return false;
	// A fault of the provider's own, said of one message, leaves open what became of it.
	if (codeName.test(name) && /^[25]\d\d(?!\d)/.test(text)) return true;
	if (isStateName(name)) return isState && isTaken(text);
	return typeof value === 'string' && isSpoken(text);
}

/** Whether an entry says itself that the provider did not accept it. */
function saysNo(entry: Record<string, unknown>): boolean {
	return Object.entries(entry).some(([key, value]) => {
		const name = spelled(key);
		const text = isPlain(value) ? String(value).trim() : '';
		if (codeName.test(name)) return /^4\d\d(?!\d)/.test(text);
		if (isStateName(name)) return text !== '' && !isTaken(text);
		return reasonName.test(name) && isSomething(value);
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
	const isExplained = names.some((key) => explanationName.test(key));
	return names.some((key) => phoneName.test(spelled(key))) && !isExplained && !saysNo(entry);
}
