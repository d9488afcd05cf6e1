/** Does a piece of work for each of a list, two at the same time. */
export async function twoAtOnce<T>(
	list: readonly T[],
	work: (one: T) => Promise<void>,
): Promise<void> {
	const left = list.values();
	const lane = async () => {
		for (const one of left) await work(one);
	};
	await Promise.all([lane(), lane()]);
}
