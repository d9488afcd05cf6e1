/** The containers in the docs, as far as they can be checked without a container engine. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { queueSettings } from '../../sandbox/queue/environment.mts';
import { placesIn } from '../../sandbox/start/places.mts';

interface Service {
	image: string;
	command?: string | string[];
	environment?: Record<string, string>;
	/** A container has 1024 where nothing is said. */
	cpu_shares?: number;
}

const places = placesIn(fileURLToPath(new URL('../../', import.meta.url)));
const modules = path.join(places.installed, 'node_modules');
/** n8n brings a reader of YAML. */
const yaml = createRequire(path.join(modules, 'n8n', 'package.json'))('yaml') as {
	parse(text: string, options: { merge: boolean }): { services: Record<string, Service> };
};
const file = path.join(places.root, 'docs', 'queue-mode.compose.yml');
const { services } = yaml.parse(await readFile(file, 'utf8'), { merge: true });
const n8n = Object.values(services).filter(({ image }) => image.startsWith('n8n'));

/** The source of n8n that reads the environment. */
async function readers(): Promise<string> {
	const config = path.join(modules, '@n8n', 'config', 'dist');
	const files = (await readdir(config, { recursive: true })).map((name) => path.join(config, name));
	const others = ['workflow-runner.js', 'modules/community-packages/community-packages.config.js'];
	files.push(...others.map((name) => path.join(modules, 'n8n', 'dist', name)));
	const texts = files.filter((name) => name.endsWith('.js')).map((name) => readFile(name, 'utf8'));
	return (await Promise.all(texts)).join('\n');
}

describe('The compose file', () => {
	test('has a main process, a webhook process and two workers, of one image', () => {
		assert.deepEqual(Object.keys(services), ['main', 'webhook', 'worker', 'postgres', 'redis']);
		assert.equal(new Set(n8n.map(({ image }) => image)).size, 1);
		assert.equal(n8n.length, 3);
	});

	test('is for the n8n that was tested', async () => {
		const manifest = await readFile(path.join(modules, 'n8n', 'package.json'), 'utf8');
		const { version } = JSON.parse(manifest) as { version: string };
		const docs = await readFile(path.join(places.root, 'docs', 'scaling.md'), 'utf8');
		assert.match(docs, new RegExp(`FROM docker\\.n8n\\.io/n8nio/n8n:${version}\n`));
		for (const { image } of n8n) assert.ok(image.endsWith(`:${version}`), image);
	});

	test('lets calls be taken before they are worked off', () => {
		for (const [name, { cpu_shares: shares = 1024 }] of Object.entries(services)) {
			assert.equal(shares < 1024, name === 'worker', name);
		}
	});

	test('limits the time of a statement in PostgreSQL, since n8n does not', () => {
		for (const { environment = {} } of n8n) {
			assert.equal(environment['DB_POSTGRESDB_STATEMENT_TIMEOUT'], '0');
		}
		assert.match(String(services['postgres']?.command), /-c statement_timeout=5min/);
	});

	test('names commands that n8n has', () => {
		for (const { command = 'start' } of n8n) {
			const [name] = String(command).split(' ');
			assert.ok(existsSync(path.join(modules, 'n8n', 'dist', 'commands', `${name}.js`)), name);
		}
	});

	test('sets only what n8n reads, as the sandbox does', async () => {
		const source = await readers();
		const ports = { redisPort: 1, postgresPort: 2, webhookPort: 3 };
		const sandbox = queueSettings(ports, { redis: '', postgres: '', encryptionKey: '' });
		const names = n8n.flatMap(({ environment = {} }) => Object.keys(environment));
		for (const name of new Set([...names, ...Object.keys(sandbox)])) {
			assert.ok(source.includes(`'${name}'`) || source.includes(`process.env.${name}`), name);
		}
		for (const name of Object.keys(sandbox).filter((one) => !one.endsWith('_PORT'))) {
			assert.ok(names.includes(name), name);
		}
	});
});
