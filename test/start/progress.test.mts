import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { announcement } from '../../sandbox/start/announce.mts';
import { createProgress, progressLine, timeLeft } from '../../sandbox/start/progress.mts';
import { createScreen } from './support.mts';

describe('What is printed', () => {
	test('says how far it is and how long it will take', () => {
		const lines: [done: number, elapsed: number, expected: RegExp][] = [
			[0, 0, /\[\.{30}\] {3}0 % {2}0 of 2,000 packages, getting ready/],
			[200, 30_000, /\[###\.{27}\] {2}10 % {2}200 of 2,000 packages, about 5 min left/],
			[1000, 60_000, /\[#{15}\.{15}\] {2}50 % {2}1,000 of 2,000 packages, about 1 min left/],
			[1900, 60_000, /95 %.*less than a minute left/],
			[2000, 60_000, /\[#{30}\] 100 %.*nearly done/],
		];
		for (const [done, elapsed, expected] of lines) {
			assert.match(progressLine(done, 2000, elapsed), expected);
		}
	});

	test('names a time left that is within half of the truth', () => {
		for (let seconds = 45; seconds < 1200; seconds++) {
			const minutes = Number(
				timeLeft(seconds * 1000)
					.replace('½', '.5')
					.split(' ')[1],
			);
			const off = Math.abs(minutes * 60 - seconds) / seconds;
			assert.ok(off <= 0.34, `${minutes} min for ${seconds} s`);
		}
	});

	test('replaces its line on a terminal, and counts the time from the first package on', () => {
		const screen = createScreen(true);
		let now = 0;
		const progress = createProgress(screen, () => now);
		progress.show(0, 100);
		now = 60_000;
		progress.show(0, 100);
		now = 120_000;
		progress.show(50, 100);
		progress.end();
		const lines = screen.text().split('\r\x1b[2K');
		assert.equal(lines.length, 3, 'the same line is not written again');
		assert.match(lines.at(-1) ?? '', /about 1 min left\n$/);
	});

	test('is a line every ten seconds where there is no terminal', () => {
		const screen = createScreen();
		let now = 0;
		const progress = createProgress(screen, () => now);
		for (; now < 60_000; now += 1000) progress.show(now, 60_000);
		progress.end();
		assert.equal(screen.text().trimEnd().split('\n').length, 6);
		assert.doesNotMatch(screen.text(), /\r/);
	});

	test('ends with three lines: the editor, the inbox, the way to stop', () => {
		const owner = { email: 'me@example.com', password: 'Secret-1' };
		const text = announcement('http://127.0.0.1:1', 'http://127.0.0.1:2/', owner);
		const lines = text.trim().split('\n');
		assert.equal(lines.length, 3);
		assert.match(lines[0] ?? '', /^Editor {2}http:\/\/127\.0\.0\.1:1 .*me@example\.com.*Secret-1$/);
		assert.match(lines[1] ?? '', /^Inbox {3}http:\/\/127\.0\.0\.1:2\/ /);
		assert.match(lines[2] ?? '', /^Stop {4}Ctrl-C/);
		assert.doesNotMatch(announcement('a', 'b', undefined), /password/);
	});
});
