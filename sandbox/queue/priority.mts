import { writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';

/** As the command `nice` has it: a tenth of the processor where others want all of it. */
const NICENESS = 10;

/** Makes a process that was just started, and all that it starts, let the others go first. */
export async function giveWay(pid: number | undefined): Promise<void> {
	if (pid === undefined) return;
	try {
		setPriority(pid, NICENESS);
		// Linux may share its time between sessions before it looks at their processes.
		await writeFile(`/proc/${pid}/autogroup`, String(NICENESS));
	} catch {
		// It has ended, or this is not such a Linux.
	}
}
