import { counted } from '../lib/counted';
import { inGsm, nameOf, replaceSmart } from './gsmReplacements';
import {
	countSegments,
	outsidersOf,
	reduceSegments,
	reducesSegments,
	type Outsider,
	type Segments,
} from './segments';

/** How many characters a sentence names before it counts the rest. */
const named = 3;

const andJoined = new Intl.ListFormat('en', { type: 'conjunction' });

/** "The character ’ at position 12", "The characters ’ at position 12, … at position 20, and 4 more". */
function listOf(outsiders: readonly Outsider[]): string {
	const more = outsiders.length - named;
	const places = outsiders
		.slice(0, named)
		.map(({ char, position }) => `${nameOf(char)} at position ${position}`);
	const list = andJoined.format(more > 0 ? [...places, `${more} more`] : places);
	return `The character${outsiders.length > 1 ? 's' : ''} ${list}`;
}

/** What nobody could see in a sentence. */
const spoken: Readonly<Record<string, string>> = {
	'': 'removes this character',
	' ': 'replaces this character with a space',
	'\n': 'replaces this character with a new line',
};

/** What the option Replace Smart Characters would do, where it would make all of the text GSM-7. */
function remedyFor(outsiders: readonly Outsider[]): string {
	const spelled = new Map(outsiders.map(({ char }) => [char, inGsm(char)]));
	if ([...spelled.values()].includes(undefined)) return '';
	const option = "The option 'Replace Smart Characters'";
	const [[char, gsm = ''] = ['', '']] = spelled;
	const one = spoken[gsm] ?? `replaces ${char} with ${gsm}`;
	const does = spelled.size > 1 ? 'replaces these characters with plain characters' : one;
	return `. ${option} ${does}`;
}

/** The segments of a text if GSM 03.38 had all of it: what stands for a character, or nothing. */
export function segmentsInGsm(text: string, outsiders = outsidersOf(text)): number {
	const foreign = new Set(outsiders.map(({ char }) => char));
	const plain = Array.from(text, (char) => (foreign.has(char) ? (inGsm(char) ?? '') : char));
	return countSegments(plain.join('')).segments;
}

/**
 * Which characters make a text UCS-2, and what that costs: one sentence.
 * @returns undefined for a text in GSM-7
 */
export function whyUcs2(text: string, { segments }: Segments): string | undefined {
	const outsiders = outsidersOf(text);
	if (outsiders.length === 0) return undefined;
	const reduce = outsiders.length === 1 ? reducesSegments : reduceSegments;
	const fewer = segmentsInGsm(text, outsiders);
	const remedy = remedyFor(outsiders);
	const count = counted(segments, 'segment');
	// Of a text in another alphabet, nothing would be left.
	const isRemovable = remedy !== '' || outsiders.length <= named;
	const cost = fewer < segments && isRemovable ? `${count} instead of ${fewer}` : count;
	return `${listOf(outsiders)} ${reduce} (UCS-2): ${cost}${remedy}`;
}

/** Whether smart characters alone make a text longer: that can be saved. */
export function isCostly(text: string, { encoding, segments }: Segments): boolean {
	if (encoding === 'GSM-7') return false;
	const plain = replaceSmart(text);
	return plain.replaced > 0 && countSegments(plain.text).segments < segments;
}
