/** What `npm start` does once n8n is installed, from its first line to Ctrl-C, in a folder of its own. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

import { buildPackage } from '../../sandbox/start/build.mts';
import { freePort } from '../../sandbox/start/checks.mts';
import { signIn } from '../../sandbox/start/owner.mts';
import { placesIn, type Places } from '../../sandbox/start/places.mts';
import { createRest, field, type Rest } from '../../sandbox/start/rest.mts';
import { runSandbox } from '../../sandbox/start/sandbox.mts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GO_ON = new AbortController().signal;
const LIMIT_MS = 120_000;

/** A sandbox that runs. */
interface Running {
	/** What it wrote so far. */
	text: () => string;
	rest: Rest;
	/** Ctrl-C, and all that follows from it. */
	stop: () => Promise<void>;
}

let places: Places;
let ports: { port: number; inboxPort: number };

before(async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'sms-gateways-sandbox-'));
	const data = path.join(folder, 'data');
	places = {
		...placesIn(ROOT),
		data,
		imported: path.join(data, 'imported.json'),
		nodes: path.join(data, '.n8n', 'nodes'),
		n8nLog: path.join(folder, 'n8n.log'),
		built: path.join(folder, 'built'),
		running: path.join(folder, 'running'),
	};
	ports = { port: await freePort(), inboxPort: await freePort() };
	// What is built is what is tested; other tests use it at this moment.
	await buildPackage(
		places,
		GO_ON,
		() => {},
		async () => {},
	);
});
after(async () => await rm(path.dirname(places.data), { recursive: true, force: true }));

async function start(): Promise<Running> {
	const stop = new AbortController();
	const written: string[] = [];
	const screen = { write: (text: string) => written.push(text) };
	const options = { ...ports, installOnly: false };
	const ended = runSandbox({ places, options, screen, signal: stop.signal });
	const text = (): string => written.join('');
	while (!text().includes('Stop ')) await Promise.race([sleep(100), ended]);
	const rest = createRest(`http://127.0.0.1:${ports.port}`, GO_ON);
	assert.ok(await signIn(rest));
	return {
		text,
		rest,
		stop: async () => {
			stop.abort();
			await ended;
		},
	};
}

async function names(rest: Rest, list: string): Promise<string[]> {
	// As the editor asks for them.
	const found = (await rest.get(`/${list}?sortBy=updatedAt:desc`)) as unknown[];
	return found.map((one) => String(field(one, 'name')));
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}

describe('npm start', { timeout: LIMIT_MS }, () => {
	let first: Running;
	let second: Running;

	test('prints where the editor and the inbox are, and the way to stop', async () => {
		first = await start();
		const [editor, inbox, stop] = first.text().trim().split('\n').slice(-3);
		assert.match(editor ?? '', new RegExp(`^Editor +http://127.0.0.1:${ports.port} +sign in as `));
		assert.match(inbox ?? '', new RegExp(`^Inbox +http://127.0.0.1:${ports.inboxPort}/ `));
		assert.match(stop ?? '', /^Stop +Ctrl-C/);
		assert.ok((await answers(ports.port)) && (await answers(ports.inboxPort)));
	});

	test('has the examples, the first one at the head, and a credential for each provider', async () => {
		const examples = await names(first.rest, 'workflows');
		assert.deepEqual(
			examples.map((name) => Number(/^SMS example (\d+):/.exec(name)?.[1])),
			[1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
		);
		assert.equal((await names(first.rest, 'credentials')).length, 4);
	});

	test('says that it runs already, when it is started again', async () => {
		await assert.rejects(start(), /The sandbox runs already/);
	});

	test('leaves nothing running when it is stopped', async () => {
		const mine = { name: 'Mine', nodes: [], connections: {}, settings: {} };
		await first.rest.post('/workflows', mine);
		await first.rest.post('/workflows/smsExample000009/archive', {});
		await first.stop();
		assert.deepEqual([await answers(ports.port), await answers(ports.inboxPort)], [false, false]);
	});

	test('started again, has what the person made, and installs nothing', async (context) => {
		const begun = performance.now();
		second = await start();
		context.diagnostic(`second start: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
		assert.ok((await names(second.rest, 'workflows')).includes('Mine'));
		assert.doesNotMatch(second.text(), /Installing|Importing|Building/);
		await second.stop();
	});
});
