import { readdir, readFile } from 'node:fs/promises';

/** Linux counts CPU time in hundredths of a second. */
const TICK_MS = 10;

interface Entry {
	parent: number;
	milliseconds: number;
}

/** The CPU time of processes, each with all that it started, in milliseconds, by their names. */
export async function cpuTimes(
	processes: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
	const entries = await readEntries();
	const times = new Map<string, number>();
	for (const [name, root] of processes) {
		let sum = 0;
		const family = [root];
		for (const pid of family) {
			sum += entries.get(pid)?.milliseconds ?? 0;
			for (const [child, { parent }] of entries) if (parent === pid) family.push(child);
		}
		times.set(name, sum);
	}
	return times;
}

/** Every process of the machine; its time includes that of its children that have ended. */
async function readEntries(): Promise<Map<number, Entry>> {
	const entries = new Map<number, Entry>();
	for (const pid of (await readdir('/proc')).map(Number).filter(Number.isInteger)) {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
		// The name, in brackets, may hold anything; the numbers behind it do not.
		const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const ticks = rest.slice(9, 13).reduce((sum, field) => sum + Number(field), 0);
		entries.set(pid, { parent: Number(parent), milliseconds: ticks * TICK_MS });
	}
	return entries;
}
