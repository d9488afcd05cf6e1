import type { ProviderResponse } from '../contract/response';
import { hasSignInText } from './acceptanceInText';
import { asideName, errorName, idHeader } from './acceptanceNames';
import {
	isAddressOfMessage,
	isCodedRefusal,
	isCounter,
	isFieldOfAcceptance,
	isUsage,
} from './acceptanceFields';
import {
	isCharged,
	isLogged,
	isSign,
	isSomething,
	isSpoken,
	spelled,
	type Place,
} from './acceptanceSigns';

/**
 * Work on one response: an entry of a list counts one, a field two. A list of a hundred thousand
 * refused numbers has less.
 */
export const mostWork = 200_000;

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

/** Counts what is looked at. */
class Work {
	private left = mostWork;

	/** Whether there is more to look at than anybody waits for. */
	isTooMuch(values: number): boolean {
		this.left -= values;
		return this.left < 0;
	}
}

function hasSignInList(list: readonly unknown[], place: Place, open: Open): boolean {
	for (const given of list) {
		const inner = inside(given);
		if (isSignInList(inner, place)) return true;
		if (typeof inner === 'object' && inner !== null) open.push([inner, place]);
	}
	return false;
}

function hasSignInFields(one: Record<string, unknown>, place: Place, open: Open): boolean {
	if (place === 'open' && isCharged(one)) return true;
	const names = Object.keys(one);
	const isLimit = isUsage(names, one);
	const mayEcho = isCodedRefusal(names, one);
	for (const key of names) {
		const name = spelled(key);
		const inner = inside(one[key]);
		if (isLimit && isCounter(name, inner)) continue;
		if (isSign(name, inner, place) || isLogged(name, inner)) return true;
		if (place === 'open' && isFieldOfAcceptance(name, inner, mayEcho)) return true;
		if (place !== 'aside' && isDocumentWithSign(inner)) return true;
		if (typeof inner === 'object' && inner !== null) open.push([inner, placeOf(name, place)]);
	}
	return false;
}

/**
 * Whether something in a response, or in an entry of it, says that the provider has a message: an
 * id, a success code, a state such as SENT. One look at each value; where there are too many, they
 * are taken for a sign.
 */
export function hasSignOfAcceptance(value: unknown): boolean {
	const root = inside(value);
	if (typeof root === 'string' || typeof root === 'number') return hasSignInText(String(root));
	const work = new Work();
	const open: Open = [[root, 'open']];
	for (let seen = 0; seen < open.length; seen++) {
		const [one, place] = open[seen] as Open[number];
		if (Array.isArray(one)) {
			if (work.isTooMuch(one.length) || hasSignInList(one, place, open)) return true;
		} else if (typeof one === 'object' && one !== null) {
			if (work.isTooMuch(Object.keys(one).length * 2)) return true;
			if (hasSignInFields(one as Record<string, unknown>, place, open)) return true;
		}
	}
	return false;
}

function hasSignInHeaders(headers: ProviderResponse['headers']): boolean {
	return Object.entries(headers).some(([key, value]) => {
		if (/^(?:content-)?location$/.test(key)) return isAddressOfMessage(value);
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
