/*
 * Runs a database server as a child of the sandbox: `node guard.mts <user> <program> <arguments>`,
 * the user as JSON. The channel to the sandbox closes however the sandbox ends, by a kill too, and
 * the server then ends.
 */
import { spawn } from 'node:child_process';

const [user = '{}', program = '', ...args] = process.argv.slice(2);
const whom = JSON.parse(user) as { uid?: number; gid?: number };
const server = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], ...whom });
// A signal reaches the whole group, so the server, too: this outlives it, to say how it ended.
for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => {});
// For both servers: end in order, and wait for nobody.
process.once('disconnect', () => void server.kill('SIGINT'));
server.once('error', (error) => {
	console.error(error.message);
	process.exit(1);
});
server.once('exit', (code) => process.exit(code ?? 1));
