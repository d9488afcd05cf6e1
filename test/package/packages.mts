import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';

import { packAndUnpack } from '../../sandbox/start/package.mts';
import { withUnreleased } from '../house/changelog.mts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A place in the repository, but not in git: what lies there finds n8n's engine. */
const beside = path.join(root, 'dist-packages');
const GO_ON = new AbortController().signal;

interface Manifest {
	name: string;
	version: string;
	n8n: { nodes: string[]; credentials: string[] };
}

/** What a package says of itself. */
export function manifestIn(folder: string): Manifest {
	return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The folders of the packages that `npm run build:packages` lays out, laid out again. */
export function layOutAll(): string[] {
	const program = path.join(root, 'packages/build.mts');
	execFileSync(process.execPath, [program], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	const names = readdirSync(beside).filter((name) => name.startsWith('n8n-nodes-'));
	return names.map((name) => path.join(beside, name));
}

/** A copy with nothing of this repository around it. */
export function copyOf(folder: string, into: string): string {
	const copy = path.join(into, path.basename(folder));
	cpSync(folder, copy, { recursive: true });
	return copy;
}

/** The package as it is published. @returns its folder, from which n8n's engine is found */
export async function published(folder: string): Promise<string> {
	return await packAndUnpack(folder, mkdtempSync(path.join(beside, 'packed-')), GO_ON);
}

/** Does in the folder what CONTRIBUTING asks for before a version is published. */
export function makeReady(folder: string): void {
	edit(path.join(folder, 'package.json'), (text) => text.replaceAll('example.com', 'example.org'));
	edit(path.join(folder, 'CHANGELOG.md'), (text) => withUnreleased(text, ''));
}

function edit(file: string, change: (text: string) => string): void {
	writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** What the package's own `publish.yml` runs, in order, for the tag of its version. */
export function publishing(folder: string): string[] {
	const text = readFileSync(path.join(folder, '.github/workflows/publish.yml'), 'utf8');
	const { jobs } = parse(text) as { jobs: { publish: { steps: Array<{ run?: string }> } } };
	return jobs.publish.steps.flatMap(({ run }) => run ?? []);
}

/**
 * Runs a step of the package's `publish.yml` in its folder, as a tag of its version does.
 * @returns what it wrote, where it failed
 */
export async function failureOf(folder: string, step: string): Promise<string> {
	const env = { ...process.env, GITHUB_REF_NAME: manifestIn(folder).version };
	const { failure } = await outcomeOf(folder, env, 'bash', '-ec', step);
	return failure;
}

/**
 * Runs the contract suite of the node with that name over a package.
 * @returns how many of its tests passed, and what it wrote where it failed
 */
export async function contractOf(
	node: string,
	folder: string,
): Promise<{ passed: number; failure: string }> {
	// Node would take the tests for a part of those that run now.
	const { NODE_TEST_CONTEXT: _running, ...own } = process.env;
	const env = { ...own, PACKAGE_UNDER_TEST: folder };
	const args = ['test/run.mts', `test/contract/${node}.test.mts`];
	const { output, failure } = await outcomeOf(root, env, process.execPath, ...args);
	return { passed: Number(/^(\d+) passed, 0 failed$/m.exec(output)?.[1] ?? 0), failure };
}

/** Others run meanwhile. */
async function outcomeOf(
	cwd: string,
	env: NodeJS.ProcessEnv,
	command: string,
	...args: string[]
): Promise<{ output: string; failure: string }> {
	const shell = process.platform === 'win32';
	const running = promisify(execFile)(command, args, { cwd, env, shell, maxBuffer: 64_000_000 });
	try {
		const { stdout, stderr } = await running;
		return { output: `${stdout}${stderr}`, failure: '' };
	} catch (error) {
		const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
		const output = `${stdout ?? ''}${stderr ?? ''}`;
		const [, failing] = output.split('failing tests:');
		return { output, failure: (failing ?? output) || message };
	}
}
