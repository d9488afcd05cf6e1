import { oneOf } from '../lib/phrases';
import { messageThings } from './acceptanceNames';
import { isSign, looksLikeId, spelled } from './acceptanceSigns';
import { saysSent, saysSentInWords } from './acceptedWords';

/** What may stand between the word for an id and the id: JSON, XML, a form or a sentence. */
const upToValue = `["'>)\\]]{0,4}\\s{0,8}[:=#]?\\s{0,8}["'[{(<>]{0,6}\\s{0,8}`;

/** An id of a message with a value behind it, or a log of messages, in a text that is no valid JSON or XML. */
const id = new RegExp(
	`${messageThings}[\\s_.:-]?(?:ids?|sids?|uuids?|guids?)(?![a-z])${upToValue}(?:(?!0+\\b)[\\w+.-]{0,64}\\d|[{[])|(?:send|sms|message|delivery)_logs?|\\buuid["']?\\s*[:=>]`,
	'i',
);

/** Whose ids are not of messages; proxies name one of the request, by which their support finds it. */
const others = oneOf(`
	request, trace, error, ray, support, incident, correlation, account, user, customer, client, sender
	session, event
`);

/** A plain id. */
const plainId = new RegExp(
	`(?<!\\b${others}[\\s_-]?)\\bids?(?:["']?\\s{0,8}[:=]\\s{0,8}["'[{]?\\s{0,8}[\\w+{[]|>\\s{0,8}[\\w+{[]|\\s{1,8}#?\\d{4})`,
	'i',
);

/** A state, and what it says. */
const state =
	/(?:status|state|result|delivery)(?:_?\w{0,15})["']?\s*[:=>]\s*["']?([^"'<>&,;{}\n]{1,80})/gi;

/** An attribute of XML, which a decoded document no longer has, and its value. */
const attribute = /\s([\w:.-]{1,60})\s*=\s*["']([^"'<>]{1,200})/g;

/** What a web page is made of: its ids are not of messages. */
const page = /^\s*(?:<!doctype html|<html)/i;

/** Attributes that are looked at; where there are more, they are taken for a sign. */
const mostAttributes = 20_000;

/** Characters in which a sentence is looked for. */
const most = 200_000;

/** What a person reads of a page. */
function readable(text: string): string {
	return text.replace(/<[^<>]*>/g, ' ').replace(/&(?:quot|#34|#x22);/gi, '"');
}

function saysState(text: string): boolean {
	for (const [, says = ''] of text.matchAll(state)) if (saysSent(says)) return true;
	return false;
}

/** Whether a text that cannot be decoded has a sign that the provider has a message. */
export function hasSignInText(text: string): boolean {
	const isPage = page.test(text);
	const said = isPage ? readable(text) : text;
	if (id.test(said) || saysState(said) || saysSentInWords(said.slice(0, most))) return true;
	return !isPage && (plainId.test(said) || looksLikeId(said));
}

/** The same in the attributes of an XML document. */
export function hasSignInAttributes(text: string): boolean {
	let seen = 0;
	for (const [, name = '', value] of text.matchAll(attribute)) {
		if (++seen > mostAttributes) return true;
		if (!/^xml/i.test(name) && isSign(spelled(name), value, 'open')) return true;
	}
	return false;
}
