import type { FailureKind } from '../result/failure';

type Blame = readonly [kind: FailureKind, words: RegExp];

/** Who asked not to be texted. */
const optedOut: Blame = [
	'optedOut',
	/opt(?:ed)?[\s-]?out|unsubscri|do[\s-]?not[\s-]?(?:call|contact|disturb|text)|\bdnc\b|\bstop(?:ped)? (?:list|messag|by)|replied stop/i,
];

/** What is said of the account, and of nothing else. */
const ofTheAccount: readonly Blame[] = [
	[
		'sender',
		/\bsender\b|caller[\s_-]?id|(?:source|from|originat\w+)[\s_-]?(?:address|number|id)|(?:invalid|unknown|bad) from\b/i,
	],
	[
		'credit',
		/(?:insufficient|not enough|out of|low|no) (?:account )?(?:credits?|balance|funds?|money)|(?:credits?|balance|funds?) (?:is |are |was )?(?:too low|exhausted|insufficient|used up)|payment required/i,
	],
	[
		'authentication',
		/(?:invalid|wrong|bad|incorrect|unknown|expired|missing)\s+(?:\w+\s+)?(?:credentials?|api[\s_-]?key|password|access[\s_-]?token|log[\s-]?in)|(?:credentials?|api[\s_-]?key|password|access[\s_-]?token)\s+(?:is |are |was )?(?:invalid|wrong|incorrect|not valid|expired)|authentication (?:fail|error|is required|required)|log[\s-]?in fail|^unauthori[sz]ed\W*$/i,
	],
	[
		'permission',
		/account (?:\S+\s+){0,2}(?:suspend|disabl|block|black|clos|inactiv|lock)|api (?:access|app) (?:\S+\s+){0,2}(?:disabl|not activ)|\bip\b(?: address)? (?:is )?not (?:allowed|permitted)/i,
	],
];

/** Words of somebody who is to be texted, or of where: what they are in is not about the account alone. */
const aboutTheRecipient =
	/recipient|destination|subscriber|handset|msisdn|land[\s-]?line|countr(?:y|ies)|international|premium|toll[\s-]?free|\buser\b|(?:this|that|the|a|phone|mobile)[\s-]number|\bto \+?\d/i;

/** What is said of a number without one of those words. */
const aboutANumber =
	/black[\s-]?list|block[\s-]?list|suppress|(?:invalid|bad|wrong|unknown|impossible|unallocated|malformed|incorrect|unassigned)\s+(?:\w+\s+){0,2}(?:phone|number|mobile|to\b)|(?:phone|mobile|number|to)\s?(?:number)?\s+(?:\S+\s+)?(?:is|was|can\s?not)\s+(?:be\s+)?(?:invalid|not valid|not a|incorrect|wrong|impossible|unknown|block|black|unreachable|suppress|text)|not a (?:valid |mobile )*(?:phone|mobile|number)/i;

const aboutTheText =
	/spam|profan|keyword|(?:forbidden|payment[\s-]related|unauthori[sz]ed|prohibited|restricted) (?:word|content)|(?:message|text|content|body|msg)\s+(?:\S+\s+){0,3}(?:too long|empty|block|refus|reject|forbid|not allowed|invalid|filter|contain)|(?:invalid|bad|missing|empty|blocked|filtered|prohibited|restricted)\s+(?:message|text|content|body|msg)\W*$/i;

/** Characters of a sentence that are looked at. */
const most = 2_000;

/**
 * What a provider's own sentence blames, where it documents no code for it. Only a sentence that is
 * about the account and nobody else counts as that: a refusal for the recipient's or the text's sake
 * must reach no other provider, and must not end the run of all others.
 * @returns undefined when its words do not tell
 */
export function blameIn(sentence: string): FailureKind | undefined {
	const words = sentence.slice(0, most);
	if (optedOut[1].test(words)) return optedOut[0];
	const isMixed = aboutTheRecipient.test(words);
	const account = ofTheAccount.find(([, pattern]) => pattern.test(words))?.[0];
	if (account !== undefined) return isMixed ? undefined : account;
	if (isMixed || aboutANumber.test(words)) return 'recipient';
	return aboutTheText.test(words) ? 'content' : undefined;
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
	/^(?:errors?|error_?(?:message|msg|description|desc|text)|message|messages|detail|details|desc|description|reason|title|name|code_?desc)$/i;

/** Fields that repeat the request. */
const repeating = /^(?:request|input|params?|query|headers?)$/i;

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
		for (const [name, inner] of Object.entries(one).slice(0, mostValues)) {
			if (repeating.test(name)) continue;
			const isPlace = Array.isArray(one) ? isSpoken : speaking.test(name);
			if (isPlace || typeof inner === 'object') open.push([isPlace, inner]);
		}
	}
	return found.join('. ');
}
