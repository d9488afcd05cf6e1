import type { Decoded } from '../contract/response';
import { firstEntries } from '../lib/data';
import { concernsTheAccount, type FailureKind } from '../result/failure';
import { blameIn, messageBlameIn, wordsOf } from './refusalWords';

/** Characters of a response's words that are looked at. */
const most = 2_000;

/** Words that name nobody: a refusal in these words alone says no more than its status. */
const quiet = new Set(
	[
		'http status code error errors failure failed fail bad no not none nothing ko false null reason given',
		'sent accepted undelivered invalid unknown refused rejected denied deny declined forbidden',
		'access permission permissions permitted allowed authorized authorised authorization unauthorized unauthorised',
		'is was are be been has have having do does don t doesn you your the this that these a an any it its we',
		'to for of on in at by with and or as use using call perform execute view get post put enough sufficient',
		'resource resources operation operations action actions request requests method methods function functions',
		'page server endpoint url path service feature api client administrative rules required needed missing right rights sorry',
		'accès acces refusé refuse interdit non autorisé autorise autorisée autorisee permission vous n êtes etes avez pas le la les un une à a ce cette service',
		'zugriff verweigert nicht autorisiert erlaubt keine berechtigung verboten sie sind haben',
		'acceso denegado prohibido autorizado permitido permiso no tiene',
	]
		.join(' ')
		.split(' '),
);

/** Things of an account. */
const things = new RegExp(
	`(?<![\\p{L}\\p{N}])(?:${[
		'accounts?|(?:rate |price |tariff )?plans?|subscriptions?|packages?|roles?|licen[cs]es?|tiers?|trial',
		'api|(?:api |access |secret )?keys?|tokens?|credentials?|passwords?|log ?ins?|ips?(?: address(?:es)?)?',
		'user ?names?|apps?|applications?|organi[sz]ation|workspace|tenant|project|privileges?|scopes?',
		'credits?|balance|funds|payments?|billing|invoices?|money|quotas?|limits?|rate|throttl\\w*|too many|per (?:second|minute|hour|day)|not enough|insufficient',
		'comptes?|forfait|abonnement|cl[ée]s?|cr[ée]dits?|solde|paiement|jeton|adresse ip',
		'konto|kontos|guthaben|tarif|schl[üu]ssel|zahlung|cuenta|saldo|cr[ée]ditos?|clave|pago',
	].join('|')})(?![\\p{L}\\p{N}])`,
	'iu',
);

/** Somebody who is to be texted, or what is in a text: what is said beside them is about them. */
const others =
	/(?<![\p{L}\p{N}])(?:persons?|people|he|she|they|him|her|them|who|holders?|owners?|contacts?|customers?|clients?|leads?|minors?|adults?|child(?:ren)?|parents?|patients?|guests?|members?|consumers?|mobiles?|phones?|handsets?|numbers?|recipients?|marketing|advert\w*|offers?|promo\w*|gambling|alcohol|wording|words?|contents?|opted|campaigns?|destinataires?|personnes?|num[ée]ros?|portables?|t[ée]l[ée]phones?|il|elle|empf[äa]nger\w*|kund\w+|nummern?|rufnummern?|destinatari\w*|n[úu]meros?|persona)(?![\p{L}\p{N}])|\d{8,}/iu;

/** What a sentence that sends somebody to the support has of such words. */
const goAndAsk =
	/(?:please )?contact(?:ez)? (?:(?:us|your|the|our|an?|votre|le)(?:\s|$))*(?:customer |technical |system )?(?:support|sales|service|admin\w*|account manager|provider|team|helpdesk)?/giu;

/** What an account may not do, where nobody but the reader is named. */
const ofSending = new Set(['send', 'sending', 'sms', 'message', 'messages', 'texts']);

type Says = 'nothing' | 'account' | 'other' | 'unknown';

function saysOf(sentence: string): Says {
	const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
	const isToReader = words[0] === 'you';
	if (words.every((word) => quiet.has(word) || (isToReader && ofSending.has(word))))
		return 'nothing';
	if (others.test(sentence)) return 'other';
	return things.test(sentence) ? 'account' : 'unknown';
}

/**
 * Whether a refusal is about the account, as far as its words tell: they name a thing of the account
 * and nobody else, or they say nothing at all. A sentence that nobody knows may be about a phone.
 */
function leavesItToTheStatus(words: string): boolean {
	const apart = words.slice(0, most).replace(/([a-z])([A-Z])/g, '$1 $2');
	const text = apart.replace(/_/g, ' ').replace(goAndAsk, ' ');
	const said = new Set(text.split(/[.;!?]+(?:\s|$)|[\r\n|]+/).map(saysOf));
	if (said.has('other')) return false;
	return said.has('account') || !said.has('unknown');
}

/**
 * What a refusal blames. Its words count before its status or code; these count where the words
 * are about the account, or say nothing.
 * @param ofStatus what the status, or the code in the body, says of the account
 */
export function blameOf(words: string, ofStatus: FailureKind | undefined): FailureKind {
	// 401 always means a wrong secret.
	if (ofStatus === 'authentication') return ofStatus;
	const said = messageBlameIn(words);
	if (said !== undefined) return said;
	if (ofStatus !== undefined && ofStatus !== 'credit' && ofStatus !== 'permission') return ofStatus;
	const known = blameIn(words);
	if (known !== undefined || ofStatus === undefined) return known ?? 'provider';
	return leavesItToTheStatus(words) ? ofStatus : 'provider';
}

/** Parts of a response that are about the account or the request, and no sentence about a message. */
const aside =
	/^(?:request|input|params?|query|headers?|account|user|sender|limits?|quotas?|usage|trace|stack|links?|meta|message_text|sms_text|body|content|type|id|code|domain|.*_id)$/i;

/** Values that are looked at. */
const mostValues = 500;

/**
 * Sentences in fields that are not known to speak, such as `{"raison": "Il ne veut plus de SMS"}`;
 * of errors also single words.
 */
function otherSentences(value: unknown): string[] {
	const found: string[] = [];
	const open: Array<readonly [value: unknown, isOfErrors: boolean]> = [[value, false]];
	for (let seen = 0; seen < open.length && seen < mostValues; seen++) {
		const [one, isOfErrors] = open[seen] as (typeof open)[number];
		if (typeof one === 'string') {
			const isWord = isOfErrors && /^[\p{L}\s_-]+$/u.test(one);
			if (isWord || /\p{L}{2,}\s+\p{L}{2,}/u.test(one)) found.push(one);
		}
		if (typeof one !== 'object' || one === null) continue;
		for (const [name, inner] of firstEntries(one, mostValues))
			if (!aside.test(name)) open.push([inner, isOfErrors || /^errors?$/i.test(name)]);
	}
	return found;
}

/** What a body says in words. A page of a proxy is no sentence about a message; a bare text may be. */
function wordsOfBody(body: Decoded): string {
	if ('value' in body) return wordsOf(body.value);
	return body.form === 'unreadable' && !/^\s*</.test(body.text) ? body.text : '';
}

/** The same as `blameOf`, of a response whose provider has no word for what it says. */
export function blameOfBody(body: Decoded, ofStatus: FailureKind | undefined): FailureKind {
	const kind = blameOf(wordsOfBody(body), ofStatus);
	if (kind !== 'credit' && kind !== 'permission') return kind;
	const sentences = 'value' in body ? otherSentences(body.value) : [];
	const kinds = sentences.map((one) => blameOf(one, kind));
	return kinds.find((one) => !concernsTheAccount(one)) ?? kind;
}
