import { codeOf, fromWindows1252 } from '../lib/characters';
import { isGsm } from './segments';

/**
 * Characters that word processors and web pages write, which GSM 03.38 lacks, and what stands for
 * them there. By Unicode names; none is a letter, an emoji or part of one.
 */
const table: ReadonlyArray<readonly [code: number, name: string, gsm: string]> = [
	[0x0009, 'character tabulation', ' '],
	[0x000b, 'line tabulation', '\n'],
	[0x000c, 'form feed', '\n'],
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

/** Marks of direction, without which a text of letters from left to right reads the same. */
const marks = /[\u061C\u200E\u200F\u202A-\u202E\u2061-\u2064\u2066-\u206F]/g;

/** Letters of scripts that are written from right to left. */
const fromRight =
	/(?=\p{L})[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * Joiners and selectors that have nothing beside them to join or to select: emoji are made with
 * them, and so are letters of Persian, Hindi and other languages.
 */
const letter = String.raw`(?!\p{Extended_Pictographic})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{P}\p{Z}\p{Sc}\p{Sm}^\s]`;
const joiners = String.raw`[\uFE00-\uFE0F\u034F\u180E\u200C\u200D]`;
const idle = new RegExp(`(?<=^|${letter})${joiners}+(?=$|${letter})`, 'gu');

const anyUnseen = new RegExp(`${joiners}|${marks.source}`, 'u');

const anySmart = new RegExp(`[${[...byChar.keys()].join('')}\u0080-\u009F]`, 'g');

/** A character that Windows-1252 wrote is what it was there; then what stands for it, if any. */
function written(char: string): string {
	const meant = fromWindows1252(char) ?? char;
	return byChar.get(meant)?.gsm ?? meant;
}

/** What stands for a character in GSM 03.38; undefined where nothing does as well. */
export function inGsm(char: string): string | undefined {
	if (anyUnseen.test(char)) return '';
	const plain = written(char);
	return plain !== char && [...plain].every(isGsm) ? plain : undefined;
}

/** Whether the option replaces a character that cannot be sent as it is. */
export function isReplaced(char: string): boolean {
	return written(char) !== char;
}

/** A character as a sentence names it: one that cannot be seen by its code and name. */
export function nameOf(char: string): string {
	return /[\p{Z}\p{C}\p{M}]/u.test(char) ? codeOf(char, byChar.get(char)?.name) : char;
}

/** A text without smart characters, and how many it had. */
export function replaceSmart(text: string): { text: string; replaced: number } {
	let replaced = 0;
	const removed = (found: string) => {
		replaced += found.length;
		return '';
	};
	const plain = text.replace(anySmart, (char) => {
		const instead = written(char);
		if (instead !== char) replaced++;
		return instead;
	});
	const oneWay = fromRight.test(plain) ? plain : plain.replace(marks, removed);
	return { text: oneWay.replace(idle, removed), replaced };
}
