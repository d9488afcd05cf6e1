import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { announcement } from '../../sandbox/start/announce.mts';
import { createLine, timeLeft } from '../../sandbox/start/progress.mts';
import { createScreen } from './support.mts';

describe('What is printed', () => {
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

	test('replaces its line on a terminal, and the same line is not written again', () => {
		const screen = createScreen(true);
		const line = createLine(screen);
		for (const text of ['one', 'one', 'two']) line.put(text);
		line.end();
		assert.deepEqual(screen.text().split('\r\x1b[2K'), ['', 'one', 'two\n']);
	});

	test('is a line every ten seconds where there is no terminal, and the last one', () => {
		const screen = createScreen();
		let now = 0;
		const line = createLine(screen, () => now);
		for (; now < 60_000; now += 1000) line.put(String(now));
		line.put('done', true);
		line.end();
		assert.equal(screen.text().trimEnd().split('\n').length, 7);
		assert.match(screen.text(), /done\n$/);
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
