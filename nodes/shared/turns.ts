/** Works on tasks one after the other; those that come up meanwhile share the next turn. */
export class Turns<Task> {
	private waiting: Task[] = [];
	private last: Promise<void> = Promise.resolve();

	/** @param work must not reject */
	constructor(private readonly work: (tasks: Task[]) => Promise<void>) {}

	/** Resolves when the task has been worked on. */
	async take(task: Task): Promise<void> {
		this.waiting.push(task);
		this.last = this.last.then(async () => {
			const tasks = this.waiting.splice(0);
			if (tasks.length > 0) await this.work(tasks);
		});
		await this.last;
	}
}
