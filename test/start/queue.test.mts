import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import { queueSettings } from '../../sandbox/queue/environment.mts';
import { giveWay } from '../../sandbox/queue/priority.mts';
import { findPrograms } from '../../sandbox/queue/programs.mts';
import { secretsIn } from '../../sandbox/queue/secrets.mts';
import { end, launch } from '../../sandbox/start/child.mts';
import { readQueueOptions } from '../../sandbox/start/options.mts';
import { useFolder, write } from './support.mts';

/** Programs that are there, and do nothing. */
async function provide(folder: string, names: readonly string[]): Promise<void> {
	await write(folder, Object.fromEntries(names.map((name) => [name, ''])));
	for (const name of names) await chmod(path.join(folder, name), 0o755);
}

describe('The programs of queue mode', { skip: process.platform === 'win32' }, () => {
	const folder = useFolder();
	const postgres = ['initdb', 'postgres', 'pg_isready'];
	const missing = [
		['Redis', ['15/bin/initdb', '15/bin/postgres', '15/bin/pg_isready']],
		['PostgreSQL', ['redis-server', '15/bin/postgres']],
	] as const;
	for (const [what, there] of missing) {
		test(`are asked for when ${what} is not installed`, async () => {
			await provide(folder(), there);
			await assert.rejects(findPrograms([folder()], folder()), {
				name: 'Trouble',
				message: `${what} is not installed, and queue mode needs it: apt-get install redis-server postgresql`,
			});
		});
	}

	test('are those of the newest PostgreSQL', async () => {
		const old = postgres.map((name) => `9/bin/${name}`);
		await provide(folder(), ['redis-server', ...old, ...postgres.map((name) => `15/bin/${name}`)]);
		const { redis, initdb } = await findPrograms([folder()], folder());
		assert.equal(redis, path.join(folder(), 'redis-server'));
		assert.equal(initdb, path.join(folder(), '15', 'bin', 'initdb'));
	});
});

describe('Queue mode', () => {
	const folder = useFolder();

	test('keeps its secrets from start to start, and has none that is known', async () => {
		const secrets = await secretsIn(folder());
		assert.deepEqual(await secretsIn(folder()), secrets);
		assert.equal(new Set(Object.values(secrets)).size, 3);
		const ports = { redisPort: 1, postgresPort: 2, webhookPort: 3 };
		assert.equal(queueSettings(ports, secrets)['N8N_ENCRYPTION_KEY'], secrets.encryptionKey);
		assert.equal(queueSettings(ports, secrets)['EXECUTIONS_MODE'], 'queue');
	});

	test('lets other processes go before its workers, and those that these start', async () => {
		const script = 'process.once("message", () => process.send(require("os").getPriority()))';
		const stdio = ['ignore' as const, 'ignore' as const, 'ignore' as const, 'ipc' as const];
		const worker = launch(process.execPath, ['-e', script], { cwd: folder(), stdio });
		await giveWay(worker.pid);
		worker.send('How nice are you?');
		assert.deepEqual(await once(worker, 'message'), [10, undefined]);
		await end(worker);
	});

	test('reads its options', () => {
		const usual = { port: 5678, webhookPort: 5679, inboxPort: 4010, workers: 2 };
		assert.deepEqual(readQueueOptions([]), usual);
		assert.deepEqual(readQueueOptions(['--workers', '3']), { ...usual, workers: 3 });
	});

	const wrong = [
		['--workers', '0'],
		['--workers', 'many'],
		['--webhook-port', '5678'],
		['--webhook-port', 'x'],
		['--install-only'],
	];
	for (const args of wrong) {
		test(`refuses ${args.join(' ')}`, () => {
			assert.throws(() => readQueueOptions(args), { name: 'Trouble' });
		});
	}
});
