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
const meanings = (all?: string): string[] => all?.split(' | ') ?? [];

/** Compares names as they were stored with those of today. */
export function compare(stored: Names, today: Names): Changes {
	const broken: string[] = [];
	const added: string[] = [];
	const kept: Record<string, string> = { ...stored };
	for (const name of Object.keys({ ...stored, ...today })) {
		const [was, is] = [stored[name], today[name]];
		if (was === is) continue;
		const isKept = meanings(was).every((one) => meanings(is).includes(one));
		if (is === undefined) broken.push(`${name} disappeared`);
		else if (!isKept) broken.push(`${name} was ${was}, and is ${is}`);
		else {
			added.push(name);
			kept[name] = is;
		}
	}
	return { broken, added, kept };
}
