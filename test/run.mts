/**
 * `npm run test:run [-- files, and options of node --test]`: runs the tests and prints the counts at
 * the very end; of all tests, the coverage of the shared layer, too. Ends with non-zero when a test
 * fails or that is too low.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';

/** These need an installed n8n, a database, a browser or time, and have commands of their own. */
const apart = new Set(['e2e', 'mutation', 'package', 'queue', 'workflows']);

const given = process.argv.slice(2);
const chosen = given.filter((one) => !one.startsWith('--'));
const options = given.filter((one) => one.startsWith('--'));
const folders = readdirSync('test', { withFileTypes: true }).filter(
	(entry) => entry.isDirectory() && !apart.has(entry.name),
);
const files = chosen.length > 0 ? chosen : folders.map(({ name }) => `test/${name}/**/*.test.mts`);
const folder = mkdtempSync(path.join(tmpdir(), 'sms-gateways-test-'));
const countsFile = path.join(folder, 'counts');
const c8 = createRequire(import.meta.url).resolve('c8/bin/c8.js');

// Part of the tests cannot reach what the whole reaches.
const coverage = chosen.length > 0 ? [] : [c8, process.execPath];
// By itself, node leaves one processor idle.
const parallel = `--test-concurrency=${availableParallelism()}`;
const reporters = [
	['spec', 'stdout'],
	['./test/counts.mts', countsFile],
].flatMap(([name, destination]) => [
	`--test-reporter=${name}`,
	`--test-reporter-destination=${destination}`,
]);
const args = [...coverage, '--test', parallel, ...options, ...reporters, ...files];
const run = spawnSync(process.execPath, args, { stdio: 'inherit' });

let counts = '0 passed, 1 failed\n';
try {
	counts = readFileSync(countsFile, 'utf8') || counts;
} catch {
	console.error('The tests ended before they could be counted.');
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(counts);
process.exitCode = run.status ?? 1;
