import type { ProviderResponse } from '../contract/response';
import { hasSignInText } from './acceptanceInText';
import { asideName, errorName, idHeader } from './acceptanceNames';
import {
	isCharged,
	isLogged,
	isSign,
	isSomething,
	isSpoken,
	spelled,
	type Place,
} from './acceptanceSigns';

/** Values looked at: a page of a thousand entries has fewer. */
const most = 100_000;

/** A list in a text: longer ones are not decoded. */
const longestText = 100_000;

function placeOf(name: string, around: Place): Place {
	if (around === 'aside' || asideName.test(name)) return 'aside';
	return around === 'error' || errorName.test(name) ? 'error' : 'open';
}

/** What stands in a text as JSON: some servers spell a list so. */
function inside(value: unknown): unknown {
	if (typeof value !== 'string' || value.length > longestText || !/^\s*["[{]/.test(value))
		return value;
	try {
		const inner: unknown = JSON.parse(value);
		return typeof inner === 'string' ? inside(inner) : inner;
	} catch {
		return value;
	}
}

/** A text that is a document of its own, in any field. */
function isDocumentWithSign(value: unknown): boolean {
	return typeof value === 'string' && /^\s*[[{<]/.test(value) && hasSignInText(value);
}

/** Whether something in a list says so by itself, without a name. */
function isSignInList(value: unknown, place: Place): boolean {
	if (typeof value !== 'string' || place === 'aside') return false;
	return isSpoken(value) || isDocumentWithSign(value);
}

type Open = Array<readonly [value: unknown, place: Place]>;

/** Looks at one list or object, and opens what is in it. */
function hasSignIn(one: object, place: Place, open: Open): boolean {
	if (Array.isArray(one)) {
		for (const given of one) {
			const inner = inside(given);
			if (isSignInList(inner, place)) return true;
			if (typeof inner === 'object' && inner !== null) open.push([inner, place]);
		}
		return false;
	}
	if (place === 'open' && isCharged(one as Record<string, unknown>)) return true;
	for (const [key, given] of Object.entries(one)) {
		const name = spelled(key);
		const inner = inside(given);
		if (isSign(name, inner, place) || isLogged(name, inner)) return true;
		if (place !== 'aside' && isDocumentWithSign(inner)) return true;
		if (typeof inner === 'object' && inner !== null) open.push([inner, placeOf(name, place)]);
	}
	return false;
}

/**
 * Whether something in a response, or in an entry of it, says that the provider has a message: an
 * id, a success code, a state such as SENT. One look at each value; where there are too many, it
 * is taken for a sign.
 */
export function hasSignOfAcceptance(value: unknown): boolean {
	const root = inside(value);
	if (typeof root === 'string' || typeof root === 'number') return hasSignInText(String(root));
	const open: Open = [[root, 'open']];
	for (let seen = 0; seen < open.length; seen++) {
		if (seen >= most) return true;
		const [one, place] = open[seen] as Open[number];
		if (typeof one === 'object' && one !== null && hasSignIn(one, place, open)) return true;
	}
	return false;
}

/** The address of something that was made, by its id. */
const madeAt =
	/(?:sms|message|msg|text|mms|campaign|batch|submission|outbound|job|queue|send)(?:es|s)?\/(?!v\d+(?:\W|$))[\w.-]*\d/i;

function hasSignInHeaders(headers: ProviderResponse['headers']): boolean {
	return Object.entries(headers).some(([key, value]) => {
		if (/^(?:content-)?location$/.test(key)) return madeAt.test(value);
		return idHeader.test(spelled(key)) && isSomething(value);
	});
}

/** Whether a response to a send has a sign that the provider has a message of it. */
export function bearsAcceptance({ headers, body }: ProviderResponse): boolean {
	if (hasSignInHeaders(headers)) return true;
	if (body.form === 'empty') return false;
	if (body.form === 'unreadable') return body.hasSign;
	return (body.form === 'xml' && body.hasSign === true) || hasSignOfAcceptance(body.value);
}
