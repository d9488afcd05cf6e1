import { CONCURRENCY, type Case, type Pattern } from './cases.mts';
import { median, type Sample } from './measure.mts';
import type { BenchOptions } from './options.mts';

/** The figures of one case: the medians of its runs, and the runs themselves. */
export interface Row extends Pick<Case, 'provider' | 'pattern' | 'recipients' | 'requests'> {
	ms: number;
	microsPerRecipient: number;
	cpuMicrosPerRecipient: number;
	samples: readonly Sample[];
}

/** What our node costs beside the other two; 1 is the same. */
export interface Ratio extends Pick<Case, 'provider' | 'recipients'> {
	timeToPool: number;
	cpuToPool: number;
	/** How many times as fast as one after the other. */
	speedToOneByOne: number;
	cpuToOneByOne: number;
}

const NAMES: Readonly<Record<Pattern, string>> = {
	node: 'our node',
	barePool: 'bare pool',
	oneByOne: 'one after the other',
};

export function toRow(subject: Case, samples: readonly Sample[]): Row {
	const { provider, pattern, recipients, requests } = subject;
	const ms = median(samples.map((sample) => sample.ms));
	const cpuMs = median(samples.map((sample) => sample.cpuMs));
	const each = (total: number): number => (total * 1000) / recipients;
	const figures = { ms, microsPerRecipient: each(ms), cpuMicrosPerRecipient: each(cpuMs) };
	return { provider, pattern, recipients, requests, ...figures, samples };
}

/** One for each row of our node. */
export function toRatios(rows: readonly Row[]): Ratio[] {
	return rows.flatMap((node) => {
		if (node.pattern !== 'node') return [];
		const { provider, recipients } = node;
		const sameProvider = rows.filter((row) => row.provider === provider);
		const oneByOne = sameProvider.find(({ pattern }) => pattern === 'oneByOne');
		const pool = sameProvider.find(
			(row) => row.pattern === 'barePool' && row.recipients === recipients,
		);
		if (pool === undefined || oneByOne === undefined) return [];
		return {
			provider,
			recipients,
			timeToPool: node.microsPerRecipient / pool.microsPerRecipient,
			cpuToPool: node.cpuMicrosPerRecipient / pool.cpuMicrosPerRecipient,
			speedToOneByOne: oneByOne.microsPerRecipient / node.microsPerRecipient,
			cpuToOneByOne: node.cpuMicrosPerRecipient / oneByOne.cpuMicrosPerRecipient,
		};
	});
}

/** Both tables, as text. */
export function report(rows: readonly Row[], { latency, runs }: BenchOptions): string {
	const figures = rows.map((row) => [
		row.provider,
		NAMES[row.pattern],
		...[row.recipients, row.ms, row.microsPerRecipient, row.cpuMicrosPerRecipient].map(count),
		count(row.requests),
	]);
	const ratios = toRatios(rows).map((ratio) => [
		ratio.provider,
		count(ratio.recipients),
		...[ratio.timeToPool, ratio.cpuToPool, ratio.speedToOneByOne, ratio.cpuToOneByOne].map(times),
	]);
	return [
		`The provider answers after ${latency} ms; ${CONCURRENCY} requests at a time; median of ${runs} runs.`,
		'',
		...table(['', '', 'recipients', 'ms', 'µs each', 'CPU µs each', 'requests'], figures, 2),
		'',
		'Our node compared, per recipient (time and CPU: 1.00 is the same, less is better):',
		'',
		...table(
			['', 'recipients', 'time / pool', 'CPU / pool', 'faster than 1 by 1', 'CPU / 1 by 1'],
			ratios,
			1,
		),
		'',
		'Where a request takes many recipients, the pool gets a few finished requests and reads nothing;',
		'our node reads, checks and answers every item.',
		"The simulator's ledger agrees: every recipient got exactly one message in every run.",
		'Times depend on the machine and on what else it does: only ratios within one run mean anything.',
	].join('\n');
}

function count(value: number): string {
	return Math.round(value).toLocaleString('en-US');
}

function times(value: number): string {
	return `${value.toFixed(value < 10 ? 2 : 0)}×`;
}

/** Columns side by side: words to the left, numbers to the right. */
function table(head: string[], body: string[][], words: number): string[] {
	const rows = [head, ...body];
	const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const lines = rows.map((row) =>
		row
			.map((cell, column) => {
				const width = widths[column] ?? 0;
				return column < words ? cell.padEnd(width) : cell.padStart(width);
			})
			.join('  '),
	);
	lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('──'));
	return lines;
}
