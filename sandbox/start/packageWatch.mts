import { bar, timeLeft } from './progress.mts';

/** Follows `npm ci` by what it logs and what it writes to the disk. */
export interface PackageWatch {
	/** Takes what npm logs at the level `http`. */
	listen(text: string): void;
	/**
	 * The line to show now.
	 * @param there how many packages are there
	 * @param written how many bytes have been written since the beginning
	 */
	text(there: number, written: number): string;
}

/** What n8n takes on the disk, in bytes. */
const SIZE = 2.3e9;
/**
 * How much of the whole time has passed when npm has thought, has read about all packages, has
 * decided where each goes, and when it has unpacked them: as measured.
 */
const THOUGHT = 0.13;
const READ = 0.35;
const DECIDED = 0.55;
/** npm logs a line for each package; from here on, all are read. */
const ALMOST = 0.98;
/** How much must be written before its speed says something about the rest. */
const ENOUGH = 0.05;

/** @param total how many packages there will be */
export function packageWatch(total: number, now: () => number = Date.now): PackageWatch {
	const start = now();
	let lines = 0;
	let readAt: number | undefined;
	let unpackedFrom: number | undefined;
	let most = 0;
	const sizeShare = (written: number): number => Math.min(ALMOST, Math.max(0, written / SIZE));

	/** How much is done, and how long the rest will take. */
	const progress = (there: number, written: number): { share: number; left: number } => {
		const elapsed = now() - start;
		const byRate = (share: number) => ({ share, left: (elapsed / share) * (1 - share) });
		if (there > 0) {
			unpackedFrom ??= now();
			const part = sizeShare(written);
			const whole = byRate(DECIDED + (1 - DECIDED) * part);
			if (part < ENOUGH) return whole;
			return { ...whole, left: ((now() - unpackedFrom) / part) * (1 - part) };
		}
		const part = lines / total;
		if (part < ALMOST) return byRate(THOUGHT + (READ - THOUGHT) * part);
		readAt ??= now();
		const waited = READ * ((now() - readAt) / Math.max(1, readAt - start));
		return byRate(Math.min(DECIDED, READ + waited));
	};

	return {
		listen: (text) => {
			for (const line of text.split('\n')) {
				if (/ http (?:fetch GET [23]|cache)/.test(line)) lines += 1;
			}
		},
		text: (there, written) => {
			const packages = `${toText(there)} of ${toText(total)} packages`;
			if (there >= total) return `${bar(1)}  ${packages}, nearly done`;
			if (lines === 0 && there === 0) return `${bar(0)}  ${packages}, getting ready`;
			const { share, left } = progress(there, written);
			most = Math.max(most, share);
			return `${bar(most)}  ${packages}, ${timeLeft(left)}`;
		},
	};
}

function toText(count: number): string {
	return count.toLocaleString('en-US');
}
