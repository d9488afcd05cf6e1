import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { createSimulator } from '../../sandbox/simulator/simulator.mts';
import { call } from './support.mts';

const MAIN = fileURLToPath(new URL('../../sandbox/simulator/main.mts', import.meta.url));
const MESSAGE = { message_text: 'Hi', sender_id: 123, phone_numbers: '+33612345678' };

describe('A simulator of its own', () => {
	test('lets scheduled messages out when real time passes', async () => {
		const simulator = await createSimulator({ smsScheduler: { zone: 'UTC' } });
		try {
			const headers = { Authorization: `Bearer ${simulator.credentials.smsScheduler.apiKey}` };
			const soon = new Date(Date.now() + 1500).toISOString().slice(0, 19).replace('T', ' ');
			const body = JSON.stringify({ ...MESSAGE, delivery_date: soon });
			await call(`${simulator.baseUrls.smsScheduler}/sms`, 'POST', body, headers);
			await sleep(1700);
			assert.equal(simulator.ledger.length, 1);
		} finally {
			await simulator.close();
		}
	});

	test('says on which port another one listens already, and ends with 1', async () => {
		const first = await createSimulator();
		try {
			const port = new URL(first.url).port;
			const child = spawn(process.execPath, [MAIN, '--port', port]);
			let said = '';
			child.stderr.on('data', (text: Buffer) => (said += text.toString()));
			const [code] = await once(child, 'close');
			assert.equal(code, 1);
			assert.equal(
				said,
				`Port ${port} is in use by another program. Choose another one with --port.\n`,
			);
		} finally {
			await first.close();
		}
	});

	test('prints its base URLs and credentials when started alone, and closes on Ctrl-C', async () => {
		const child = spawn(process.execPath, [MAIN, '--port', '0']);
		try {
			let said = '';
			for await (const text of child.stdout.iterator({ destroyOnReturn: false })) {
				said += String(text);
				if (said.includes('Ctrl-C')) break;
			}
			for (const path of ['/protexting/v1', '/api/v1', '/api/json', '/api-v2/index.php']) {
				assert.match(said, new RegExp(`http://127\\.0\\.0\\.1:\\d+\\S*${path}\\n`));
			}
			assert.match(said, /sim-protexting-token-6f1d2c/);
		} finally {
			child.kill('SIGINT');
		}
		const [code] = await once(child, 'exit');
		assert.equal(code, 0);
	});

	test('refuses a port that is none, with its usage', async () => {
		const child = spawn(process.execPath, [MAIN, '--port', 'x']);
		const [code] = await once(child, 'close');
		assert.equal(code, 1);
	});
});
