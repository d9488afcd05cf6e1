import { firstEntries } from '../lib/data';
import type { FailureKind } from '../result/failure';

type Blame = readonly [kind: FailureKind, words: RegExp];

/** Who asked not to be texted. */
const optedOut: Blame = [
	'optedOut',
	/opt(?:ed)?[\s-]?out|unsubscri|d[ée]s(?:abonn|inscri)|do[\s-]?not[\s-]?(?:call|contact|disturb|text)|\b(?:dncr?|dnd|ndnc|ncpr|tps)\b|\bconsent|\bstop(?:ped)? (?:list|messag|by|request|keyword|command|order|reply)|(?:replied|sent|texted) stop|^\W*stop(?:ped)?\W*$|bloctel|robinson|ne (?:souhaite|veut|d[ée]sire) (?:plus|pas)|a refus[ée] (?:les|vos|nos) (?:sms|messages)|liste d.(?:exclusion|opposition)|widersprochen|abgemeldet|abbestellt/i,
];

/** The word that people are told to reply with: in capitals it is that, and no advice. */
const keyword = /\bSTOP\b/;

/** What is said of the account, and of nothing else. */
const ofTheAccount: readonly Blame[] = [
	[
		'sender',
		/\bsender\b|caller[\s_-]?id|(?:source|from|originat\w+)[\s_-]?(?:address|number|id)|(?:invalid|unknown|bad) from\b|\bfrom\W{1,3}is (?:not|no)\b|\bnumber of (?:yours|your account)\b/i,
	],
	[
		'credit',
		/(?:insufficient|not enough|out of|low|no) (?:account )?(?:credits?|balance|funds?|money)|(?:credits?|balance|funds?) (?:is |are |was )?(?:too low|exhausted|insufficient|used up)|payment required/i,
	],
	[
		'authentication',
		/(?:invalid|wrong|bad|incorrect|unknown|expired|missing)\s+(?:\w+\s+){0,3}(?:credentials?|api[\s_-]?key|password|access[\s_-]?token|log[\s-]?in)|(?:credentials?|api[\s_-]?key|password|access[\s_-]?token)\s+(?:is |are |was )?(?:invalid|wrong|incorrect|not valid|expired)|authentication (?:fail|error|is required|required)|log[\s-]?in fail|^unauthori[sz]ed\W*$/i,
	],
	[
		'permission',
		/account (?:\S+\s+){0,2}(?:suspend|disabl|block|black|clos|inactiv|lock|deactiv|terminat)|api (?:access|app) (?:\S+\s+){0,2}(?:disabl|not activ)|\bip\b(?: address)? (?:is )?not (?:allowed|permitted)/i,
	],
];

/** Words of somebody who is to be texted, or of where: what they are in is not about the account alone. */
const aboutTheRecipient: readonly RegExp[] = [
	/recipient|destination|subscriber|handset|msisdn|callee|called party|addressee|receiver|land[\s-]?line|countr(?:y|ies)|international|premium|toll[\s-]?free|\buser\b|(?:this|that|the|a|phone|mobile)[\s-]number(?! of\b)|\bto \+?\d/i,
	/destinataire|num[ée]ros? (?:de t[ée]l[ée]phone |de mobile |mobile |portable )?(?:est |sont )?(?:invalide|incorrect|inconnu|erron|inexistant|bloqu)|empf[äa]nger|(?:telefon|handy|mobil|ruf)nummer/i,
	// A number is somebody's who is to be texted, unless it is called the account's.
	/(?<!\b(?:sender|from|source|caller|sending|originating|your|account|order|version|card|error|id)[\s-])\bnumbers?\b(?! of\b)/i,
	// Who blocks is somebody on the way to the phone, unless it is the provider.
	/\b(?:block|barr|reject|refus|declin|filter|stopp|screen|suppress)\w*\s+(?:by|at)\s+(?!(?:the |our |an? |your )?(?:admin|provider|system|platform|account|us\b|support|billing|firewall|waf|cloudflare|proxy|api|server|security|polic|rules?|ip\b|rate))/i,
];

/** What is said of a number without one of those words. */
const aboutANumber =
	/black[\s-]?list|liste noire|block[\s-]?list|suppress|\bported\b|\babsent\b|\bbarred\b|\broaming\b|not in service|out of (?:coverage|service)|disconnected|deactivated|switched off|unreachable|not reachable|unroutable|(?:invalid|bad|wrong|unknown|impossible|unallocated|malformed|incorrect|unassigned)\s+(?:\w+\s+){0,2}(?:phone|mobile|to\b)|(?:phone|mobile|to)\s+(?:\S+\s+)?(?:is|was|can\s?not)\s+(?:be\s+)?(?:invalid|not valid|not a|incorrect|wrong|impossible|unknown|block|black|unreachable|suppress|text)|not a (?:valid |mobile )*(?:phone|mobile)/i;

const aboutTheText =
	/spam|phish|profan|keyword|\btemplate\b|\bfiltered\b|(?:forbidden|payment[\s-]related|unauthori[sz]ed|prohibited|restricted) (?:word|content)|(?:message|text|content|body|msg)\s+(?:\S+\s+){0,3}(?:too long|empty|block|refus|reject|forbid|not allowed|invalid|filter|contain)|(?:invalid|bad|missing|empty|blocked|filtered|prohibited|restricted)\s+(?:message|text|content|body|msg)\W*$|mots? interdits?|(?:texte|contenu|message) (?:est )?(?:trop long|vide|interdit)|(?:verboten|unzul[äa]ssig)e[sn]? (?:w[oö]rt|inhalt)/i;

/** What is in the text, rather than that it was refused: words about the account may be in it. */
const aboutItsContent =
	/(?:message|text|sms|msg|body|content)s?\s+(?:\S+\s+){0,2}(?:contain|includ|mention|ha(?:s|ve)\b|with\b)|(?:message|sms|text) (?:body|content)|\bcontents?\b|spam|phish|profan|(?:forbidden|prohibited|restricted|blocked) (?:word|phrase)|\b(?:word|phrase|keyword|template|link|url)s?\b/i;

/** Characters of a sentence that are looked at. */
const most = 2_000;

/**
 * What a provider's own sentence blames, where it documents no code for it. Only a sentence that is
 * about the account and nobody else counts as that: a refusal for the recipient's or the text's sake
 * must reach no other provider, and must not end the run of all others.
 * @returns undefined when its words do not tell
 */
export function blameIn(sentence: string): FailureKind | undefined {
	const words = sentence.slice(0, most).replace(/_/g, ' ');
	if (optedOut[1].test(words) || keyword.test(words)) return optedOut[0];
	if (aboutTheRecipient.some((pattern) => pattern.test(words))) return 'recipient';
	const account = ofTheAccount.find(([, pattern]) => pattern.test(words))?.[0];
	if (account !== undefined) return aboutItsContent.test(words) ? 'content' : account;
	if (aboutANumber.test(words)) return 'recipient';
	return aboutTheText.test(words) ? 'content' : undefined;
}

const ofTheRate = /too (?:many|fast|frequent|quick)|rate[\s-]?limit|throttl|slow down|flood/i;

/**
 * The same of an entry about one recipient. Its code says nothing of whom it blames: a 403 may be
 * the account's, or a phone's that blocks the sender.
 */
export function blameInEntry(sentence: string): FailureKind {
	return blameIn(sentence) ?? (ofTheRate.test(sentence) ? 'throttled' : 'provider');
}

/** Reasons that lie with the recipient or the text. */
const ofTheMessage: ReadonlySet<FailureKind> = new Set(['optedOut', 'recipient', 'content']);

/** The same, where the words blame the recipient or the text; undefined otherwise. */
export function messageBlameIn(words: string): FailureKind | undefined {
	const kind = blameIn(words);
	return kind !== undefined && ofTheMessage.has(kind) ? kind : undefined;
}

/** Fields in which providers speak; the text of the message, which some repeat, is in others. */
const speaking =
	/^(?:errors?|error_?(?:message|msg|description|desc|text)|message|messages|detail|details|desc|description|reason|title|name|code_?desc|info|note|cause|explanation|result|status(?:_?(?:message|description|desc|text))?)$/i;

/** Fields that repeat the request, or are about the account. */
const repeating = /^(?:request|input|params?|query|headers?|account|limits?|quotas?|usage)$/i;

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
