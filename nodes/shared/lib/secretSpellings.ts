const special = /[.*+?^${}()|[\]\\/-]/g;
const escaped = (text: string) => text.replace(special, '\\$&');

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

const hex = (text: string) =>
	text.replace(/[a-f]/gi, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`);

/** A percent sign, also of what was encoded more than once. */
const percent = '%(?:25)*';

const percentOf = (bytes: Buffer) =>
	(bytes.toString('hex').match(/../g) ?? []).map((byte) => `${percent}${hex(byte)}`).join('');

/** UTF-16's units of a character, as four digits each, behind a mark. */
const units = (char: string, mark: string) =>
	Array.from(
		{ length: char.length },
		(_, at) => `${mark}${hex(char.charCodeAt(at).toString(16).padStart(4, '0'))}`,
	).join('');

/** What few characters have beside what all have. */
function ownWays(char: string): string[] {
	const entity = entities[char];
	const ways = entity === undefined ? [] : [entity];
	if (char === ' ') ways.push('\\+', `${percent}2[Bb]`);
	if (char === '/') ways.push('\\\\+/');
	if (char === '"') ways.push('\\\\+"');
	// By ISO-8859-1, as old servers decode a form.
	if (/^[\x80-\xff]$/.test(char)) ways.push(percentOf(Buffer.from(char, 'latin1')));
	return ways;
}

/**
 * Every way in which one character may be spelled: as it is, in an address, a form, JSON or XML,
 * encoded once or more than once.
 */
function spellings(char: string): string {
	const code = char.codePointAt(0) ?? 0;
	// As it is comes last: another spelling may begin with it, as `&amp;` does.
	const ways = [
		...ownWays(char),
		percentOf(Buffer.from(char, 'utf8')),
		units(char, '\\\\+u'),
		units(char, `${percent}u`),
		`&#(?:0*${code}|[xX]0*${hex(code.toString(16))});`,
		escaped(JSON.stringify(char).slice(1, -1)),
		escaped(char),
	];
	return `(?:${ways.join('|')})`;
}

/** Backslashes in a row: JSON doubles them, and a text that is encoded again does so again. */
function backslashes(count: number): string {
	return `(?:\\\\u005[Cc]|\\\\|${percent}(?:u00)?5[Cc]|&#(?:0*92|[xX]0*5[cC]);){${count},}`;
}

/** Base64 of bytes, in both alphabets, without its padding: the tail of a longer text differs. */
function base64(bytes: Buffer): string {
	const text = bytes.toString('base64').replace(/=+$/, '');
	return escaped(text)
		.replace(/\\\+/g, `(?:[+-]|${percent}2[Bb])`)
		.replace(/\\\//g, `(?:[/_]|${percent}2[Ff])`);
}

/** The bytes of a secret in hexadecimal, as they stand or each behind a mark. */
function hexadecimal(bytes: Buffer): string {
	const mark = '(?:[\\s:-]|\\\\+x)?';
	const all = bytes.toString('hex').match(/../g) ?? [];
	return `(?:\\\\+x)?${all.map(hex).join(mark)}`;
}

/**
 * A pattern that finds a secret in any mixture of spellings.
 * @param isLong whether its digits in hexadecimal are long enough to be no chance
 */
export function finder(secret: string, isLong: boolean): string {
	const [utf8, latin1] = [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'latin1')];
	const hasLatin1 = latin1.toString('latin1') === secret && !latin1.equals(utf8);
	const encodings = hasLatin1 ? [utf8, latin1] : [utf8];
	const parts = secret.match(/\\+|[^\\]/gu) ?? [];
	const spell = (part: string) =>
		part.startsWith('\\') ? backslashes(part.length) : spellings(part);
	return [
		parts.map(spell).join(''),
		...encodings.map(base64),
		...(isLong ? encodings.map(hexadecimal) : []),
	].join('|');
}
