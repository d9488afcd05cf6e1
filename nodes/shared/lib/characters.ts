/**
 * Characters without any width, as the inside of a class of a regular expression: soft hyphen,
 * combining grapheme joiner, joiners, marks and overrides of direction, invisible operators,
 * variation selectors, byte order mark. Pasting from a page or a document brings them along.
 */
export const unseen =
	'\\uFE00-\\uFE0F\\u034F\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF';

const anyUnseen = new RegExp(`[${unseen}]`, 'g');

/** A text without characters that have no width. */
export function withoutUnseen(text: string): string {
	return text.replace(anyUnseen, '');
}

/** C0 and C1 controls by their names in Unicode's NameAliases.txt; those of no name are left out. */
const controls: Readonly<Record<number, string>> = Object.fromEntries(
	[
		'null',
		'start of heading',
		'start of text',
		'end of text',
		'end of transmission',
		'enquiry',
		'acknowledge',
		'bell',
		'backspace',
		'character tabulation',
		'line feed',
		'line tabulation',
		'form feed',
		'carriage return',
		'shift out',
		'shift in',
		'data link escape',
		'device control one',
		'device control two',
		'device control three',
		'device control four',
		'negative acknowledge',
		'synchronous idle',
		'end of transmission block',
		'cancel',
		'end of medium',
		'substitute',
		'escape',
		'file separator',
		'group separator',
		'record separator',
		'unit separator',
	].map((name, code) => [code, name]),
);

/** Characters that a sentence has to name, since nobody sees them. By Unicode names. */
const names: Readonly<Record<number, string>> = {
	...controls,
	0x7f: 'delete',
	0x00a0: 'no-break space',
	0x00ad: 'soft hyphen',
	0x034f: 'combining grapheme joiner',
	0x061c: 'Arabic letter mark',
	0x180e: 'Mongolian vowel separator',
	0x200b: 'zero width space',
	0x200c: 'zero width non-joiner',
	0x200d: 'zero width joiner',
	0x200e: 'left-to-right mark',
	0x200f: 'right-to-left mark',
	0x202a: 'left-to-right embedding',
	0x202b: 'right-to-left embedding',
	0x202c: 'pop directional formatting',
	0x202d: 'left-to-right override',
	0x202e: 'right-to-left override',
	0x202f: 'narrow no-break space',
	0x2060: 'word joiner',
	0x2066: 'left-to-right isolate',
	0x2067: 'right-to-left isolate',
	0x2068: 'first strong isolate',
	0x2069: 'pop directional isolate',
	0x3000: 'ideographic space',
	0x3164: 'Hangul filler',
	0xfe0e: 'text variation selector',
	0xfe0f: 'emoji variation selector',
	0xfeff: 'byte order mark',
	0xfffe: 'not a character',
	0xffff: 'not a character',
};

/**
 * What Windows-1252 has from 0x80 to 0x9F, where Unicode has controls: text that was read as
 * ISO 8859-1 on its way has these. Windows-1252 leaves five places empty.
 */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' as const;

/** The character that a C1 control stands for; undefined for anything else. */
export function fromWindows1252(char: string): string | undefined {
	const meant = windows1252[char.charCodeAt(0) - 0x80];
	return meant === undefined || meant === char ? undefined : meant;
}

function describe(char: string): string | undefined {
	const meant = fromWindows1252(char);
	if (meant !== undefined) return `${meant} in Windows-1252`;
	return /\p{Cs}/u.test(char) ? 'half of a surrogate pair' : names[char.codePointAt(0) ?? 0];
}

/** U+00A0 */
function spelledOf(char: string): string {
	return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * The code point of a character as a sentence writes it, with its name where it has one here.
 * @param known its name in another table
 */
export function codeOf(char: string, known?: string): string {
	const name = known ?? describe(char);
	return name === undefined ? spelledOf(char) : `${spelledOf(char)} (${name})`;
}

/** Everything that leaves no mark on a screen, but for the plain space. */
const leavesNoMark = /(?! )[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** A value as a sentence shows it: what nobody can see in it is written as its code point. */
export function visible(text: string): string {
	return text.replace(leavesNoMark, (char) => `<${spelledOf(char)}>`);
}
