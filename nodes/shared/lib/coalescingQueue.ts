/** Works on tasks one after the other; those that come up meanwhile share the next turn. */
export class CoalescingQueue<Task> {
	private waiting: Task[] = [];
	/** The turn that those who wait will share. */
	private next: Promise<void> | undefined;
	private last: Promise<void> = Promise.resolve();

	constructor(private readonly work: (tasks: Task[]) => Promise<void>) {}

	/**
	 * Resolves when the task has been worked on.
	 * @throws what the work threw, to all who shared the turn; the turns after it are not concerned
	 */
	async take(task: Task): Promise<void> {
		this.waiting.push(task);
		this.next ??= this.plan();
		await this.next;
	}

	private plan(): Promise<void> {
		const turn = this.last.then(async () => {
			const tasks = this.waiting;
			this.waiting = [];
			this.next = undefined;
			await this.work(tasks);
		});
		this.last = turn.catch(() => {});
		return turn;
	}
}
