/**
 * CONTRIBUTING, "Add a fifth provider", step by step, in a copy of the project: once as laid out,
 * and once for a provider of the tests' own invention, whose dialect is unlike the others.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const overlay = fileURLToPath(new URL('files/', import.meta.url));

/** The sources that are copied; nothing that is built, installed or measured. */
const sources = [
	'credentials',
	'nodes',
	'sandbox',
	'test',
	'packages',
	'eslint.config.mjs',
	'eslint.house.folders.json',
	'eslint.house.mjs',
	'eslint.house.rules.mjs',
	'gulpfile.js',
	'index.js',
	'package.json',
	'tsconfig.json',
	'.prettierrc.json',
	'.prettierignore',
];

/** What a new provider must leave as it is. */
const common = ['nodes/shared', 'sandbox/engine', 'test/contract/checks'];

/** Where SMS Gateway says whom it offers: the one list that is edited by hand. */
const offers = 'nodes/SmsGateway/offers.ts';

/** What changes of the project beside package.json; `new-provider` changes the second. */
const lists = [offers, 'sandbox/simulator/providers.mts'];

/** Everything that belongs to one provider. */
const own =
	/^(nodes\/CarrierPigeon\/|credentials\/CarrierPigeonApi\.|sandbox\/simulator\/providers\/carrierPigeon\/|test\/contract\/(fixtures\/)?carrierPigeon\.)/;

function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function hashOf(file: string): string {
	return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Every file of some folders of a project, with its content's hash. */
function hashesOf(project: string, folders: readonly string[]): Record<string, string> {
	const files = folders.flatMap((folder) =>
		filesIn(path.join(project, folder)).map((file) => path.join(folder, file)),
	);
	return Object.fromEntries(files.map((file) => [file, hashOf(path.join(project, file))]));
}

/** Step 6: an entry for it, as the others have. */
function offer(project: string): void {
	const text = readFileSync(path.join(project, offers), 'utf8');
	const imports = [
		"import { operations as carrierPigeonOperations } from '../CarrierPigeon/operations';",
		"import { carrierPigeon } from '../CarrierPigeon/provider';",
	];
	const entry = '\t{ provider: carrierPigeon, operations: carrierPigeonOperations },\n];\n';
	const edited = [...imports, text.replace(/\];\n$/, entry)].join('\n');
	writeFileSync(path.join(project, offers), edited);
}

describe('A fifth provider', { timeout: 600_000 }, () => {
	const copy = mkdtempSync(path.join(tmpdir(), 'sms-gateways-fifth-'));
	let atStart: Record<string, string> = {};
	/** Runs a program of the copy, and gives what it says; it must end well. */
	const node = (...command: string[]): string => {
		// A test runner inside a test runner would report to the outer one.
		const { NODE_TEST_CONTEXT: _outer, ...env } = process.env;
		const run = spawnSync(process.execPath, command, { cwd: copy, env, encoding: 'utf8' });
		assert.equal(run.status, 0, run.stdout + run.stderr);
		return run.stdout;
	};
	/** Runs tests of the copy, which must all pass. */
	const pass = (tests: string): void =>
		assert.match(node('test/run.mts', tests), /\n[1-9]\d+ passed, 0 failed\n$/);
	const bin = (file: string) => path.join(copy, 'node_modules', file);

	before(() => {
		for (const source of sources) {
			cpSync(path.join(root, source), path.join(copy, source), {
				recursive: true,
				filter: (file) => !file.startsWith(path.join(root, 'sandbox/n8n')),
			});
		}
		symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
		atStart = hashesOf(copy, ['credentials', 'nodes', 'sandbox', 'test']);
		node('sandbox/newProvider.mts', 'PlainExample');
		node('sandbox/newProvider.mts', 'CarrierPigeon');
		cpSync(overlay, copy, { recursive: true });
		offer(copy);
		node(bin('gulp/bin/gulp.js'), 'build');
	});
	after(() => rmSync(copy, { recursive: true, force: true }));

	test('is one folder, one credential, one dialect and one fixture', () => {
		assert.deepEqual(
			filesIn(overlay).filter((file) => !own.test(file)),
			[],
		);
	});

	test('changes no file of what providers share, and two lists of the rest, beside package.json', () => {
		assert.deepEqual(hashesOf(copy, common), hashesOf(root, common));
		const changed = Object.entries(atStart)
			.filter(([file, hash]) => hashOf(path.join(copy, file)) !== hash)
			.map(([file]) => file);
		assert.deepEqual(changed, lists);
	});

	test('is refused when its name is taken, or is none', () => {
		for (const name of ['CarrierPigeon', 'carrier-pigeon', '']) {
			assert.throws(() => node('sandbox/newProvider.mts', name));
		}
	});

	test('is formatted, lint-clean and of sound types, as laid out and when it is done', () => {
		// The rest is as it was, and of the project, whose own lint looks at it.
		const written = Object.entries(hashesOf(copy, ['credentials', 'nodes', 'sandbox', 'test']))
			.filter(([file, hash]) => atStart[file] !== hash)
			.map(([file]) => file);
		assert.ok(written.length > 20, written.join());
		written.push('package.json');
		node(bin('prettier/bin/prettier.cjs'), '--check', '--ignore-unknown', ...written);
		node(bin('eslint/bin/eslint.js'), '--max-warnings', '0', '--no-warn-ignored', ...written);
		node(bin('typescript/bin/tsc'), '--noEmit', '-p', 'test/tsconfig.json');
	});

	test('has its names stored, also those in SMS Gateway, and no other is lost', () => {
		const said = node('test/names/main.mts');
		assert.match(said, /^new: node carrierPigeon: message\.send\.to$/m);
		assert.match(said, /^new: node smsGateway: .*carrierPigeon/m);
		assert.doesNotMatch(said, /kept as it was stored/);
		pass('test/names/names.test.mts');
	});

	test('keeps the contract, as laid out and when it is done', () => {
		for (const name of ['plainExample', 'carrierPigeon']) pass(`test/contract/${name}.test.mts`);
	});
});
