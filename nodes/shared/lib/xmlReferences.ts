/** Stands for a character that there is none of (U+FFFD). */
const replacement = '\uFFFD';

const [sectionStart, sectionEnd] = ['<![CDATA[', ']]>'];

/** A numeric reference of XML, or two in a row. */
const reference = /&#(x[0-9a-f]+|\d+);(?:&#(x[0-9a-f]+|\d+);)?/gi;

function codeOf(digits: string): number {
	return /^x/i.test(digits) ? parseInt(digits.slice(1), 16) : Number(digits);
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Whether XML 1.0 has the character (§2.2). */
function isCharacter(code: number): boolean {
	if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
	return !isHigh(code) && !isLow(code) && code !== 0xfffe && code !== 0xffff && code <= 0x10ffff;
}

/** A reference as it stands, unless it names no character: a parser would drop that one unseen. */
const one = (digits: string) => (isCharacter(codeOf(digits)) ? `&#${digits};` : replacement);

function mend(text: string): string {
	reference.lastIndex = 0;
	const parts: string[] = [];
	let copied = 0;
	for (let found = reference.exec(text); found; found = reference.exec(text)) {
		const [whole, first = '', second] = found;
		parts.push(text.slice(copied, found.index));
		copied = found.index + whole.length;
		const [high, low] = [codeOf(first), second === undefined ? NaN : codeOf(second)];
		if (isHigh(high) && isLow(low)) parts.push(String.fromCharCode(high, low));
		else parts.push(one(first));
		if (second === undefined || (isHigh(high) && isLow(low))) continue;
		// The second of two that do not belong together may belong to what follows.
		copied = found.index + first.length + 3;
		reference.lastIndex = copied;
	}
	parts.push(text.slice(copied));
	return parts.join('');
}

/**
 * Puts characters in the place of numeric references that XML does not have: two halves of a
 * character (`&#55357;&#56397;` for 👍, as some servers write what is beyond U+FFFF) become that
 * character, and what is none becomes U+FFFD. In CDATA sections nothing is a reference.
 */
export function mendReferences(xml: string): string {
	if (!xml.includes('&#')) return xml;
	const parts: string[] = [];
	let at = 0;
	while (at < xml.length) {
		const start = xml.indexOf(sectionStart, at);
		const end = start < 0 ? -1 : xml.indexOf(sectionEnd, start);
		if (end < 0) break;
		parts.push(mend(xml.slice(at, start)), xml.slice(start, end + sectionEnd.length));
		at = end + sectionEnd.length;
	}
	parts.push(mend(xml.slice(at)));
	return parts.join('');
}
