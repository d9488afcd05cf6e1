import { parseArgs } from 'node:util';

export interface BenchOptions {
	/** Milliseconds after which the provider answers. */
	latencies: number[];
	schemes: Array<'http' | 'https'>;
	recipients: number[];
	/** How often a short case is run; a long one is run less often. */
	runs: number;
	/** Whether table, plot and figures in `docs/` are written anew. */
	write: boolean;
}

export const USAGE = `Usage: npm run bench -- [options]
  --quick                         HTTP and 40 ms alone, up to 1,000 recipients
  --latency 40,0                  milliseconds after which the provider answers
  --schemes http,https
  --recipients 100,1000,10000,100000
  --runs 5                        runs of which the median is shown; fewer where one takes long
  --write                         writes docs/performance.{json,svg}, and the tables in performance.md`;

const full = { latency: '40,0', schemes: 'http,https', recipients: '100,1000,10000,100000' };
const quick = { latency: '40', schemes: 'http', recipients: '100,1000' };

/** Reads the command line. @returns undefined when it makes no sense */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				quick: { type: 'boolean', default: false },
				latency: { type: 'string' },
				schemes: { type: 'string' },
				recipients: { type: 'string' },
				runs: { type: 'string', default: '5' },
				write: { type: 'boolean', default: false },
			},
		});
		const usual = values.quick ? quick : full;
		const list = (text: string) => text.split(',').map((part) => part.trim());
		return {
			latencies: list(values.latency ?? usual.latency).map((one) => whole(one, 0)),
			schemes: list(values.schemes ?? usual.schemes).map(scheme),
			recipients: list(values.recipients ?? usual.recipients).map((one) => whole(one, 1)),
			runs: whole(values.runs, 1),
			write: values.write,
		};
	} catch {
		return undefined;
	}
}

function whole(text: string, least: number): number {
	const number = text === '' ? NaN : Number(text);
	if (Number.isSafeInteger(number) && number >= least) return number;
	throw new RangeError(`'${text}' is not a whole number from ${least}`);
}

function scheme(text: string): 'http' | 'https' {
	if (text === 'http' || text === 'https') return text;
	throw new RangeError(`'${text}' is neither http nor https`);
}
