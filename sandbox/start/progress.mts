/** Where progress goes: standard output, or what a test puts in its place. */
export interface Screen {
	isTTY?: boolean;
	write(text: string): unknown;
}

/** A line of progress. On a terminal it replaces the line before. */
export interface Line {
	/** Shows a text; without a terminal at most every ten seconds, but always the last one. */
	put(text: string, isLast?: boolean): void;
	/** Ends the line. */
	end(): void;
}

/** Without a terminal, lines stay; so there are fewer of them. In milliseconds. */
const PAUSE = 10_000;
const WIDTH = 30;

export function createLine(screen: Screen, now: () => number = Date.now): Line {
	let shown = '';
	let last = now() - PAUSE;
	return {
		put(text, isLast = false) {
			const isEarly = !screen.isTTY && !isLast && now() - last < PAUSE;
			if (text === shown || isEarly) return;
			last = now();
			shown = text;
			// Back to the line's beginning, and clear it.
			screen.write(screen.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
		},
		end() {
			if (screen.isTTY && shown !== '') screen.write('\n');
			shown = '';
		},
	};
}

/** How much is done, as a bar and in percent. */
export function bar(share: number): string {
	const filled = '#'.repeat(Math.floor(share * WIDTH)).padEnd(WIDTH, '.');
	return `  [${filled}] ${`${Math.floor(share * 100)} %`.padStart(5)}`;
}

/** A time left, in words. Below three minutes, half a minute matters. */
export function timeLeft(milliseconds: number): string {
	const seconds = milliseconds / 1000;
	if (seconds < 45) return 'less than a minute left';
	if (seconds >= 180) return `about ${Math.round(seconds / 60)} min left`;
	const halves = Math.max(2, Math.round(seconds / 30));
	return `about ${Math.floor(halves / 2)}${halves % 2 === 1 ? '½' : ''} min left`;
}
