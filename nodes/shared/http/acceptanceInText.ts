/** An id of a message with a value behind it, in a text that is no valid JSON or XML. */
const id =
	/\b\w*(?:sms|msg|message|batch|campaign|unique|api)_?ids?["'>]?\s*[:=]?\s*["'[{>]?\s*[\w+{[]|send_log|\buuid\b/i;

/** A plain id; proxies name one of the request, by which their support finds it. */
const plainId =
	/(?<!\b(?:request|trace|error|ray|support|incident|correlation)[\s_-]?)\bids?(?:["']?\s*[:=]\s*["'[{]?|>)\s*[\w+{[]/i;

/** A state that says so. */
const state =
	/\bstatus(?:_?\w+)?["']?\s*[:=>]\s*["']?(?:sent|sending|accepted|queued|scheduled|submitted|delivered|enroute|pending|success|ok)\b/i;

/** A text that begins with a yes, or says it in a sentence. */
const sentence =
	/^\W*(?:ok|sent|accepted|queued|success\w*)\b|(?:message|sms|text)s?\s+(?:has been |was |is )?(?:sent|accepted|queued|submitted|scheduled)\b/i;

/** Attributes of XML that a decoded document no longer has. */
const attribute = /<[^<>]*\s(?:\w*id|status|state)\s*=\s*["']\s*(?!0?\s*["'])/i;

/** What a web page is made of: its ids are not of messages. */
const page = /^\s*(?:<!doctype html|<html)/i;

/** Whether a text that cannot be decoded has a sign that the provider has a message. */
export function hasSignInText(text: string): boolean {
	if (page.test(text)) return false;
	return [id, plainId, state, sentence].some((sign) => sign.test(text));
}

/** The same in the attributes of an XML document. */
export function hasSignInAttributes(text: string): boolean {
	return attribute.test(text);
}
