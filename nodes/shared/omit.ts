/** A union stays one: what is known of each of its forms is known afterwards. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A copy of an object, less some of its fields. */
export function omit<T extends object, K extends keyof T & string>(
	value: T,
	...fields: readonly K[]
): Without<T, K> {
	const names: readonly string[] = fields;
	const kept = Object.entries(value).filter(([name]) => !names.includes(name));
	return Object.fromEntries(kept) as Without<T, K>;
}
