import type { Names } from './names.mts';

/** What became of the names of a node or credential. */
export type Changes = {
	/** No longer there, or there with another meaning: saved workflows would break. */
	readonly broken: readonly string[];
	/** There since then, or under more conditions than then. */
	readonly added: readonly string[];
	/** What is to be stored: what was, and what was added. */
	readonly kept: Names;
};

/** A name may have several meanings, each under its condition. */
const meanings = (all: string): string[] => all.split(' | ');

/** Compares names as they were stored with those of today. */
export function compare(stored: Names, today: Names): Changes {
	const broken: string[] = [];
	const added: string[] = [];
	const kept: Record<string, string> = { ...stored };
	for (const [name, was] of Object.entries(stored)) {
		const is = today[name];
		const now = meanings(is ?? '');
		if (is === undefined) broken.push(`${name} disappeared`);
		else if (!meanings(was).every((one) => now.includes(one))) {
			broken.push(`${name} was ${was}, and is ${is}`);
		}
	}
	for (const [name, is] of Object.entries(today)) {
		const was = meanings(stored[name] ?? '');
		const isMore = was.every((one) => one === '' || meanings(is).includes(one));
		if (!isMore || stored[name] === is) continue;
		added.push(name);
		kept[name] = is;
	}
	return { broken, added, kept };
}
