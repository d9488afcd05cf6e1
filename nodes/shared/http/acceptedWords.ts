import { oneOf, phrases, whole } from '../lib/phrases';
import { saysSentBesideRefusal } from './acceptedSentences';

/** Words that say that a provider has a message; some networks leave letters out. */
const verbs = oneOf(`
	sent, accepted, acceptd, queued, enqueued, scheduled, submitted, delivered, delivrd, processed
	dispatched, transmitted, relayed, forwarded, buffered
`);

/** The same words of a state, and others that say so only there. */
const having = new RegExp(
	`^(?:sms|message|msg|text|mms)?${verbs}$|${
		whole(`
	submitd, enroute, bufered, successful, successfully, succeeded, ok, okay, routed, confirmed
	acknowledged, envoyee?s?, programmee?s?, transmis, expediee?s?, planifiee?s?, enviados?
	programados?, gesendet, versendet, versandt, verschickt
`).source
	}`,
);

/** The same while it is under way; a failure behind such a word takes it back. */
const underWay = whole(`
	sending, pending, success, processing, delivering, queuing, queueing, accept, progress
`);

/** Words that say so alone, and something else among others. */
const alone = whole(`
	read, received, approved, created, done, complete, completed, waiting, initiated, started, stored
	released, ack
`);

const ofMessages = whole('sms, message, messages, msg, text, mms, has, been, was, is');

/** Words that take back what comes behind them. */
const denial = whole(`
	not, no, non, never, none, nothing, cannot, \\w+n't, without, un(?!i)\\w+, fail*, refus*, reject*
	denied, errors?, invalid, too, exceed*, limit*, quota, block*, forbidden, cancel*, abort*, expired
	nicht, keine?, zu, aucune?, ne, pas, trop, ningun
`);

/** Words that take back what stands before them. */
const failure = whole(`
	fail*, refus*, reject*, denied, errors?, false, limit*, exceed*, full, cancel*
`);

/** Characters of a state or a sentence that are looked at. */
const most = 2_000;

/** The words of a text in lower case: `SENT_OK` and `messageSent` are two each. */
function wordsIn(text: string): string[] {
	const apart = text
		.slice(0, most)
		// An accent is no letter of its word: `envoyé` is read as `envoye`.
		.normalize('NFD')
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		// A count of none: `Sent, 0 errors` has no error, and `0 sent, 1 failed` none that is sent.
		.replace(/\b0+ [a-z]+/gi, ' ');
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

const nouns = oneOf('messages?, msgs?, sms(es)?, mms, texts?, campaigns?, batch, submission');
const between = oneOf(`
	has, have, had, been, was, were, is, are, being, be, will, already, successfully, now, just, all
	to, for, id, number
`);
const withDigit = '[^\\s\\d]*\\d\\S*';

/** Sentences that say so. */
const sayings: readonly RegExp[] = [
	new RegExp(
		`\\b${nouns}(?:\\s+(?:${between}|${withDigit})){0,6}\\s+(?:${verbs}|approved|created|stored)\\b`,
	),
	new RegExp(`\\bsuccessfully ${verbs}\\b|\\b${verbs} (?:successfully|ok)\\b|\\bfor delivery\\b`),
	new RegExp(`^\\W*${verbs} (?:\\d+|one|the|your|to|for|at|by|via)\\b`),
	new RegExp(`^\\W*(?:${verbs}|ok|okay|success\\w*)\\W*$`),
	phrases('(added|placed|put) (in|into|to|on) (the )?queue, (in|into) the queue, on its way'),
];

/** Words that make another thing of such a sentence. */
const taking: readonly RegExp[] = [
	// A refusal.
	phrases(`
		not, no, never, none, nothing, cannot, \\w+n't, without, un(?!i)\\w+, fail*, refus*, reject*
		denied, errors?, invalid, wrong, bad, missing, malformed, block*, filter*, forbidden, disallow*
		prohibit*, restrict*, expired, cancel*, dropped, discarded, suspend*
	`),
	// A count, or a limit.
	phrases(`
		number of, 0, zero, too, many, exceed*, limit*, quota, max*, only, per, hour*, minutes?, today
		daily, within
	`),
	// An earlier message.
	phrases('ago, same, duplicate*, identical, previous*'),
	// A rule.
	phrases(`
		must, should, may, might, could, can, requir*, needs?, if, before, when, wait, after
	`),
];

/** A count or a flag that says no. */
const noneOf = new RegExp(
	`\\b(?:${verbs}|ok|success\\w*)\\s*[:=]\\s*(?:0+|no|none|false|null)\\b`,
	'g',
);

const clauses = /[.;:!?,()|\r\n]+|\s[-–—]\s|\b(?:but|and|however|though|although)\b/;

/** Whether a sentence says that a message was sent or accepted: each of its clauses stands for itself. */
export function saysSentInWords(sentence: string): boolean {
	const text = sentence
		.replace(/_/g, ' ')
		.toLowerCase()
		.replace(noneOf, ' ')
		// A telephone number has parentheses that part no clauses.
		.replace(/\((\d+)\)/g, ' $1 ');
	if (saysSentBesideRefusal(text)) return true;
	return text.split(clauses).some((clause) => {
		if (!clause || clause.length > most) return false;
		return (
			sayings.some((saying) => saying.test(clause)) && !taking.some((word) => word.test(clause))
		);
	});
}
