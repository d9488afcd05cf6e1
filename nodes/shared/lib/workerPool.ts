/**
 * Works through tasks in order, so many at a time. A task that throws ends neither those under way
 * nor those that wait: what they did has to be accounted for.
 * @param isOver asked before each task: whether there is no use going on
 * @throws the first error, once all tasks have ended
 */
export async function inParallel<T>(
	tasks: readonly T[],
	atOnce: number,
	isOver: () => boolean,
	work: (task: T) => Promise<void>,
): Promise<void> {
	const errors: unknown[] = [];
	let next = 0;
	const worker = async () => {
		while (next < tasks.length && !isOver()) {
			const task = tasks[next++] as T;
			try {
				await work(task);
			} catch (error) {
				errors.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, worker));
	if (errors.length > 0) throw errors[0];
}
