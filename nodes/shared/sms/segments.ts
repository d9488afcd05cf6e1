/** How a text goes over the air. */
export interface Segments {
	encoding: 'GSM-7' | 'UCS-2';
	/** As the network bills them; an empty text is one. */
	segments: number;
}

/** GSM 03.38 §6.2.1: the default alphabet. */
const basic = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** GSM 03.38 §6.2.1.1: the extension table; each takes an escape before it. */
const extension = new Set('\f^{}\\[~]|€');

/** 140 octets: 160 septets or 70 UTF-16 units; one of several loses 6 octets to its header. */
const limits = { 'GSM-7': { one: 160, each: 153 }, 'UCS-2': { one: 70, each: 67 } } as const;

const fewer = `each segment from ${limits['GSM-7'].one} to ${limits['UCS-2'].one} characters`;

/** What characters that make a text UCS-2 do, in the words of every note and warning. */
export const reduceSegments = `reduce ${fewer}`;
/** The same, of one character. */
export const reducesSegments = `reduces ${fewer}`;
/** The same, of the text. */
export const fewPerSegment = `only ${limits['UCS-2'].one} characters per segment (not ${limits['GSM-7'].one})`;

/** Units of each character: septets, or UTF-16 units. A surrogate pair is one character. */
function widths(text: string, gsm: boolean): number[] {
	return Array.from(text, (char) => (gsm ? (extension.has(char) ? 2 : 1) : char.length));
}

/** Fills segments in order; a character of two units is never cut in two. */
function countFilled(units: readonly number[], room: number): number {
	let segments = 1;
	let used = 0;
	for (const width of units) {
		if (used + width > room) {
			segments++;
			used = 0;
		}
		used += width;
	}
	return segments;
}

/** Whether the network's own alphabet has a character. */
export function isGsm(char: string): boolean {
	return basic.has(char) || extension.has(char);
}

/** A character that keeps a text from being GSM-7, and its place among the characters, from 1. */
export interface Outsider {
	char: string;
	position: number;
}

/** Every character of a text that GSM 03.38 lacks, in order. */
export function outsidersOf(text: string): Outsider[] {
	const outsiders: Outsider[] = [];
	let position = 0;
	for (const char of text) {
		position++;
		if (!isGsm(char)) outsiders.push({ char, position });
	}
	return outsiders;
}

/**
 * Estimates the segments of a text by GSM 03.38: 160 or 153 septets, 70 or 67 UTF-16 units.
 * sms-segments-calculator agrees wherever no two code points form one letter, but takes time by
 * the square of the length (22 s for 100,000 characters); here it is linear.
 */
export function countSegments(text: string): Segments {
	let gsm = true;
	for (const char of text) {
		if (!isGsm(char)) {
			gsm = false;
			break;
		}
	}
	const encoding = gsm ? 'GSM-7' : 'UCS-2';
	const units = widths(text, gsm);
	const total = units.reduce((sum, width) => sum + width, 0);
	const { one, each } = limits[encoding];
	return { encoding, segments: total <= one ? 1 : countFilled(units, each) };
}
