/**
 * Runs files of tests in this one process: `node child.mts <files>`. Each file is a suite of its
 * own, so that its hooks are for its own tests.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe } from 'node:test';

if (process.env['MUTATION_REACHED']) await import('./hooks.mts');

const require = createRequire(import.meta.url);
for (const file of process.argv.slice(2)) describe(file, () => void require(path.resolve(file)));
