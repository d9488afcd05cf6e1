'use strict';

/*
 * Runs a script on Node 24, which n8n needs and which runs TypeScript as it is:
 *   node sandbox/with-node24.cjs <arguments for node>
 * Where the machine's Node is older, the devDependency `node` brings the right one; its install
 * script is run here, since .npmrc keeps the install scripts of all other packages from running.
 */
const { spawn, spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const bundled = path.join(
	root,
	'node_modules/node/bin',
	process.platform === 'win32' ? 'node.exe' : 'node',
);

function node24() {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	if (!existsSync(bundled)) {
		console.error(
			`Node ${process.versions.node} is too old for n8n; fetching Node 24 into node_modules…`,
		);
		// npm says at length why it failed; what can be done about it is said below.
		spawnSync('npm', ['rebuild', 'node', '--ignore-scripts=false'], {
			cwd: root,
			shell: process.platform === 'win32',
			stdio: 'ignore',
		});
	}
	if (existsSync(bundled)) return bundled;
	throw new Error(
		'Node 24 could not be fetched: check the network, or install Node 24 from https://nodejs.org, and try again.',
	);
}

try {
	const node = node24();
	const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
	const child = spawn(node, process.argv.slice(2), { stdio: 'inherit', env });
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
