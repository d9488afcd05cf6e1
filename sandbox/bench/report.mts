import { CONCURRENCY, type Sender } from './cases.mts';
import { goalsOf, isReached, type World } from './figures.mts';

/** What is compared, as tables and plot call it. */
export const NAMES: Readonly<Record<Sender, string>> = {
	node: 'our node',
	pool: "pool over n8n's helper",
	bare: 'bare client',
	twilio: "n8n's Twilio node",
	httpAll: 'HTTP Request, all at once',
	httpBatched: 'HTTP Request, batches',
	nobody: 'items pass through n8n',
};

export const titleOf = ({ scheme, latency }: World): string =>
	`${scheme.toUpperCase()}, the provider answers after ${latency} ms`;

/** All tables, as text. */
export function report(worlds: readonly World[]): string {
	const parts = worlds.flatMap((world) => [
		`${titleOf(world)}; ${CONCURRENCY} requests at a time`,
		'',
		...timesTable(world),
		'',
	]);
	return [...parts, 'Reached, at 1,000 recipients unless it says otherwise:', '', ...goals(worlds)]
		.join('\n')
		.trimEnd();
}

/** A line for each who sends; for each size the whole time and the CPU for one recipient. */
function timesTable({ rows }: World): string[] {
	const sizes = [...new Set(rows.map(({ recipients }) => recipients))];
	const head = ['', '', ...sizes.map((size) => `${count(size)}: ms`), 'CPU µs each'];
	const lines = new Map(
		rows.map(({ provider, sender }) => [`${provider} ${sender}`, { provider, sender }]),
	);
	const body = [...lines.values()].map(({ provider, sender }) => {
		const own = rows.filter((row) => row.provider === provider && row.sender === sender);
		const cpu = own.findLast(({ cpuMs }) => cpuMs !== null);
		const times = sizes.map((size) => own.find(({ recipients }) => recipients === size)?.ms);
		const each = cpu?.cpuMs ? (cpu.cpuMs * 1000) / cpu.recipients : undefined;
		return [provider, NAMES[sender], ...[...times, each].map(count)];
	});
	return table(head, body, 2);
}

function goals(worlds: readonly World[]): string[] {
	const all = worlds.map(goalsOf);
	const head = [
		'',
		'',
		'wanted',
		...worlds.map(({ scheme, latency }) => `${scheme.toUpperCase()} ${latency} ms`),
	];
	const body = (all[0] ?? []).map(({ provider, says, least, most }, place) => [
		provider,
		says,
		least === undefined ? `≤ ${most}` : `≥ ${least}`,
		...all.map((each) => {
			const goal = each[place];
			if (!goal || goal.ratio === null) return '–';
			return `${times(goal.ratio)}${isReached(goal) ? '' : ' !'}`;
		}),
	]);
	return table(head, body, 2);
}

function count(value: number | null | undefined): string {
	if (value === null || value === undefined) return '–';
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
			.join('  ')
			.trimEnd(),
	);
	lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('──'));
	return lines;
}
