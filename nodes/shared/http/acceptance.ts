import type { ProviderResponse } from '../contract/response';
import { asObject } from '../lib/data';

/**
 * Names of fields that identify a message a provider has: `Id` and `Api_Id` (ProTexting),
 * `message_id` and `sms_ids` (SMS Scheduler), `uniqueid` (Enswitch), `smsid` (VoIP Communications)
 * and their kin. Names are compared in lower case, words apart.
 */
const strongId =
	/(?:^|_)(?:sms|msg|message|batch|campaign|job|unique|queue|api|delivery|tracking|submission)_?ids?$|^(?:sid|uuid|guid|(?:delivery_)?report_url)$/;
const plainId = /^(?:ids?|reference|message_reference)$/;

/** Fields that say of an entry what became of it, in words or as a code. */
const stateName =
	/(?:^|_)(?:status|state|result|sms_status)(?:_(?:description|desc|text|name|id|code))?$/;
const taken =
	/\b(?:sent|sending|accepted|queued|scheduled|submitted|delivered|enroute|buffered|pending|success|successful|successfully|processed|ok)\b/i;
const denied =
	/\b(?:not|no|never|un\w+|cannot|can't|couldn't|fail\w*|refus\w*|reject\w*|den\w+|error)\b/i;

/** Sentences that say so in a field of words. */
const speech =
	/(?:message|sms|text)s?\s+(?:has been |have been |was |were |is |are )?(?:sent|accepted|queued|scheduled|submitted|delivered)|accepted for delivery|successfully (?:sent|queued|submitted|scheduled)/i;

/** Fields that are there, or are true, when a provider has a message. */
const yesName = /^(?:success|accepted|sent|queued)$/;

/** What is said about errors may have an id of its own, or name a field of the request so. */
const errorName = /^(?:errors?|invalid.*|failed|rejected)$/;

/** A phone number as a key, whose value is its message's id. */
const phoneKey = /^\+?\d{8,15}$/;

/** Values looked at: a page of a thousand entries has fewer. */
const most = 100_000;

/** A list in a text: longer ones are not looked into. */
const longestText = 100_000;

const spelled = (name: string) =>
	name
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.replace(/-/g, '_')
		.toLowerCase();

function isSomething(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(isSomething);
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	if (typeof value === 'number') return value > 0;
	if (typeof value !== 'string') return value === true;
	return !/^\s*0*\s*$/.test(value) && !/^\s*(?:false|null|none)\s*$/i.test(value);
}

/** A state as a word, or as a code: HTTP's refusals and faults are none, a provider's own may be. */
function isTaken(text: string): boolean {
	if (/^\d+$/.test(text)) return Number(text) > 0 && !/^[3-5]\d\d$/.test(text);
	return taken.test(text) && !denied.test(text);
}

function isSign(name: string, value: unknown, isInError: boolean): boolean {
	if (strongId.test(name)) return isSomething(value);
	if (!isInError && (plainId.test(name) || yesName.test(name))) return isSomething(value);
	if (phoneKey.test(name) && !isInError) return isSomething(value) && typeof value !== 'object';
	if (name === 'data' && !isInError) return /^\d{4,}$/.test(String([value].flat(1)[0]));
	if (typeof value !== 'string' && typeof value !== 'number') return false;
	const text = String(value).trim();
	// A fault of the provider's own, said of one message, leaves open what became of it.
	if (name === 'code') return /^[25]\d\d$/.test(text);
	if (stateName.test(name)) return isTaken(text);
	return name === 'message' && speech.test(text) && !denied.test(text);
}

/** What stands in a text as JSON: some servers spell a list so. */
function inside(value: unknown): unknown {
	if (typeof value !== 'string' || value.length > longestText || !/^\s*[[{]/.test(value))
		return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

/**
 * Whether something in a response, or in an entry of it, says that the provider has a message: an
 * id, a success code, a state such as SENT. One look at each value; where there are too many, it
 * is taken for a sign.
 */
export function hasSignOfAcceptance(value: unknown): boolean {
	const open: Array<readonly [value: unknown, isInError: boolean]> = [[value, false]];
	for (let seen = 0; seen < open.length; seen++) {
		if (seen >= most) return true;
		const [one, isInError] = open[seen] as (typeof open)[number];
		if (Array.isArray(one)) {
			for (const inner of one) if (typeof inner === 'object') open.push([inner, isInError]);
			continue;
		}
		for (const [key, given] of Object.entries(asObject(one) ?? {})) {
			const name = spelled(key);
			const inner = inside(given);
			if (isSign(name, inner, isInError)) return true;
			const isError = isInError || errorName.test(name);
			if (typeof inner === 'object') open.push([inner, isError]);
		}
	}
	return false;
}

/** Whether a response to a send has a sign that the provider has a message of it. */
export function bearsAcceptance({ body }: ProviderResponse): boolean {
	if (body.form === 'empty') return false;
	if (body.form === 'unreadable') return body.hasSign;
	return (body.form === 'xml' && body.hasSign === true) || hasSignOfAcceptance(body.value);
}
