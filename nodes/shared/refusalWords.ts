import type { FailureKind } from './failure';

/**
 * What a provider's own sentence blames, where it documents no code for it. The recipient and the
 * text come first: a refusal for their sake must not reach the next provider as one of the account.
 */
const blames: ReadonlyArray<readonly [kind: FailureKind, words: RegExp]> = [
	[
		'optedOut',
		/opt(?:ed)?[\s-]?out|unsubscri|do[\s-]?not[\s-]?(?:call|contact|disturb|text)|\bdnc\b|\bstop(?:ped)? (?:list|messag|by)|replied stop/i,
	],
	['credit', /(?:insufficient|not enough|no|out of|low) (?:credits?|balance|funds?|money)/i],
	[
		'recipient',
		/black[\s-]?list|block[\s-]?list|suppress|land[\s-]?line|unreachable (?:number|subscriber)|(?:recipient|destination|subscriber|handset|msisdn)|(?:invalid|bad|wrong|unknown|impossible|unallocated|malformed|incorrect|unassigned)\s+(?:\w+\s+){0,2}(?:phone|number|mobile|to\b)|(?:phone|mobile|to)\s?(?:number)?\s+(?:\S+\s+)?(?:is|was)\s+(?:invalid|not valid|not a|incorrect|wrong|impossible|unknown|block|black|unreachable)|not a (?:valid |mobile )*(?:phone|mobile|number)/i,
	],
	[
		'content',
		/spam|profan|forbidden (?:word|content)|(?:message|text|content|body|msg)\s+(?:\S+\s+){0,3}(?:too long|empty|block|refus|reject|forbid|not allowed|invalid|filter|contain)|(?:invalid|bad|missing|empty|blocked|filtered|prohibited|restricted)\s+(?:message|text|content|body|msg)/i,
	],
	['credit', /credit|balance|payment|prepaid/i],
	[
		'sender',
		/\bsender\b|sender[\s_-]?id|caller[\s_-]?id|source (?:address|number)|from[\s_-]?number|(?:invalid|unknown|bad) from\b/i,
	],
	[
		'authentication',
		/(?:invalid|wrong|bad|incorrect|unknown|expired|missing)\s+(?:\w+\s+)?(?:credentials?|api[\s_-]?key|password|access[\s_-]?token|user)|(?:credentials?|api[\s_-]?key|password|access[\s_-]?token)\s+(?:is |are |was )?(?:invalid|wrong|incorrect|not valid|expired)|authentication (?:fail|error|is required|required)|log[\s-]?in fail|not authori[sz]ed|unauthori[sz]ed/i,
	],
	[
		'permission',
		/account (?:\S+\s+){0,2}(?:suspend|disabl|block|clos|inactiv|lock)|permission|not permitted|ip address/i,
	],
];

/** What a sentence of a provider blames; undefined when its words do not tell. */
export function blameIn(words: string): FailureKind | undefined {
	return blames.find(([, pattern]) => pattern.test(words.slice(0, 2_000)))?.[0];
}

/** Reasons that lie with the recipient or the text. */
const ofTheMessage: ReadonlySet<FailureKind> = new Set(['optedOut', 'recipient', 'content']);

/** The same, where the words blame the recipient or the text; undefined otherwise. */
export function messageBlameIn(words: string): FailureKind | undefined {
	const kind = blameIn(words);
	return kind !== undefined && ofTheMessage.has(kind) ? kind : undefined;
}
