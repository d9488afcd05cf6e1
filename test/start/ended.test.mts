import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';

import { launch } from '../../sandbox/start/child.mts';
import { untilStopped } from '../../sandbox/start/untilStopped.mts';
import { createScreen, usePlaces, write } from './support.mts';

const INBOX = 'http://127.0.0.1:4010/';
const ENDS: readonly (readonly [what: string, code: string, how: string])[] = [
	['an exit code', 'process.exit(7)', 'with exit code 7'],
	['a signal', `process.kill(process.pid, 'SIGKILL')`, 'by signal SIGKILL'],
];

describe('When n8n ends by itself', { skip: process.platform === 'win32', timeout: 20_000 }, () => {
	const places = usePlaces();

	for (const [what, code, how] of ENDS) {
		test(`with ${what}, that is said with the last log lines, and the inbox stays`, async () => {
			await write(places().n8n, { 'n8n.log': 'one\ntwo\nthree\nfour\nfive\nsix\n' });
			const stop = new AbortController();
			const screen = createScreen();
			const n8n = launch(process.execPath, ['-e', code], { cwd: places().n8n });
			const room = { places: places(), screen, signal: stop.signal };
			let isOver = false;
			const waiting = untilStopped(n8n, room, INBOX).then(() => (isOver = true));
			await once(n8n, 'exit');
			while (screen.text() === '') await new Promise((resolve) => setTimeout(resolve, 10));
			assert.equal(
				screen.text(),
				`\ntwo\nthree\nfour\nfive\nsix\nn8n ended ${how}. Its last log lines are above; the whole log is in ${places().n8nLog}.\n` +
					`The inbox is still at ${INBOX}. To start n8n again, press Ctrl-C and run npm start.\n`,
			);
			assert.equal(isOver, false);
			stop.abort();
			await waiting;
		});
	}

	test('nothing is said where the sandbox was stopped', async () => {
		const screen = createScreen();
		const n8n = launch(process.execPath, ['-e', ''], { cwd: '.' });
		const room = { places: places(), screen, signal: AbortSignal.abort() };
		await untilStopped(n8n, room, INBOX);
		assert.equal(screen.text(), '');
	});
});
