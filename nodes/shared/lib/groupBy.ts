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

/** The values of pairs by their keys, in the order of the list. */
export function valuesByKey<Key, Value>(
	pairs: Iterable<readonly [key: Key, value: Value]>,
): Map<Key, Value[]> {
	const groups = [...groupBy(pairs, ([key]) => key)];
	return new Map(groups.map(([key, same]) => [key, same.map(([, value]) => value)]));
}
