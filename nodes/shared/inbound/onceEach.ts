/**
 * The same function, which looks at each object once: what it found counts for as long as there is
 * the object, which nobody changes meanwhile. Functions that look into objects of objects at each
 * level would take the square of the depth otherwise.
 */
export function onceEach<Value extends object, Found>(
	find: (value: Value) => Found,
): (value: Value) => Found {
	const known = new WeakMap<Value, { found: Found }>();
	return (value) => {
		const before = known.get(value);
		if (before) return before.found;
		const found = find(value);
		known.set(value, { found });
		return found;
	};
}
