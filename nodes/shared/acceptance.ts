import { asObject } from './data';
import type { Answer } from './response';

/**
 * Names of fields that identify a message a provider has: `Id` (ProTexting), `message_id` and
 * `sms_ids` (SMS Scheduler), `uniqueid` (Enswitch), `smsid` (VoIP Communications) and their kin.
 */
const idName = /^(?:(?:sms|msg|message|batch|campaign|job|unique|queue)[_-]?)?ids?$|^sid$/i;

/** Fields that say of an entry what became of it. */
const stateName = /^(?:.*[_-])?(?:status|state|result)$/i;
const taken =
	/^(?:sent|sending|accepted|queued|scheduled|submitted|delivered|enroute|buffered|pending|success|ok)$/i;

/** Fields that are there, or are true, when a provider has a message. */
const yesName = /^(?:success|accepted|sent|queued)$/i;

/** What is said about errors names fields of the request, and no message. */
const errorName = /^(?:errors?|invalid.*|failed|rejected)$/i;

/** Values looked at: a page of a thousand entries has fewer. */
const most = 100_000;

function isSomething(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(isSomething);
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	if (typeof value === 'number') return value > 0;
	if (typeof value === 'string')
		return !/^\s*0*\s*$/.test(value) && !/^(?:false|null|none)$/i.test(value.trim());
	return value === true;
}

function isSign(name: string, value: unknown): boolean {
	if (idName.test(name) || yesName.test(name)) return isSomething(value);
	if (typeof value !== 'string' && typeof value !== 'number') return false;
	const text = String(value).trim();
	// A fault of the provider's own, said of one message, leaves open what became of it.
	if (/^code$/i.test(name)) return /^[25]\d\d$/.test(text);
	return stateName.test(name) && taken.test(text);
}

/**
 * Whether something in a response, or in an entry of it, says that the provider has a message: an
 * id, a success code, a state such as SENT. One look at each value; where there are too many, it
 * is taken for a sign.
 */
export function hasSignOfAcceptance(value: unknown): boolean {
	const open: unknown[] = [value];
	for (let seen = 0; open.length > 0; seen++) {
		if (seen >= most) return true;
		const one = open.pop();
		if (Array.isArray(one)) {
			for (const inner of one) open.push(inner);
			continue;
		}
		for (const [name, inner] of Object.entries(asObject(one) ?? {})) {
			if (errorName.test(name)) continue;
			if (isSign(name, inner)) return true;
			if (typeof inner === 'object') open.push(inner);
		}
	}
	return false;
}

/** The same in a text that is no valid JSON or XML: names of ids with a value behind them. */
const idInText =
	/["'<](?:(?:sms|msg|message|batch|campaign|unique)[_-]?ids?|Id|send_log|sms_ids)["'>]\s*:?\s*["'[{]?\s*[\w+"{[]/;

/** Whether a response to a send has a sign that the provider has a message of it. */
export function bearsAcceptance({ body }: Answer): boolean {
	if (body.form === 'empty') return false;
	if (body.form === 'unreadable') return idInText.test(body.text);
	return hasSignOfAcceptance(body.value);
}
