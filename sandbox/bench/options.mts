import { parseArgs } from 'node:util';

export interface BenchOptions {
	/** Milliseconds after which the provider answers. */
	latency: number;
	/** How many recipients the nodes and the pool get; one row for each. */
	recipients: number[];
	/** How many the node gets that sends one after the other: it is slow. */
	oneByOne: number;
	runs: number;
	/** Where the figures go, too. */
	json: string | undefined;
}

export const USAGE = `Usage: npm run bench -- [options]
  --latency 40            milliseconds after which the provider answers
  --recipients 200,1000   recipients of the nodes and of the bare pool
  --one-by-one 50         recipients of the node that sends one after the other
  --runs 3                runs of which the median is shown
  --json <file>           writes the figures to a file`;

/** Reads the command line. @returns undefined when it makes no sense */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				latency: { type: 'string', default: '40' },
				recipients: { type: 'string', default: '200,1000' },
				'one-by-one': { type: 'string', default: '50' },
				runs: { type: 'string', default: '3' },
				json: { type: 'string' },
			},
		});
		return {
			latency: whole(values.latency, 0),
			recipients: values.recipients.split(',').map((count) => whole(count, 1)),
			oneByOne: whole(values['one-by-one'], 1),
			runs: whole(values.runs, 1),
			json: values.json,
		};
	} catch {
		return undefined;
	}
}

function whole(text: string, least: number): number {
	const number = text.trim() === '' ? NaN : Number(text);
	if (Number.isSafeInteger(number) && number >= least) return number;
	throw new RangeError(`'${text}' is not a whole number from ${least}`);
}
