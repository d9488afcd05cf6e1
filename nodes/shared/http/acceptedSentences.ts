/** Characters of a clause that are looked at. */
const most = 2_000;

const done =
	'(?:sent|accepted|queued|scheduled|submitted|processed|dispatched|delivered|received|created)';
const one = '(?:message|msg|sms|mms|text|request|campaign|batch|submission)';

/** Sentences in which other words of the same clause would take a yes back. */
const english: readonly RegExp[] = [
	// An earlier try was accepted: "Duplicate message already sent".
	new RegExp(
		`(?<!\\d\\s|many\\s)\\b${one}\\b(?:\\s+(?:id|was|has|have|been|is|\\S*\\d\\S*)){0,5}\\s+already\\s+(?:been\\s+)?${done}\\b`,
	),
	new RegExp(`^\\W*(?:duplicate\\W+)?(?:already|previously)\\s+(?:been\\s+)?${done}\\b`),
	new RegExp(`\\b${one}\\s+\\S*\\d\\S*\\s+(?:already\\s+)?exists\\b`),
	// Something went wrong afterwards: "Limit exceeded after your message was sent".
	new RegExp(`\\bafter\\s+(?:your|the|this)\\s+${one}\\s+(?:was|has been|had been)\\s+${done}\\b`),
	new RegExp(
		`\\b[1-9]\\d*\\s*(?:of|/)\\s*\\d+\\s+(?:recipients?|numbers?)\\s+(?:were\\s+|was\\s+)?${done}\\b`,
	),
];

/** The same in other languages, without their accents. */
const foreign: readonly RegExp[] = [
	/\b(?:messages?|sms|textos?|campagne)\b(?:\s+(?:a|ont|est|sont|ete|bien|deja|tous)){0,4}\s+(?:envoye|accepte|programme|transmis|expedie|planifie|enregistre)e?s?\b/,
	/\b(?:envoye|programme|transmis)e?s? avec succes\b|^\W*envoi (?:reussi|effectue)\b/,
	/\b(?:nachricht(?:en)?|sms|mitteilung|kampagne)\b(?:\s+(?:wurden?|ist|sind|erfolgreich|bereits|schon)){0,4}\s+(?:gesendet|versendet|verschickt|angenommen|ubermittelt|zugestellt|eingeplant)\b/,
	/\berfolgreich (?:gesendet|versendet|verschickt|ubermittelt)\b/,
	/\b(?:mensajes?|sms)\b(?:\s+(?:ha|han|fue|fueron|sido|ya|correctamente)){0,4}\s+(?:enviado|aceptado|programado|entregado)s?\b/,
	/\benviado (?:con exito|correctamente)\b/,
];

/** A count, a limit, a rule or a denial: none of them is about a message that was accepted. */
const taken =
	/\b(?:not|no|never|none|cannot|\w+n't|too many|limits?|max\w*|quota|per|ago|only|wait|retry|again|today|seconds?|minutes?|hours?|days?|if|unless|must|could|trop|limite|maximum|plafond|par|ne|n|pas|non|aucune?|nicht|keine?|kein|zu viele|hochstens|grenze|pro|nunca|demasiados|por|sin|ningun)\b/;

/** What each of these sentences has, by which most texts are known to be none. */
const stem =
	/already|previously|exists|\bafter\b|\d\s*(?:of\b|\/)|envo[iy]|accept|programm|transmi|expedi|planifi|enregistr|gesend|versend|verschick|angenomm|ubermitt|zugestell|eingeplan|enviad|aceptad|programad|entregad/;

/** Words before "after", of a rule on when to send again. */
const waiting = /\b(?:wait|retry|again|seconds?|minutes?|hours?|per|ago|s|sec|until|only|once)\b/;

const clauses =
	/[.;:!?,()|\r\n]+|\s[-–—]\s|\b(?:but|and|however|though|although|then|mais|puis|aber|und|pero)\b/;

function isSaid(clause: string): boolean {
	const isAfter = english[3]?.test(clause) === true;
	if (isAfter) return !waiting.test(clause);
	const isForeign = foreign.some((saying) => saying.test(clause));
	return (isForeign || english.some((saying) => saying.test(clause))) && !taken.test(clause);
}

/**
 * Whether a sentence says, in another language or beside a refusal, that a message was sent. It is
 * in lower case.
 */
export function saysSentBesideRefusal(sentence: string): boolean {
	const isPlain = /^[\x20-\x7e]*$/.test(sentence);
	const plain = isPlain ? sentence : sentence.normalize('NFD').replace(/\p{M}/gu, '');
	if (!stem.test(plain)) return false;
	return plain.split(clauses).some((clause) => clause && clause.length <= most && isSaid(clause));
}
