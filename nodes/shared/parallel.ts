/**
 * Works through tasks in order, so many at a time.
 * @param isOver asked before each task: whether there is no use going on
 */
export async function inParallel<T>(
	tasks: readonly T[],
	atOnce: number,
	isOver: () => boolean,
	work: (task: T) => Promise<void>,
): Promise<void> {
	let next = 0;
	const worker = async () => {
		for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
			if (isOver()) return;
			await work(task);
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, worker));
}
