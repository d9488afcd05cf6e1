import type { Sender } from './cases.mts';
import type { World } from './figures.mts';
import { titleOf } from './report.mts';
import type { Row } from './schedule.mts';

/** A line of the plot: what is drawn of each who sends. */
interface Line {
	name: string;
	provider: string;
	sender: Sender;
	/** Class of its colour. */
	look: string;
}

const LINES: readonly Line[] = [
	{ name: "n8n's Twilio node", provider: 'Twilio', sender: 'twilio', look: 'other' },
	{
		name: 'HTTP Request, batches',
		provider: 'ProTexting',
		sender: 'httpBatched',
		look: 'other dash',
	},
	{ name: 'HTTP Request, at once', provider: 'ProTexting', sender: 'httpAll', look: 'other dot' },
	{ name: 'ProTexting node', provider: 'ProTexting', sender: 'node', look: 'single' },
	{ name: 'Enswitch node', provider: 'Enswitch', sender: 'node', look: 'single dash' },
	{ name: 'bare client, one each', provider: 'Enswitch', sender: 'bare', look: 'bare dash' },
	{
		name: 'VoIP Communications node',
		provider: 'VoIP Communications',
		sender: 'node',
		look: 'bulk',
	},
	{ name: 'SMS Scheduler node', provider: 'SMS Scheduler', sender: 'node', look: 'bulk dash' },
	{ name: 'bare client, 500 each', provider: 'SMS Scheduler', sender: 'bare', look: 'bare' },
];

const WIDTH = 330;
const HEIGHT = 260;
const LEFT = 72;
const TOP = 44;
const GAP = 84;
const LEGEND = 210;

/** Milliseconds per recipient at the lower and upper edge. */
const [LOWEST, HIGHEST] = [0.001, 100];

const STYLE = `
	text { font: 12px system-ui, sans-serif; fill: #24292f; }
	.title { font-weight: 600; }
	.grid { stroke: #d0d7de; }
	path.line { fill: none; stroke-width: 2; }
	.other { stroke: #cf222e; } .single { stroke: #0969da; } .bulk { stroke: #1a7f37; } .bare { stroke: #6e7781; }
	.dash { stroke-dasharray: 7 4; } .dot { stroke-dasharray: 2 4; }
	@media (prefers-color-scheme: dark) {
		text { fill: #e6edf3; } .grid { stroke: #30363d; }
		.other { stroke: #ff7b72; } .single { stroke: #58a6ff; } .bulk { stroke: #3fb950; } .bare { stroke: #8b949e; }
	}`;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, words: string, more = ''): string =>
	`<text x="${x}" y="${y}" ${more}>${escape(words)}</text>`;

/** Where a value lies on an axis of powers of ten, from 0 to 1. */
const along = (value: number, from: number, to: number): number =>
	Math.log10(value / from) / Math.log10(to / from);

const powers = (from: number, to: number): number[] =>
	Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, n) => from * 10 ** n);

function pathOf(points: ReadonlyArray<readonly [x: number, y: number]>): string {
	return points
		.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
		.join(' ');
}

function drawPanel(world: World, sizes: readonly number[], left: number): string {
	const [fewest = 1, most = 10] = [sizes[0], sizes.at(-1)];
	const x = (recipients: number) => left + along(recipients, fewest, most) * WIDTH;
	const y = (each: number) => TOP + (1 - along(each, LOWEST, HIGHEST)) * HEIGHT;
	const parts = [text(left, TOP - 16, titleOf(world), 'class="title"')];
	for (const each of powers(LOWEST, HIGHEST)) {
		const label = `${Number(each.toPrecision(1))} ms`;
		parts.push(`<path class="grid" d="M${left} ${y(each)}h${WIDTH}"/>`);
		parts.push(text(left - 8, y(each) + 4, label, 'text-anchor="end"'));
	}
	for (const size of sizes) {
		const label = size.toLocaleString('en-US');
		parts.push(text(x(size), TOP + HEIGHT + 22, label, 'text-anchor="middle"'));
	}
	const isOf =
		({ provider, sender }: Line) =>
		(row: Row) =>
			row.provider === provider && row.sender === sender;
	for (const line of LINES) {
		const points = world.rows
			.filter(isOf(line))
			.flatMap(({ ms, recipients }) =>
				ms === null ? [] : [[x(recipients), y(ms / recipients)] as const],
			);
		if (points.length > 0) parts.push(`<path class="line ${line.look}" d="${pathOf(points)}"/>`);
	}
	return parts.join('\n');
}

/** Time per recipient by the number of recipients, both axes in powers of ten: a panel each world. */
export function plot(worlds: readonly World[]): string {
	const sizes = [
		...new Set(worlds.flatMap(({ rows }) => rows.map(({ recipients }) => recipients))),
	].sort((a, b) => a - b);
	const panels = worlds.map((world, n) => drawPanel(world, sizes, LEFT + n * (WIDTH + GAP)));
	const right = LEFT + worlds.length * (WIDTH + GAP) - GAP + 24;
	const legend = LINES.map(({ name, look }, n) => {
		const y = TOP + 10 + n * 26;
		return `<path class="line ${look}" d="M${right} ${y}h28"/>${text(right + 36, y + 4, name)}`;
	});
	const [width, height] = [right + LEGEND, TOP + HEIGHT + 56];
	const below = text(LEFT, height - 12, 'Recipients, and time for each of them; less is better');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Time per recipient">`,
		`<style>${STYLE}\n</style>`,
		...panels,
		...legend,
		below,
		'</svg>\n',
	].join('\n');
}
