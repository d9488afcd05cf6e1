/** A list by what its entries share; groups and their entries keep the order of the list. */
export function groupBy<Key, One>(list: Iterable<One>, keyOf: (one: One) => Key): Map<Key, One[]> {
	const groups = new Map<Key, One[]>();
	for (const one of list) {
		const key = keyOf(one);
		const own = groups.get(key);
		if (own) own.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}
