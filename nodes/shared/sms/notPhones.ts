/** What looks like a phone number to a switchboard, and is none. */
export type NotAPhone = 'several' | 'marked' | 'other';

/** Dates in the orders of the world. */
const date = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})$/;

/** An IP address. */
const ip = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;

/** A North American number with an extension behind a dot. */
const extended = /^\d{3}\.\d{3}\.\d{4}\.\d{1,5}$/;

/** A whole number, behind which a slash begins another ending: 555 01 01 / 02. */
const twoEndings = /^[^/]*\d[^/]*\s\/\s\d{1,3}$/;

/** Two short numbers of a switchboard, or a short number with two endings. */
const twoExtensions = /^[1-9]\d{1,4}\s*\/\s*[1-9]\d{1,4}$|^[1-9]\d{2}-?\d{4}\/\d{1,2}$/;

/** Digits in brackets at the end: an extension, or the number of a phone in a list. */
const marked = /\p{Nd}\P{Nd}*\(\s*\p{Nd}{1,4}\s*\)\P{Nd}*$/u;

/** The number of an item in a list: `2. 202 555 0101`. */
const listed = /^\p{Nd}{1,2}[.)]\s/u;

/** Dots that stand for digits which were left out. */
const ellipsis = /\.{2}/;

/** Digits of a number without its area code. */
const whole = 6;

/** Whether a slash stands between two numbers. In Germany, it also stands behind an area code. */
function isSplit(text: string): boolean {
	const [first = ''] = text.split('/');
	const isWhole = (first.match(/\p{Nd}/gu)?.length ?? 0) >= whole;
	return (isWhole && twoEndings.test(text)) || twoExtensions.test(text);
}

/**
 * Whether a text of digits and punctuation is something else than one phone number.
 * @returns undefined when it may be one
 */
export function notAPhone(text: string): NotAPhone | undefined {
	if (date.test(text) || ip.test(text) || extended.test(text)) return 'other';
	if (marked.test(text) || listed.test(text)) return 'marked';
	if (ellipsis.test(text)) return 'other';
	return isSplit(text) ? 'several' : undefined;
}
