import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { describe, test } from 'node:test';

import { checkDisk, checkNode, checkPort, freePort } from '../../sandbox/start/checks.mts';

describe('Before anything takes long', () => {
	test('an old Node is refused', () => {
		for (const version of ['18.20.4', '20.19.0', '23.11.1']) {
			assert.throws(() => checkNode(version), {
				name: 'Trouble',
				message: new RegExp(`^Node ${version} is too old: n8n needs Node 24`),
			});
		}
		for (const version of ['24.0.0', '26.1.0', process.versions.node]) checkNode(version);
	});

	test('a full disk is refused, with what is needed and what is free', async () => {
		const free = async () => 1.26e9;
		await checkDisk('/somewhere', 1.26e9, free);
		await assert.rejects(checkDisk('/somewhere', 3e9, free), {
			name: 'Trouble',
			message: /3\.0 GB are needed in \/somewhere, and 1\.3 GB are free/,
		});
		await checkDisk('.', 1);
		await assert.rejects(checkDisk('.', Number.MAX_SAFE_INTEGER), /Too little disk space/);
	});

	for (const host of ['127.0.0.1', '0.0.0.0']) {
		test(`a port on which a program listens at ${host} is refused`, async () => {
			const server = createServer();
			await new Promise<void>((resolve) => server.listen(0, host, resolve));
			const { port } = server.address() as AddressInfo;
			await assert.rejects(checkPort(port, '--inbox-port'), {
				name: 'Trouble',
				message: new RegExp(`^Port ${port} is in use .* npm start -- --inbox-port \\d+$`),
			});
			await new Promise((resolve) => server.close(resolve));
			await checkPort(port, '--inbox-port');
		});
	}

	test('a free port is found', async () => {
		await checkPort(await freePort(), '--port');
	});
});
