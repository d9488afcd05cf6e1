/**
 * Characters that word processors and web pages write, which GSM 03.38 lacks, and what stands for
 * them there. By Unicode names; none is a letter, an emoji or part of one.
 */
const table: ReadonlyArray<readonly [code: number, name: string, gsm: string]> = [
	[0x0009, 'character tabulation', ' '],
	[0x0060, 'grave accent', "'"],
	[0x00a0, 'no-break space', ' '],
	[0x00ab, 'left-pointing double angle quotation mark', '"'],
	[0x00ad, 'soft hyphen', ''],
	[0x00b4, 'acute accent', "'"],
	[0x00b7, 'middle dot', '.'],
	[0x00bb, 'right-pointing double angle quotation mark', '"'],
	[0x2000, 'en quad', ' '],
	[0x2001, 'em quad', ' '],
	[0x2002, 'en space', ' '],
	[0x2003, 'em space', ' '],
	[0x2004, 'three-per-em space', ' '],
	[0x2005, 'four-per-em space', ' '],
	[0x2006, 'six-per-em space', ' '],
	[0x2007, 'figure space', ' '],
	[0x2008, 'punctuation space', ' '],
	[0x2009, 'thin space', ' '],
	[0x200a, 'hair space', ' '],
	[0x200b, 'zero width space', ''],
	[0x2010, 'hyphen', '-'],
	[0x2011, 'non-breaking hyphen', '-'],
	[0x2012, 'figure dash', '-'],
	[0x2013, 'en dash', '-'],
	[0x2014, 'em dash', '-'],
	[0x2015, 'horizontal bar', '-'],
	[0x2018, 'left single quotation mark', "'"],
	[0x2019, 'right single quotation mark', "'"],
	[0x201a, 'single low-9 quotation mark', "'"],
	[0x201b, 'single high-reversed-9 quotation mark', "'"],
	[0x201c, 'left double quotation mark', '"'],
	[0x201d, 'right double quotation mark', '"'],
	[0x201e, 'double low-9 quotation mark', '"'],
	[0x201f, 'double high-reversed-9 quotation mark', '"'],
	[0x2022, 'bullet', '-'],
	[0x2024, 'one dot leader', '.'],
	[0x2025, 'two dot leader', '..'],
	[0x2026, 'horizontal ellipsis', '...'],
	[0x2028, 'line separator', '\n'],
	[0x2029, 'paragraph separator', '\n'],
	[0x202f, 'narrow no-break space', ' '],
	[0x2032, 'prime', "'"],
	[0x2033, 'double prime', '"'],
	[0x2039, 'single left-pointing angle quotation mark', "'"],
	[0x203a, 'single right-pointing angle quotation mark', "'"],
	[0x2043, 'hyphen bullet', '-'],
	[0x2044, 'fraction slash', '/'],
	[0x205f, 'medium mathematical space', ' '],
	[0x2060, 'word joiner', ''],
	[0x2212, 'minus sign', '-'],
	[0x3000, 'ideographic space', ' '],
	[0xfeff, 'zero width no-break space', ''],
];

const byChar = new Map(
	table.map(([code, name, gsm]) => [String.fromCharCode(code), { name, gsm }]),
);

const anySmart = new RegExp(`[${[...byChar.keys()].join('')}]`, 'g');

/** What stands for a character in GSM 03.38; undefined where nothing does as well. */
export function inGsm(char: string): string | undefined {
	return byChar.get(char)?.gsm;
}

/** A character as a sentence names it: one that cannot be seen by its code and name. */
export function nameOf(char: string): string {
	if (!/[\p{Z}\p{C}\p{M}]/u.test(char)) return char;
	const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	const name = byChar.get(char)?.name;
	return name === undefined ? `U+${code}` : `U+${code} (${name})`;
}

/** A text without smart characters, and how many it had. */
export function replaceSmart(text: string): { text: string; replaced: number } {
	let replaced = 0;
	const plain = text.replace(anySmart, (char) => {
		replaced++;
		return inGsm(char) ?? char;
	});
	return { text: plain, replaced };
}
