import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { packageWatch } from '../../sandbox/start/packageWatch.mts';

const TOTAL = 2116;
const LINE = 'npm http fetch GET 200 https://registry.example.com/x 5ms (cache stale)\n';
/** What npm had logged, unpacked and written, after how many seconds: measured, two machines. */
const BUSY = [
	[0, 0, 0, 0],
	[55, 0, 0, 0],
	[60, 23, 0, 0],
	[105, 1320, 0, 0],
	[140, 2114, 0, 0],
	[265, 2114, 10, 0],
	[280, 4228, 1289, 2.2e8],
	[296, 4228, 1781, 5.3e8],
	[330, 4228, 2000, 1.0e9],
	[390, 4228, 2105, 1.8e9],
	[430, 4228, 2116, 2.3e9],
] as const;
const QUIET = BUSY.map(([second, ...rest]) => [Math.round(second / 4), ...rest] as const);

for (const [machine, rows] of [
	['busy', BUSY],
	['quiet', QUIET],
] as const) {
	describe(`The packages on a ${machine} machine`, () => {
		const end = rows.at(-1)?.[0] ?? 0;
		/** The line of each second, as far as it has a time left. */
		const lines = (): (readonly [left: number, line: string])[] => {
			let now = 0;
			const watch = packageWatch(TOTAL, () => now * 1000);
			let logged = 0;
			return Array.from({ length: end }, (_, second) => {
				now = second;
				const next = rows.findIndex(([at]) => at > second);
				const [from, to] = [rows[next - 1] ?? rows[0], rows[next] ?? rows[0]];
				const part = (second - from[0]) / (to[0] - from[0]);
				const at = (column: 1 | 2 | 3) => from[column] + part * (to[column] - from[column]);
				for (; logged < Math.floor(at(1)); logged++) watch.listen(LINE);
				const there = to[2] > 10 ? Math.floor(at(2)) : from[2];
				return [end - second, watch.text(there, at(3))] as const;
			});
		};

		test('have a time left within half of the truth', () => {
			for (const [left, line] of lines()) {
				const minutes = Number(/about (\S+) min/.exec(line)?.[1]?.replace('½', '.5'));
				const isNear = (said: number) => Math.abs(said - left) <= Math.max(30, left / 2);
				if (Number.isFinite(minutes)) assert.ok(isNear(60 * minutes), `${line} at ${left} s`);
				else if (line.includes('less than')) assert.ok(left <= 90, `${line} at ${left} s`);
			}
		});

		test('move on, and never back, to the end', () => {
			const percents = lines().map(([, line]) => Number(/(\d+) %/.exec(line)?.[1]));
			for (const [index, percent] of percents.entries()) {
				assert.ok(percent >= (percents[index - 1] ?? 0));
			}
			assert.ok((percents.at(-1) ?? 0) >= 95);
		});
	});
}

test('The packages are counted where npm logs nothing', () => {
	let now = 0;
	const watch = packageWatch(TOTAL, () => now);
	assert.match(watch.text(0, 0), /0 % {2}0 of 2,116 packages, getting ready/);
	watch.text(100, 0);
	now = 60_000;
	assert.match(watch.text(1000, 1.15e9), /77 % {2}1,000 of 2,116 packages, about 1 min left/);
	assert.match(watch.text(TOTAL, 0), /\[#{30}\] 100 % {2}2,116 of 2,116 packages, nearly done/);
});
