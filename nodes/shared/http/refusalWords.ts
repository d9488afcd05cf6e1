import { firstEntries } from '../lib/data';
import { phrases, whole } from '../lib/phrases';
import type { FailureKind } from '../result/failure';

type Blame = readonly [kind: FailureKind, words: RegExp];

/** Who asked not to be texted. */
const optedOut: readonly RegExp[] = [
	phrases(`
		opt-out*, opted-out, unsubscri*, desabonn*, desinscri*, do-not-(call|contact|disturb|text)
		dncr?, dnd, ndnc, ncpr, tps, consent*, (replied|sent|texted) stop
		bloctel, robinson, ne (souhaite|veut|desire) (plus|pas), a refuse (les|vos|nos) (sms|messages)
		liste d.(exclusion|opposition), widersprochen, abgemeldet, abbestellt
		stop(ped)? (list|messag*|request|keyword|command|order|reply)
	`),
	/^\W*stop(?:ped)?\W*$/i,
	// The word that people are told to reply with: in capitals it is that, and no advice.
	/\bSTOP\b/,
];

/** What is said of the account, and of nothing else. */
const ofTheAccount: readonly Blame[] = [
	[
		'sender',
		phrases(`
			sender, sender-id, caller-id, (source|from|originat*)-(address|number|id)
			(invalid|unknown|bad) from, from is (not|no), number of (yours|your account)
		`),
	],
	[
		'credit',
		phrases(`
			(insufficient|enough|out of|low|no) (account |sms )?(credits?|balance|funds?|money)
			(credits?|balance|funds?) (is |are |was )?(too low|exhausted|insufficient|used up)
			payment required
		`),
	],
	[
		'authentication',
		phrases(`
			(invalid|wrong|bad|incorrect|unknown|expired|missing) ... (credentials?|api-key|password)
			(invalid|wrong|bad|incorrect|unknown|expired|missing) ... (access-token|log-in)
			(credentials?|api-key|password|access-token) (is |are |was )?(invalid|wrong|incorrect)
			(credentials?|api-key|password|access-token) (is |are |was |has )?(not valid|expired)
			authentication (fail*|error|is required|required), log-in fail*
		`),
	],
	['authentication', /^unauthori[sz]ed\W*$/i],
	[
		'permission',
		phrases(`
			account ... (suspend*|disabl*|block*|black*|clos*|inactiv*|not activ*|lock*|deactiv*|terminat*)
			api (access|app) ... (disabl*|not activ*)
			ip (address )?(is )?(not (allowed|permitted)|black-list*|block*)
		`),
	],
];

/** Who is on our side of the line: a message that they stop is not the recipient's doing. */
const onOurSide =
	'(the |our |an? |your )?(admin*|provider|system|platform|account|us|support|billing|firewall|waf|cloudflare|proxy|api|server|security|polic*|rules?|ip|rate)\\b';

/** Words of somebody who is to be texted, or of where: what they are in is not about the account alone. */
const aboutTheRecipient: readonly RegExp[] = [
	phrases(`
		recipients?, destinations?, subscribers?, handsets?, msisdns?, callee, called party, addressee
		receiver, land-lines?, countr(y|ies), international*, premium, toll-free
		user(?! (account|name|or password)), to (\\+\\d|\\d{6})*
	`),
	phrases(`
		destinataires?, numeros? (de telephone |de mobile |mobile |portable )?(est |sont )?(invalide|incorrect|inconnu|erron|inexistant|bloqu)*
		empfanger*, (telefon|handy|mobil|ruf)nummern?
	`),
	// A number is somebody's who is to be texted, unless it is called the account's.
	/(?<!\b(?:sender|from|source|caller|sending|originating|your|account|order|version|card|error)[\s-])\bnumbers?\b(?! of\b)/i,
	phrases(
		`(block*|barred|reject*|refus*|declin*|filter*|stopp*|screen*|suppress*) (by|at) (?!${onOurSide})*`,
	),
];

/** What is said of a number without one of those words. */
const aboutANumber = phrases(`
	black-list*, liste noire, block-list*, suppress*, ported, absent, barred, roaming, not in service
	out of (coverage|service), disconnected, deactivated, switched off, unreachable, not reachable
	unroutable, not a (valid )?(phone|mobile)
	(invalid|bad|wrong|unknown|impossible|unallocated|malformed|incorrect|unassigned) ... (phone|mobile|to)
	(phone|mobile|to) (\\S+ )?(is|was) (invalid|not valid|not a|incorrect|wrong|impossible|unknown|block*)
	(phone|mobile) can-not be texted
`);

const aboutTheText: readonly RegExp[] = [
	phrases(`
		spam*, phish*, profan*, keywords?, template, filtered
		(forbidden|payment-related|unauthori(s|z)ed|prohibited|restricted) (words?|content)
		(message|text|content|body|msg) ... (too long|empty|block*|refus*|reject*|forbid*|not allowed)
		(message|text|content|body|msg) ... (invalid|filter*|contain*)
		mots? interdits?, (texte|contenu|message) (est )?(trop long|vide|interdit)
		(verboten|unzulassig)e(s|n)? (wort*|inhalt*)
	`),
	/\b(?:invalid|bad|missing|empty|blocked|prohibited|restricted) (?:message|text|content|body|msg)\W*$/i,
];

/** What is in the text, rather than that it was refused: words about the account may be in it. */
const aboutItsContent = phrases(`
	(message|text|sms|msg|body)s? ... (contain*|includ*|mention*|has|have|with)
	(message|sms|text) body, contents?, spam*, phish*, profan*, (word|phrase|keyword|template|link|url)s?
`);

/** Characters of a sentence that are looked at. */
const most = 2_000;

/** A sentence or a code without what parts or joins its words: `SENDER_BLOCKED`, `senderBlocked`. */
function plain(sentence: string): string {
	return sentence
		.slice(0, most)
		.normalize('NFD')
		.replace(/\p{M}|["'`](?!\w)/gu, '')
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/_/g, ' ');
}

/**
 * What a provider's own sentence blames, where it documents no code for it. Only a sentence that is
 * about the account and nobody else counts as that: a refusal for the recipient's or the text's sake
 * must reach no other provider, and must not end the run of all others.
 * @returns undefined when its words do not tell
 */
export function blameIn(sentence: string): FailureKind | undefined {
	const words = plain(sentence);
	const isAbout = (pattern: RegExp) => pattern.test(words);
	if (optedOut.some(isAbout)) return 'optedOut';
	if (aboutTheRecipient.some(isAbout)) return 'recipient';
	const account = ofTheAccount.find(([, pattern]) => isAbout(pattern))?.[0];
	if (account !== undefined) return isAbout(aboutItsContent) ? 'content' : account;
	if (isAbout(aboutANumber)) return 'recipient';
	return aboutTheText.some(isAbout) ? 'content' : undefined;
}

const ofTheRate = phrases(
	'too (many|fast|frequent*|quick*), rate-limit*, throttl*, slow down, flood*',
);

/**
 * The same of an entry about one recipient. Its code says nothing of whom it blames: a 403 may be
 * the account's, or a phone's that blocks the sender.
 */
export function blameInEntry(sentence: string): FailureKind {
	return blameIn(sentence) ?? (ofTheRate.test(plain(sentence)) ? 'throttled' : 'provider');
}

/** Reasons that lie with the recipient or the text. */
const ofTheMessage: ReadonlySet<FailureKind> = new Set(['optedOut', 'recipient', 'content']);

/** The same, where the words blame the recipient or the text; undefined otherwise. */
export function messageBlameIn(words: string): FailureKind | undefined {
	const kind = blameIn(words);
	return kind !== undefined && ofTheMessage.has(kind) ? kind : undefined;
}

/** Fields in which providers speak; the text of the message, which some repeat, is in others. */
const speaking = whole(`
	errors?, error_?(message|msg|description|desc|text), messages?, details?, desc, description, reason
	title, name, code_?desc, info, note, cause, explanation, result
	status(_?(message|description|desc|text))?
`);

/** Fields that repeat the request, or are about the account. */
const repeating = whole(
	'request, input, params?, query, headers?, account, limits?, quotas?, usage',
);

/** Values that are looked at. */
const mostValues = 200;

/** What a response says in words, as one text: the user's own words, which it may repeat, left out. */
export function wordsOf(value: unknown): string {
	const found: string[] = [];
	const open: Array<readonly [spoken: boolean, value: unknown]> = [[true, value]];
	for (let seen = 0; seen < open.length && seen < mostValues; seen++) {
		const [isSpoken, one] = open[seen] as (typeof open)[number];
		if (typeof one === 'string') {
			if (isSpoken) found.push(one);
			continue;
		}
		if (typeof one !== 'object' || one === null) continue;
		for (const [name, inner] of firstEntries(one, mostValues)) {
			if (repeating.test(name)) continue;
			const isPlace = Array.isArray(one) ? isSpoken : speaking.test(name);
			if (isPlace || typeof inner === 'object') open.push([isPlace, inner]);
		}
	}
	return found.join('. ');
}
