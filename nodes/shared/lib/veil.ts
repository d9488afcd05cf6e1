import { finder } from './secretSpellings';

/** What stands in the place of a secret. */
export const veil = '[hidden]';

/** What ends a word to the left: also a character that was encoded, and a line's end in JSON. */
const before = /(?:^|[^A-Za-z\dÀ-ɏ]|%(?:25)*[\da-f]{2}|\\+u[\da-f]{4}|\\+[nrtbf])$/i;
const after = /^[A-Za-z\dÀ-ɏ]/;

/** A word and no part of one; secrets that end with a sign need none around them. */
function isWord(text: string, start: number, end: number): boolean {
	const isOpen =
		!after.test(text.charAt(start)) || before.test(text.slice(Math.max(0, start - 12), start));
	return isOpen && !(after.test(text.charAt(end - 1)) && after.test(text.charAt(end)));
}

/** Digits that go on beyond a hyphen or a dot, as those of a phone number do. */
function isInNumber(text: string, start: number, end: number): boolean {
	if (!/^\d+$/.test(text.slice(start, end))) return false;
	const left = /(?:\d+[-.])+$/.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? '';
	const right = /^(?:[-.]\d+)+/.exec(text.slice(end, end + 20))?.[0] ?? '';
	return `${left}${right}`.replace(/\D/g, '').length + end - start >= 7;
}

/** Hides secrets in texts; what a short secret's finds counts only where it is a word. */
export class Veil {
	private readonly find: RegExp;
	private readonly next: RegExp;

	constructor(longer: readonly string[], short: readonly string[]) {
		const pattern = `(${longer.map((one) => finder(one, true)).join('|') || '(?!)'})|${short.map((one) => finder(one, false)).join('|') || '(?!)'}`;
		this.find = new RegExp(pattern, 'g');
		this.next = new RegExp(pattern, 'y');
	}

	/** Where the secrets end that follow each other from here on. */
	private endOf(text: string, from: number): { end: number; isLongNext: boolean } {
		for (let end = from; ; ) {
			this.next.lastIndex = end;
			const found = this.next.exec(text);
			if (!found) return { end, isLongNext: false };
			if (found[1] !== undefined) return { end, isLongNext: true };
			end = this.next.lastIndex;
		}
	}

	/** The text without secrets. */
	over(text: string): string {
		const parts: string[] = [];
		let shown = 0;
		this.find.lastIndex = 0;
		for (let found = this.find.exec(text); found; found = this.find.exec(text)) {
			const start = found.index;
			let end = this.find.lastIndex;
			if (found[1] === undefined) {
				const run = this.endOf(text, end);
				const isHidden = this.isAlone(text, start, run, shown);
				// A run of many is looked at once, a single one from its next character on.
				if (!isHidden) this.find.lastIndex = run.end > end ? run.end : start + 1;
				if (!isHidden) continue;
				end = run.end;
			}
			parts.push(text.slice(shown, start), veil);
			shown = end;
			this.find.lastIndex = end;
		}
		return shown === 0 ? text : parts.join('') + text.slice(shown);
	}

	private isAlone(
		text: string,
		start: number,
		{ end, isLongNext }: { end: number; isLongNext: boolean },
		shown: number,
	): boolean {
		if (isInNumber(text, start, end)) return false;
		const isAfterOne = shown > 0 && shown === start;
		const from = isAfterOne ? '' : text.slice(Math.max(0, start - 12), start);
		const near = `${from}${text.slice(start, end)}${isLongNext ? '' : text.charAt(end)}`;
		return isWord(near, from.length, from.length + end - start);
	}
}
