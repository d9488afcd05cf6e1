import { callingCodeOf, hasShorter, isValid, nationalLength, type Reading } from './numberingPlan';
import { groupsOf, isUsual, kindOf, type Group } from './phoneGroups';
import { shown } from './phoneText';

/** A text as it was read: with its country code, at home, or with its plus lost. */
interface Read {
	reading?: Reading;
	way: 'written' | 'national' | 'lostPlus';
}

/** A text as one number, and the way to read a part of it. */
interface Reader {
	whole: Read;
	read: (text: string, digits: string) => Read;
}

/** The beginning of a text that is a number by itself. */
interface Complete {
	reading: Reading;
	way: Read['way'];
	text: string;
	/** How many groups it has. */
	groups: number;
}

/** The least digits of a number behind its country code, and of one that is not written as usual. */
const shortest = 5;
const unusual = 7;

/** The least digits of a number in a country where numbers of its length do not exist. */
const certain = 6;

/** Area codes have fewer digits: what precedes a slash is a number, or the area code of one. */
const longerThanAreaCode = 6;

/** A dot before three noughts is punctuation; a spreadsheet's float has fewer. */
const noughts = /^\.0{3,}$/;

const sum = (groups: readonly Group[]) => groups.reduce((total, { length }) => total + length, 0);

/** The digits before the national number: a country code, or the zero that precedes it. */
function leadingIn(digits: string, { reading, way }: Read): number {
	return reading && way !== 'lostPlus' ? digits.length - nationalLength(reading) : 0;
}

/** The beginnings of a text that are numbers which exist. */
function completeIn(
	text: string,
	digits: string,
	groups: readonly Group[],
	{ whole, read }: Reader,
): Complete[] {
	const found: Complete[] = [];
	const least = shortest + leadingIn(digits, whole);
	for (let count = 1; count < groups.length; count++) {
		const before = groups.slice(0, count);
		const length = sum(before);
		if (length < least) continue;
		const part = text.slice(0, before.at(-1)?.end);
		const { reading, way } = read(part, digits.slice(0, length));
		if (!reading || nationalLength(reading) < shortest || !isValid(reading)) continue;
		found.push({ reading, way, text: part, groups: count });
	}
	return found;
}

/**
 * Whether the groups say that digits were added to a number: where numbers have many lengths, as in
 * Germany, the number with them may exist too.
 */
function looksAdded({ reading, text, groups: count }: Complete, groups: readonly Group[]): boolean {
	const length = nationalLength(reading);
	const last = groups[count - 1]?.length ?? 0;
	const kinds = groups.slice(1).map(kindOf);
	const kind = kinds[count - 1] ?? ' ';
	const added = sum(groups.slice(count));
	if (kind === '/' && added <= 3) return true;
	if (added <= 2 && (count === 1 || isUsual(text, reading))) return true;
	if (added === 3 && last >= 5 && isUsual(text, reading)) return true;
	if (length < unusual) return false;
	if (added === 1 || last >= 6) return true;
	if (added === 2 && last >= 4) return true;
	if (added <= 4 && length >= 10) return true;
	if (kind === ' ') return false;
	const isAlone = kinds.filter((one) => one === kind).length === 1;
	return last >= 5 || (isAlone && added <= 3);
}

/** Whether a number of the default country and what follows it were read as another country's. */
function isAbroad({ reading, way }: Complete, whole: Read['way'], number: Reading): boolean {
	const isLost = whole === 'lostPlus' && way === 'national';
	return (
		isLost && nationalLength(reading) >= certain && callingCodeOf(reading) !== callingCodeOf(number)
	);
}

/** Slashes between the groups of a North American number. */
const american = /^(?:1,)?3,3,4$/;

/** How many groups precede a slash that does not stand behind an area code; 0 without one. */
function beforeSlash(digits: string, groups: readonly Group[], number?: Reading): number {
	const zero = digits.startsWith('0') ? 1 : 0;
	const leading = number ? digits.length - nationalLength(number) : zero;
	const place = groups.findIndex(
		({ mark }, at) =>
			at > 0 && mark.includes('/') && sum(groups.slice(0, at)) - leading >= longerThanAreaCode,
	);
	return Math.max(0, place);
}

/** Whether slashes alone divide a number, as other marks do: `06/12/34/56/78`. */
function isDividedBySlashes(groups: readonly Group[], isReal: boolean): boolean {
	if (groups.slice(1).some((group) => kindOf(group) !== '/')) return false;
	return isReal || american.test(groups.map(({ length }) => length).join());
}

/** Whether a local number of North America has digits behind it: `555-0100 101`. */
function isLocal(groups: readonly Group[], { way, reading }: Read): boolean {
	if (way !== 'national' || !reading?.e164.startsWith('+1')) return false;
	const [first, second] = groups;
	return groups.length > 2 && first?.length === 3 && second?.length === 4;
}

/** Whether no part of a number is a number: its country has no shorter ones. */
function isIndivisible(groups: readonly Group[], { reading, way }: Read): boolean {
	if (!reading || way === 'lostPlus' || groups.some(({ mark }) => mark.includes('/'))) return false;
	return !hasShorter(reading) && isValid(reading);
}

/** How many groups of a text are a number that is complete without the others. */
function completeGroups(text: string, digits: string, reader: Reader): number {
	const groups = groupsOf(text);
	const { whole } = reader;
	const number = whole.reading;
	if (isLocal(groups, whole)) return 2;
	if (groups.length < 2 || isIndivisible(groups, whole)) return 0;
	const complete = completeIn(text, digits, groups, reader);
	const isReal = number !== undefined && isValid(number);
	if (complete.length > 0 || !isDividedBySlashes(groups, isReal)) {
		const before = beforeSlash(digits, groups, number);
		if (before > 0) return before;
	}
	if (complete.length === 0 || (isReal && isUsual(text, number))) return 0;
	const first = complete.find(
		(one) =>
			(!isReal && nationalLength(one.reading) >= certain) ||
			(isReal && isAbroad(one, whole.way, number)) ||
			looksAdded(one, groups),
	);
	return first?.groups ?? 0;
}

/**
 * What is said of a text that is a number with something behind it: an extension, another ending, or
 * another number.
 * @param reader the text as one number, and the way to read a part of it
 * @returns the end of a sentence about the field, or undefined when nothing follows the number
 */
export function saysWhatFollows(text: string, digits: string, reader: Reader): string | undefined {
	const count = completeGroups(text, digits, reader);
	if (count === 0) return undefined;
	const rest = text.slice(groupsOf(text)[count - 1]?.end).trim();
	if (noughts.test(rest)) return undefined;
	return `contains '${shown(text)}', with extra text '${shown(rest)}' after the phone number: enter one phone number, or separate multiple numbers with commas`;
}
