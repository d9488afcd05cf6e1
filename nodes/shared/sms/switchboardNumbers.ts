import { groupsOf } from './phoneGroups';

/** E.164 §6.1: no number has more digits; two of them with punctuation between them have. */
const longestNumber = 15;

/** The least digits of a number by itself, without an area code. */
const localNumber = 7;

/** At most so many digits are a short number, which has no groups: 101 102 are two. */
const shortNumber = 6;

/** North American numbers with digits behind them, as the lengths of their groups. */
const extended = /^(?:1,)?(?:3,3,4,\d|3,4,[12]|(?:3,7|6,4),[1-5])$/;

/** 555-0100 101: a local number, and an extension behind a space. */
const localExtended = /^\(?[2-9]\d{2}-\d{4}\)?\s+\d{1,5}$/;

/** Whether two texts of digits differ in their end alone. */
function areNeighbors(one: string, other: string): boolean {
	const common = Math.max(2, one.length - 2);
	return one.length === other.length && one.slice(0, common) === other.slice(0, common);
}

/** Whether the groups fall into two numbers, written alike or of the same beginning. */
function areTwo(digits: string, lengths: readonly number[]): boolean {
	if (digits.length % 2 === 1 || digits.length < 2 * localNumber) return false;
	const half = digits.length / 2;
	let length = 0;
	const middle = lengths.findIndex((one) => (length += one) === half) + 1;
	if (middle === 0) return false;
	const isAlike = lengths.slice(0, middle).join() === lengths.slice(middle).join();
	return isAlike || digits.slice(0, 3) === digits.slice(half, half + 3);
}

/** Whether the groups are internal lines next to each other: 1001 1002. */
function areLines(digits: string, lengths: readonly number[]): boolean {
	const [first = 0] = lengths;
	if (first < 3 || first > 5 || lengths.some((one) => one !== first)) return false;
	const lines = lengths.map((_, place) => digits.slice(place * first, (place + 1) * first));
	return lines.every((line) => areNeighbors(line, lines[0] ?? ''));
}

/**
 * Whether several numbers, or a number and an extension, stand in the place of one. It is asked of
 * numbers that no numbering plan is known of.
 * @param text digits and plain punctuation
 * @param digits the digits alone
 */
export function looksLikeSeveral(text: string, digits: string): boolean {
	const lengths = groupsOf(text).map(({ length }) => length);
	if (lengths.length < 2) return false;
	if (digits.length <= shortNumber || digits.length > longestNumber) return true;
	if (lengths.filter((one) => one >= localNumber).length > 1) return true;
	const [before = 0, last = 0] = lengths.slice(-2);
	if (before >= shortNumber && last <= 3) return true;
	if (extended.test(lengths.join()) || localExtended.test(text)) return true;
	return areTwo(digits, lengths) || areLines(digits, lengths);
}
