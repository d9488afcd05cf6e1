import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readResetOptions, readStartOptions } from '../../sandbox/start/options.mts';

describe('The options of npm start', () => {
	test('are n8n’s usual port and the simulator’s, unless they are given', () => {
		assert.deepEqual(readStartOptions([]), { port: 5678, inboxPort: 4010, installOnly: false });
		assert.deepEqual(readStartOptions(['--port', '6000', '--inbox-port=6001']), {
			port: 6000,
			inboxPort: 6001,
			installOnly: false,
		});
	});

	test('are refused in a sentence when they are no ports', () => {
		for (const port of ['', '0', '65536', '1e3', '-1', 'x', '123456']) {
			assert.throws(() => readStartOptions([`--port=${port}`]), {
				name: 'Trouble',
				message: `--port is a number from 1 to 65535, not '${port}'.`,
			});
		}
		assert.throws(() => readStartOptions(['--port=4010']), /need different ports/);
	});

	test('that are unknown bring the usage', () => {
		for (const args of [['--prot', '1'], ['6000'], ['--port']]) {
			assert.throws(() => readStartOptions(args), /^Trouble: Usage: npm start -- \[options\]/);
		}
	});
});

describe('The options of npm run reset', () => {
	test('say whether n8n goes, too', () => {
		assert.equal(readResetOptions([]).all, false);
		assert.equal(readResetOptions(['--all']).all, true);
		assert.throws(() => readResetOptions(['--hard']), /^Trouble: Usage: npm run reset/);
	});
});
