import { allTexts, asObject, asText, firstEntries } from '../lib/data';
import { isSomething, spelled } from './acceptanceSigns';
import { saysSent, saysSentInWords } from './acceptedWords';
import { blameIn, messageBlameIn } from './refusalWords';

/** Words of a state that say that a provider has refused a message. */
const no =
	/fail|reject|refus|declin|denied|deny|block|barred|black|invalid|error|erreur|undeliver|cancel|expired|opt(?:ed)?[\s_-]?out|unsub|unauthor|forbid|abort|dropped|discard|suppress|unsent|\bnot[\s_-]?(?:sent|accepted|queued|delivered|valid|allowed)|\bfalse\b|\bko\b|impossible|ung[üu]ltig|abgelehnt|inv[áa]lido|rechazado/i;

const errorName = /^(?:has_)?errors?(?:_(?!id$).+)?$|_errors?$|^erreurs?$/;
const refusedName =
	/^(?:failed|failures?|rejected|refused|blocked|blacklisted|invalid|unsent|not_sent)(?:_\w+)?$|^(?:num|nb|count|total)_(?:failed|rejected)$/;
const successName = /^(?:is_)?(?:success|successful|ok|accepted)$/;
const stateName =
	/(?:^|_)(?:status|state|result|outcome)(?:_(?:description|desc|text|name|message))?$/;
const reasonName = /^(?:code_desc|reason|rejection|cause|failure_reason)$/;
const codeName = /^(?:(?:status|response|return|http)_?)?code$|^status$/;

/** Places with what a refusal is not in: the text of the message, and what is said of the account. */
const aside =
	/^(?:(?:sms|message|msg)_)?(?:msg|text|body|content|subject)$|^(?:account|user|customer|limits?|quotas?|usage|request|input|params?|query|headers?|country|operator|carrier|network|sender|from|price|currency|template)$/;

/** Values that are looked at. */
const mostValues = 10_000;

type Fields = Record<string, unknown>;

/** Characters of a text that are looked at. */
const longest = 2_000;

/** What is said as an error where there is none. */
const isNone = (text: string) =>
	/^\W*(?:no (?:errors?|failures?)|success\w*|ok(?:ay)?|none|0+|2\d\d)\W*$/i.test(text);

/** Whether anything is said under a name of errors: an object of empty fields says nothing. */
export function isTold(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(isTold);
	if (typeof value === 'object' && value !== null) return Object.values(value).some(isTold);
	return (isSomething(value) || Number(value) < 0) && !isNone(String(value));
}

const isNay = (text: string) => /^(?:false|no|0|n)$/i.test(text);

const noError = /\b(?:no|without(?: any)?|0) (?:errors?|failures?)\b/gi;

/** Whether words say no, and no yes beside it. */
export function saysNo(words: string): boolean {
	const text = words.slice(0, longest).replace(noError, '');
	if (!no.test(text) && messageBlameIn(text) === undefined) return false;
	return !saysSent(text) && !saysSentInWords(text);
}

/** Whether a field says no of everybody that an object is about. */
function isNo(name: string, value: unknown): boolean {
	if (typeof value === 'object') return false;
	const text = asText(value) ?? '';
	if (successName.test(name)) return isNay(text);
	if (codeName.test(name) && /^[45]\d\d$/.test(text)) return true;
	if (stateName.test(name)) return saysNo(text);
	return reasonName.test(name) && (saysNo(text) || blameIn(text) !== undefined);
}

/** Whether a field reports errors, or recipients that were refused. */
const isError = (name: string, value: unknown) =>
	(errorName.test(name) || refusedName.test(name)) && isTold(value);

/** Texts of a list that are quoted. */
const mostTexts = 5;

/** What the words of a refusal are in: `error: true` beside an `error_message`. */
const sayings = ['error_message', 'message', 'error', 'errors', 'code_desc', 'reason'];

function wordsOf(one: Fields, name: string): string {
	const said = sayings
		.map((key) => one[key])
		.find((value) => /\p{L}{3}/u.test(asText(value) ?? ''));
	const own = one[name];
	const texts = typeof own === 'object' ? allTexts(own).slice(0, mostTexts) : [asText(own) ?? ''];
	const text = texts.join('. ');
	if (/\p{L}/u.test(text) && !isNay(text) && !/^true$/i.test(text)) return text;
	return asText(said) ?? `${name}: ${text}`;
}

function firstOf(
	one: Fields,
	isOne: (name: string, value: unknown) => boolean,
): string | undefined {
	const names = Object.keys(one).slice(0, mostValues);
	return names.find((key) => isOne(spelled(key), one[key]));
}

/** A refusal of everybody in the fields of a response, in words. */
export function refusalOfAll(response: Fields): string | undefined {
	const found = firstOf(response, isNo);
	return found === undefined ? undefined : wordsOf(response, found);
}

/** What a response tells of errors beside its entries: in words, and as it stands. */
export function errorsOf(response: Fields): { words: string; told: unknown[] } | undefined {
	const names = Object.keys(response).slice(0, mostValues);
	const told = names.filter((key) => isError(spelled(key), response[key]));
	const [first] = told;
	if (first === undefined) return undefined;
	return { words: wordsOf(response, first), told: told.map((key) => response[key]) };
}

/** A refusal anywhere in an entry that says yes; undefined where there is none. */
export function refusalIn(entry: unknown): string | undefined {
	const open: unknown[] = [entry];
	for (let seen = 0; seen < open.length && seen < mostValues; seen++) {
		const one = open[seen];
		const fields = asObject(one);
		const said = fields && firstOf(fields, (...field) => isNo(...field) || isError(...field));
		if (said !== undefined) return wordsOf(fields as Fields, said);
		if (typeof one !== 'object' || one === null) continue;
		for (const [key, inner] of firstEntries(one, mostValues))
			if (typeof inner === 'object' && !aside.test(spelled(key))) open.push(inner);
	}
	return undefined;
}

/** Whether a value where an id is expected is no id: a sentence, or a word that refuses. */
export function isNoId(text: string): boolean {
	if (/\p{L}{2}\s+\p{L}{2}/u.test(text)) return true;
	return !/\d/.test(text) && saysNo(text);
}
