import { isValid } from './numberingPlan';
import { decide } from './phoneDecision';
import { plainPhoneText } from './phoneText';
import { parseDigits } from '../lib/vendor/phone';
import { asThousands, comma } from './thousands';

/** Comma, semicolon and new line, as the scripts of the world write them. */
const separators = new RegExp(
	`(${comma.source}|[;\\r\\n\\v\\f\\u0085\\u2028\\u2029\\u061b\\ufe14\\ufe54\\uff1b])`,
);

/** Lists within lists that are read. */
const deepest = 5;

/** What may be a group of digits of a spreadsheet's number. */
const group = /^\P{L}{0,3}\p{Nd}{1,3}(?:\.0+)?\P{L}?$/u;

/** Whether two parts have a comma between them, and no space: only then are they groups of one number. */
const areJoined = (before: string, mark: string, after: string) =>
	comma.test(mark) && before === before.trimEnd() && after === after.trimStart();

/** Where a number ends, another may begin: 2,125,550,101,2,125,550,102. */
function beginsAnother(before: string, after: string): boolean {
	return before.length > 2 && (after.startsWith('+') || after.length < 3);
}

/** At most so many groups are one number: of three digits, and of any. */
const most = 4;
const longest = 8;

type IsPhone = (digits: string) => boolean;

/** The groups from a place on up to where another number begins. */
function segmentFrom(groups: readonly string[], start: number): readonly string[] {
	let end = start + 1;
	while (end < groups.length && !beginsAnother(groups[end - 1] ?? '', groups[end] ?? '')) end++;
	return groups.slice(start, end);
}

/** The number of a spreadsheet that the first groups may be: all of them, or the usual four. */
function leadingNumber(groups: readonly string[], isPhone: IsPhone): readonly string[] | undefined {
	return [groups.slice(0, longest + 1), groups.slice(0, most)].find(
		(some) => asThousands(plainPhoneText(some.join()), isPhone) !== undefined,
	);
}

/** Groups without spaces between them: each alone, or several as a number that a spreadsheet has. */
function numbersOf(groups: readonly string[], isPhone: IsPhone): string[] {
	const found: string[] = [];
	for (let start = 0; start < groups.length; ) {
		const segment = segmentFrom(groups, start);
		start += segment.length;
		let at = 0;
		for (;;) {
			const number = leadingNumber(segment.slice(at, at + longest + 1), isPhone);
			if (!number) break;
			found.push(number.join());
			at += number.length;
		}
		for (const one of segment.slice(at)) found.push(one);
	}
	return found;
}

/** The list that a text is, when it is the JSON text of one. */
function jsonList(text: string): unknown[] | undefined {
	if (!/^\s*\[/.test(text)) return undefined;
	try {
		const list: unknown = JSON.parse(text);
		return Array.isArray(list) ? list : undefined;
	} catch {
		return undefined;
	}
}

function splitText(value: unknown, isPhone: IsPhone): unknown[] {
	if (typeof value !== 'string') return [value];
	const pieces = value.split(separators);
	const parts: string[] = [];
	let run: string[] = [];
	const close = () => {
		for (const one of run.length > 2 ? numbersOf(run, isPhone) : run) parts.push(one);
		run = [];
	};
	for (let at = 0; at < pieces.length; at += 2) {
		const piece = pieces[at] ?? '';
		const before = pieces[at - 2];
		const isGroup = group.test(piece.trim());
		const isNext = before !== undefined && areJoined(before, pieces[at - 1] ?? '', piece);
		if (!isGroup || !isNext) close();
		if (isGroup) run.push(piece.trim());
		else parts.push(piece.trim());
	}
	close();
	return parts.filter((part) => part !== '');
}

/**
 * Splits what a user gives as recipients: one, several separated by comma, semicolon or new line,
 * or a list, also as JSON text. A number with a spreadsheet's thousands separators stays in one
 * piece, and is refused when it is read: its groups may be lines of a switchboard.
 * @param country ISO 3166 alpha-2, of numbers without a country code
 */
export function splitRecipients(value: unknown, country?: string): unknown[] {
	const isPhone = (text: string) => {
		const digits = parseDigits(text);
		const { reading, refusal } = decide(digits, digits, country);
		return refusal?.isFinal === true || (reading !== undefined && isValid(reading));
	};
	const given = typeof value === 'string' ? (jsonList(value) ?? value) : value;
	// A list that holds itself has no end.
	if (!Array.isArray(given)) return splitText(given, isPhone);
	return given.flat(deepest).flatMap((one) => splitText(one, isPhone));
}
