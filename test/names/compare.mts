import type { Names } from './names.mts';

/** What became of the names of a node or credential. */
export type Changes = {
	/** No longer there, or there with another meaning: saved workflows would break. */
	readonly broken: readonly string[];
	/** There since then. */
	readonly added: readonly string[];
};

/** Compares names as they were stored with those of today. */
export function compare(stored: Names, today: Names): Changes {
	const broken = Object.entries(stored).flatMap(([name, was]) => {
		const is = today[name];
		if (is === was) return [];
		return [is === undefined ? `${name} disappeared` : `${name} was ${was}, and is ${is}`];
	});
	return { broken, added: Object.keys(today).filter((name) => !(name in stored)) };
}
