import { callingCodeOf, groupedAs, nationalGroups, type Reading } from './numberingPlan';

/** Digits that are written together. */
export interface Group {
	length: number;
	/** What separates them from the digits before. */
	mark: string;
	/** Where they end in the text. */
	end: number;
}

/** The groups into which punctuation divides a number's digits. */
export function groupsOf(text: string): Group[] {
	return [...text.matchAll(/(\P{Nd}*)(\p{Nd}+)/gu)].map((found) => {
		const [all, mark = '', digits = ''] = found;
		return { length: digits.length, mark, end: found.index + all.length };
	});
}

/** After how many digits a group ends, the last group left out. */
function endsOf(lengths: readonly number[]): number[] {
	let sum = 0;
	return lengths.slice(0, -1).map((length) => (sum += length));
}

/** Whether the groups are those in which the number's country writes it. */
export function isUsual(text: string, reading: Reading): boolean {
	const { home, abroad } = groupedAs(text, reading);
	const own = groupsOf(text).map(({ length }) => length);
	return home || abroad || own.join() === nationalGroups(reading).join();
}

/** Whether digits are divided by a slash, a hyphen or a dot; otherwise by a space or brackets. */
export const kindOf = ({ mark }: Group): string => /[/.-]/.exec(mark)?.[0] ?? ' ';

/** Whether the last mark is no space, and the only one of its kind: `123 456-78`. */
function endsApart(groups: readonly Group[]): boolean {
	const kinds = groups.slice(1).map(kindOf);
	const last = kinds.at(-1) ?? ' ';
	return last !== ' ' && kinds.indexOf(last) === kinds.length - 1;
}

/** Whether the last group looks like something behind a number. */
function endsOddly(groups: readonly Group[]): boolean {
	const [before, last] = groups.slice(-2).map(({ length }) => length) as [number, number];
	return last === 1 || (last === 2 && (before >= 4 || endsApart(groups)));
}

/**
 * Whether the groups of a number leave its country code whole and apart. In `131 2345 6789` the
 * code +1 would cut through a group of a Chinese number; `1202 555 0101` is grouped as American.
 * @param isOwn whether the code is the default country's: then the area code alone must be whole
 */
export function setsCodeApart(text: string, reading: Reading, isOwn: boolean): boolean {
	const groups = groupsOf(text);
	const [first = 0, ...others] = groups.map(({ length }) => length);
	const code = callingCodeOf(reading).length;
	if (others.length === 0) return true;
	if (first < code) return false;
	const rest = first === code ? others : [first - code, ...others];
	if (rest.join() === nationalGroups(reading).join()) return true;
	if (endsOddly(groups)) return false;
	if (first === code) return true;
	const usual = endsOf(nationalGroups(reading));
	const [area = 0, ...ends] = endsOf(rest);
	return usual.includes(area) && (isOwn || ends.every((end) => usual.includes(end)));
}
