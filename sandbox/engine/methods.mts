/** A method of a node by its name. @throws Error when the node has none of that name */
export function methodOf<Method>(
	methods: Readonly<Record<string, Method>> | undefined,
	name: string,
): Method {
	const found = methods?.[name];
	if (found === undefined) throw new Error(`The node has no method "${name}"`);
	return found;
}
