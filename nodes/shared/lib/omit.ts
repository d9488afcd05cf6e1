/** A union stays one: what is known of each of its forms is known afterwards. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A copy of an object, less some of its fields. */
export function omit<T extends object, K extends keyof T & string>(
	value: T,
	...fields: readonly K[]
): Without<T, K> {
	const left: readonly string[] = fields;
	const copy: Record<string, unknown> = {};
	// A loop, and no list that is filtered: it runs for every recipient.
	for (const [name, own] of Object.entries(value)) if (!left.includes(name)) copy[name] = own;
	// Of fields by name, TypeScript does not see which are left.
	return copy as Without<T, K>;
}
