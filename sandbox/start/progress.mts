/** Where progress goes: standard output, or what a test puts in its place. */
export interface Screen {
	isTTY?: boolean;
	write(text: string): unknown;
}

export interface Progress {
	/** Shows how far it is. On a terminal the line replaces the one before. */
	show(done: number, total: number): void;
	/** Ends the line. */
	end(): void;
}

/** Without a terminal, lines stay; so there are fewer of them. In milliseconds. */
const PAUSE = 10_000;
/** How much must be done before the time that it took says something about the rest. */
const ENOUGH = 0.05;
const WIDTH = 30;

/** Shows how far something long is, and about how long it will still take. */
export function createProgress(screen: Screen, now: () => number = Date.now): Progress {
	let start = now();
	let shown = '';
	let last = start - PAUSE;
	return {
		show(done, total) {
			// npm thinks for some seconds before it does anything: they say nothing about the rest.
			if (done === 0) start = now();
			const line = progressLine(done, total, now() - start);
			const isEarly = !screen.isTTY && done < total && now() - last < PAUSE;
			if (line === shown || isEarly) return;
			last = now();
			shown = line;
			// Back to the line's beginning, and clear it.
			screen.write(screen.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
		},
		end() {
			if (screen.isTTY && shown !== '') screen.write('\n');
			shown = '';
		},
	};
}

/** One line on how far it is. */
export function progressLine(done: number, total: number, elapsed: number): string {
	const share = Math.min(1, total > 0 ? done / total : 1);
	const bar = '#'.repeat(Math.floor(share * WIDTH)).padEnd(WIDTH, '.');
	const percent = `${Math.floor(share * 100)} %`.padStart(5);
	const packages = `${toText(done)} of ${toText(total)} packages`;
	return `  [${bar}] ${percent}  ${packages}, ${estimate(share, elapsed)}`;
}

function estimate(share: number, elapsed: number): string {
	if (share < ENOUGH) return 'getting ready';
	if (share === 1) return 'nearly done';
	const seconds = ((elapsed / share) * (1 - share)) / 1000;
	return seconds < 45 ? 'less than a minute left' : `about ${Math.ceil(seconds / 60)} min left`;
}

function toText(count: number): string {
	return count.toLocaleString('en-US');
}
