import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { buildWatch, expectedBuild } from '../../sandbox/start/buildWatch.mts';

/** What node-gyp wrote, and after how many seconds, on a busy machine. */
const BUILD: readonly (readonly [second: number, line: string])[] = [
	[0, 'gyp info using node-gyp@8.4.1'],
	[1, '  CC(target) Release/obj.target/nothing/../node-addon-api/nothing.o'],
	[1, '  CC(target) Release/obj.target/sqlite3/gen/sqlite-autoconf-3440200/sqlite3.o'],
	[89, '  COPY Release/sqlite3.a'],
	[89, '  CXX(target) Release/obj.target/node_sqlite3/src/backup.o'],
	[92, '  CXX(target) Release/obj.target/node_sqlite3/src/database.o'],
	[95, '  CXX(target) Release/obj.target/node_sqlite3/src/node_sqlite3.o'],
	[105, '  CXX(target) Release/obj.target/node_sqlite3/src/statement.o'],
	[118, '  SOLINK_MODULE(target) Release/obj.target/node_sqlite3.node'],
];
const END = 119;
const HALF_MINUTE = 30;
const LESS = 'less than a minute';

/** The line of each second of that build, on a machine of which that much was expected. */
function linesOf(expectedSeconds: number): string[] {
	let now = 0;
	const watch = buildWatch(expectedSeconds * 1000, () => now);
	return Array.from({ length: END }, (_, second) => {
		now = second * 1000;
		for (const [at, line] of BUILD) if (at === second) watch.listen(`${line}\n`);
		return watch.text();
	});
}

const percentOf = (line: string): number => Number(/(\d+) %/.exec(line)?.[1] ?? 0);

describe('The build of the database driver', () => {
	for (const expected of [60, 119, 180]) {
		test(`moves on and never back, when ${expected} s were expected of ${END}`, () => {
			const percents = linesOf(expected).map(percentOf);
			for (const [index, percent] of percents.entries()) {
				assert.ok(percent >= (percents[index - 1] ?? 0), `${percents[index - 1]}, ${percent}`);
				const truth = (100 * index) / END;
				assert.ok(Math.abs(percent - truth) <= 40, `${percent} % at ${truth} %`);
			}
			assert.ok((percents.at(-1) ?? 0) >= 95);
		});
	}

	for (const expected of [85, 119, 130]) {
		test(`has a time left within half of the truth, when ${expected} s were expected`, () => {
			for (const [second, line] of linesOf(expected).entries()) {
				const left = END - second;
				if (percentOf(line) === 0) continue;
				if (line.includes(LESS)) assert.ok(left < 90, `${line} at ${left} s`);
				else {
					const said = 60 * Number(/about (\S+) min/.exec(line)?.[1]?.replace('½', '.5'));
					const off = Math.abs(said - left);
					assert.ok(off <= left / 2 || off <= HALF_MINUTE, `${line} at ${left} s`);
				}
			}
		});
	}

	test('is followed in pieces of any length, as it comes from Visual Studio too', () => {
		const watch = buildWatch(100_000, () => 0);
		assert.match(watch.text(), /Downloading the database driver/);
		for (const piece of ['  sql', 'ite3.c\r', '\n  back', 'up.cc\r\n']) watch.listen(piece);
		assert.match(watch.text(), / 75 % {2}compiling/);
	});

	test('does not take place where the driver was downloaded', () => {
		const watch = buildWatch(100_000, () => 0);
		watch.listen('sqlite3@5.1.7 install\n');
		assert.equal(watch.done(), '  The database driver was downloaded.');
	});

	for (const [load, seconds] of [
		[0, 90],
		[1.8, 90],
		[6.5, 325],
	] as const) {
		test(`is expected to last ${seconds} s on a machine with a load of ${load}`, () => {
			let time = 0;
			assert.equal(Math.round(expectedBuild('{}', () => (time += 400), load) / 1000), seconds);
		});
	}
});
