import { saysSentBesideRefusal } from './acceptedSentences';

/** Words of a state that say that a provider has a message; some networks leave letters out. */
const having =
	/^(?:sms|message|msg|text|mms)?(?:sent|accepted|acceptd|queued|enqueued|scheduled|submitted|submitd|delivered|delivrd|enroute|buffered|bufered|successful|successfully|succeeded|processed|ok|okay|dispatched|transmitted|relayed|routed|forwarded|confirmed|acknowledged|envoyee?s?|programmee?s?|transmis|expediee?s?|planifiee?s?|enviados?|programados?|gesendet|versendet|versandt|verschickt)$/;

/** The same while it is under way; a failure behind such a word takes it back. */
const underWay =
	/^(?:sending|pending|success|processing|delivering|queuing|queueing|accept|progress)$/;

/** Words that say so alone, and something else among others. */
const alone =
	/^(?:read|received|approved|created|done|complete|completed|waiting|initiated|started|stored|released|ack)$/;

const ofMessages = /^(?:sms|message|messages|msg|text|mms|has|been|was|is)$/;

/** Words that take back what comes behind them. */
const denial =
	/^(?:not|no|non|never|none|nothing|cannot|\w+n't|unable|without|un(?!i)\w+|fail\w*|refus\w*|reject\w*|den(?:y|ied)|errors?|invalid|too|exceed\w*|limit\w*|quota|block\w*|forbidden|cancel\w*|abort\w*|expired|false|nicht|keine?|zu|aucune?|ne|pas|trop|ningun)$/;

/** Words that take back what stands before them. */
const failure =
	/^(?:fail\w*|refus\w*|reject\w*|denied|errors?|false|limit\w*|exceed\w*|full|cancel\w*)$/;

/** Characters of a state or a sentence that are looked at. */
const most = 2_000;

/** The words of a text in lower case: `SENT_OK` and `messageSent` are two each. */
function wordsIn(text: string): string[] {
	const apart = text
		.slice(0, most)
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/([a-z\d])([A-Z])/g, '$1 $2');
	return apart.toLowerCase().match(/[a-z][a-z']*/g) ?? [];
}

/** Whether a state says, by a word that means nothing else, that a provider has the message. */
function isHaving(words: readonly string[]): boolean {
	const at = words.findIndex((word) => denial.test(word) || having.test(word));
	return having.test(words[at] ?? '') && !failure.test(words[at + 1] ?? '');
}

/** Whether the words of a state say that a provider has the message: `SENT_NO_DLR` does, `NOT_SENT` does not. */
export function saysSent(state: string): boolean {
	const words = wordsIn(state);
	if (isHaving(words)) return true;
	const others = words.filter((word) => !ofMessages.test(word));
	if (others.length === 1 && alone.test(others[0] ?? '')) return true;
	const at = words.findIndex((word) => denial.test(word) || underWay.test(word));
	return underWay.test(words[at] ?? '') && !words.slice(at).some((word) => failure.test(word));
}

/** The same of a few words that are not known to be a state: only what can mean nothing else. */
export function isSentAlone(text: string): boolean {
	const isShort = text.length <= 40 && /^\W*\w+(?:[_\s-]\w+){0,3}\W*$/.test(text);
	return isShort && isHaving(wordsIn(text));
}

const verbs =
	'(?:sent|accepted|acceptd|queued|enqueued|scheduled|submitted|delivered|delivrd|processed|dispatched|transmitted|relayed|forwarded|buffered)';
const nouns = '(?:messages?|msgs?|sms(?:es)?|mms|texts?|campaigns?|batch|submission)';
const between =
	'(?:has|have|had|been|was|were|is|are|being|be|will|successfully|now|just|all|to|for|id|number|[^\\s\\d]*\\d\\S*)';

/** Sentences that say so. */
const sayings: readonly RegExp[] = [
	new RegExp(`\\b${nouns}(?:\\s+${between}){0,6}\\s+(?:${verbs}|approved|created|stored)\\b`),
	new RegExp(`\\bsuccessfully ${verbs}\\b|\\b${verbs} (?:successfully|ok)\\b|\\bfor delivery\\b`),
	new RegExp(`^\\W*${verbs} (?:\\d+|one|the|your|to|for|at|by|via)\\b`),
	new RegExp(`^\\W*(?:${verbs}|ok|okay|success\\w*)\\W*$`),
	/\b(?:added|placed|put) (?:in|into|to|on) (?:the )?queue\b|\b(?:in|into) the queue\b|\bon its way\b/,
];

/** Words that make another thing of such a sentence: a rule, a count, a refusal, an earlier message. */
const taking =
	/\b(?:not|no|never|none|nothing|cannot|\w+n't|unable|without|un(?!i)\w+|fail\w*|refus\w*|reject\w*|denied|errors?|invalid|wrong|bad|missing|malformed|too|many|exceed\w*|limit\w*|quota|max\w*|only|per|hour\w*|minutes?|today|daily|within|ago|same|duplicate\w*|identical|again|twice|already|previous\w*|must|should|may|might|could|can|requir\w*|needs?|if|unless|until|before|when|block\w*|filter\w*|forbidden|disallow\w*|prohibit\w*|restrict\w*|expired|cancel\w*|dropped|discarded|suspend\w*|0|zero|wait|after)\b|\bnumber of\b/;

/** A count or a flag that says no. */
const noneOf = new RegExp(`\\b${verbs}\\s*[:=]\\s*(?:0+|no|none|false|null)\\b`, 'g');

const clauses = /[.;:!?,()|\r\n]+|\s[-–—]\s|\b(?:but|and|however|though|although)\b/;

/** Whether a sentence says that a message was sent or accepted: each of its clauses stands for itself. */
export function saysSentInWords(sentence: string): boolean {
	const text = sentence.replace(/_/g, ' ').toLowerCase().replace(noneOf, ' ');
	if (saysSentBesideRefusal(text)) return true;
	return text.split(clauses).some((clause) => {
		if (!clause || clause.length > most) return false;
		return sayings.some((saying) => saying.test(clause)) && !taking.test(clause);
	});
}
