/**
 * n8n stores an execution as one list, in which a text that is an index stands for another member.
 * @returns the first member with all that it refers to; undefined for an execution that has no data yet
 */
export function unflatten(stored: string): unknown {
	const members: unknown = JSON.parse(stored);
	if (!Array.isArray(members)) throw new TypeError('n8n stores executions in another way now.');
	const made = new Map<number, unknown>();
	const get = (index: number): unknown => {
		const member: unknown = members[index];
		if (typeof member !== 'object' || member === null) return member;
		if (made.has(index)) return made.get(index);
		const copy = Array.isArray(member) ? [] : {};
		made.set(index, copy);
		for (const [key, value] of Object.entries(member)) {
			Object.assign(copy, { [key]: typeof value === 'string' ? get(Number(value)) : value });
		}
		return copy;
	};
	return get(0);
}
