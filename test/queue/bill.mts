import type { QueueStage } from './stage.mts';

/** The caller and the simulated provider run in the tests' own process. */
const OURS = 'caller and simulator';
/** What the figures are extrapolated to, in calls per second. */
const GOAL = 100;

/** What a stream of calls costs: time, and CPU time of every process that takes part. */
export class Bill {
	private readonly stage: QueueStage;
	private readonly begin = performance.now();
	private readonly before: ReadonlyMap<string, number>;

	private constructor(stage: QueueStage, before: ReadonlyMap<string, number>) {
		this.stage = stage;
		this.before = before;
	}

	static async open(stage: QueueStage): Promise<Bill> {
		return new Bill(stage, await timesOf(stage));
	}

	/** What each call has cost a process so far, in milliseconds. */
	async share(name: string, calls: number): Promise<number> {
		const now = (await timesOf(this.stage)).get(name) ?? 0;
		return (now - (this.before.get(name) ?? 0)) / calls;
	}

	/** The bill for calls that have all been worked off. */
	async lines(calls: number): Promise<string[]> {
		const seconds = (performance.now() - this.begin) / 1000;
		const times = await timesOf(this.stage);
		const shares = [...times].map(([name, milliseconds]) => {
			const each = (milliseconds - (this.before.get(name) ?? 0)) / calls;
			return [name, each] as const;
		});
		const sum = (isIt: (name: string) => boolean) =>
			shares.filter(([name]) => isIt(name)).reduce((all, [, each]) => all + each, 0);
		const cores = (milliseconds: number) => ((milliseconds * GOAL) / 1000).toFixed(1);
		const inWords = shares.map(([name, each]) => `${name} ${each.toFixed(1)}`).join(', ');
		const webhook = cores(sum((name) => name === 'webhook'));
		const workers = cores(sum((name) => name.startsWith('worker')));
		const all = cores(sum((name) => name !== OURS));
		return [
			`worked off in ${seconds.toFixed(1)} s: ${(calls / seconds).toFixed(1)} per second`,
			`CPU per call in ms: ${inWords}`,
			`${GOAL} calls per second, worked off as they come, need ${webhook} cores for taking them, ${workers} for workers, ${all} in all`,
		];
	}
}

async function timesOf(stage: QueueStage): Promise<Map<string, number>> {
	const { user, system } = process.cpuUsage();
	return (await stage.cpu()).set(OURS, (user + system) / 1000);
}
