import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const manifest = JSON.parse(read('package.json')) as {
	version: string;
	engines: { node: string };
	license: string;
	scripts: Record<string, string>;
};

describe('The changelog', () => {
	const changelog = read('CHANGELOG.md');
	const headings = [...changelog.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
	const [unreleased, ...releases] = headings;
	const versions = releases.map((heading) => {
		const [, version = ''] = /^\[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$/.exec(heading) ?? [];
		return version;
	});

	test('begins with what is not released, and dates every version', () => {
		assert.equal(unreleased, '[Unreleased]');
		assert.ok(versions.length > 0);
		assert.deepEqual(
			releases.filter((_heading, at) => versions[at] === ''),
			[],
		);
	});

	test("has an entry for package.json's version", () => {
		assert.ok(versions.includes(manifest.version), `${manifest.version} is not in CHANGELOG.md`);
	});

	test('has the newest version first, and none twice', () => {
		const numbers = versions.map((version) => version.split('.').map(Number));
		for (const [at, [major = 0, minor = 0, patch = 0]] of numbers.slice(1).entries()) {
			const [newMajor = 0, newMinor = 0, newPatch = 0] = numbers[at] ?? [];
			const isNewer = newMajor - major || newMinor - minor || newPatch - patch;
			assert.ok(isNewer > 0, `${versions[at]} stands above ${versions[at + 1]}`);
		}
	});

	test('has only the kinds of change that Keep a Changelog has', () => {
		const kinds = [...changelog.matchAll(/^### (.*)$/gm)].map(([, kind = '']) => kind);
		const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
		assert.deepEqual(
			kinds.filter((kind) => !known.includes(kind)),
			[],
		);
	});
});

describe('A tag', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'sms-gateways-release-'));
	after(() => rmSync(folder, { recursive: true, force: true }));
	const check = (tag: string, version = manifest.version) => {
		cpSync(path.join(root, 'CHANGELOG.md'), path.join(folder, 'CHANGELOG.md'));
		writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ version }));
		const run = spawnSync(process.execPath, [path.join(root, '.ci/release.mjs'), tag], {
			cwd: folder,
		});
		return { code: run.status, says: String(run.stderr) };
	};
	const [, top = ''] = /^## \[(\d[^\]]*)\]/m.exec(read('CHANGELOG.md')) ?? [];

	test('is published when package.json and the changelog say the same', () => {
		assert.deepEqual(check(top, top), { code: 0, says: '' });
	});

	test('is not published when package.json has another version', () => {
		const { code, says } = check(top, '0.0.1');
		assert.equal(code, 1);
		assert.match(says, /package\.json has 0\.0\.1: set it with npm version/);
		assert.doesNotMatch(says, /CHANGELOG/);
	});

	test('is not published when the changelog has no entry for it', () => {
		const { code, says } = check('99.0.0', '99.0.0');
		assert.equal(code, 1);
		assert.match(says, /CHANGELOG\.md has .* on top: give what is Unreleased its version/);
	});

	test('is not published when there is none', () => {
		assert.equal(check('').code, 1);
	});
});

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}

interface Workflow {
	on: { push?: { tags?: string[]; branches?: string[] } };
	permissions: Record<string, string>;
	jobs: Record<string, { strategy?: { matrix: { node: number[] } }; steps: Step[] }>;
}

const folder = '.github/workflows';
const workflows = Object.fromEntries(
	readdirSync(path.join(root, folder)).map((file) => [
		file,
		parse(read(`${folder}/${file}`)) as Workflow,
	]),
);
const runsOf = (workflow?: Workflow) =>
	Object.values(workflow?.jobs ?? {}).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

/** The npm scripts that a text of commands calls; `suite x` is how .ci/run calls them. */
function scriptsIn(text: string): string[] {
	const called = [...text.matchAll(/\bnpm run ([\w:-]+)|^suite ([\w:-]+)/gm)];
	const names = called.flatMap(([, run, suite]) => run ?? suite ?? []);
	return /\bnpm test\b/.test(text) ? [...names, 'test'] : names;
}

describe('The workflows of GitHub Actions', () => {
	test('are the two that there are', () => {
		assert.deepEqual(Object.keys(workflows).toSorted(), ['ci.yml', 'publish.yml']);
	});

	for (const [file, workflow] of Object.entries(workflows)) {
		test(`${file} calls only scripts that there are`, () => {
			const called = runsOf(workflow).flatMap(scriptsIn);
			assert.deepEqual(
				called.filter((name) => !(name in manifest.scripts)),
				[],
			);
		});

		test(`${file} may write nothing to the repository`, () => {
			assert.equal(workflow.permissions['contents'], 'read');
		});
	}

	test('.ci/run calls only scripts that there are', () => {
		const called = scriptsIn(read('.ci/run'));
		assert.ok(called.includes('test') && called.includes('demo'));
		assert.deepEqual(
			called.filter((name) => !(name in manifest.scripts)),
			[],
		);
	});

	test('run everything, and npm test on every Node that engines allow and n8n ran on', () => {
		const { test: matrixed, everything } = workflows['ci.yml']?.jobs ?? {};
		assert.deepEqual(matrixed?.strategy?.matrix.node, [20, 22, 24]);
		assert.match(manifest.engines.node, /^>=20\./);
		assert.ok(matrixed.steps.some(({ run }) => run === 'npm test'));
		assert.ok(everything?.steps.some(({ run }) => run === '.ci/run'));
	});

	test('publish only a version tag, with provenance, without a token, after the check', () => {
		const publish = workflows['publish.yml'];
		assert.deepEqual(publish?.on, { push: { tags: ['[0-9]+.[0-9]+.[0-9]+'] } });
		assert.equal(publish.permissions['id-token'], 'write');
		assert.doesNotMatch(read(`${folder}/publish.yml`), /secrets\.|NODE_AUTH_TOKEN/);
		const runs = runsOf(publish);
		const places = [
			'node .ci/release.mjs "$GITHUB_REF_NAME"',
			'npm ci',
			'npm test',
			'npm publish --provenance --access public',
		].map((command) => runs.indexOf(command));
		assert.ok(places.every((place) => place >= 0));
		assert.deepEqual(
			places,
			places.toSorted((a, b) => a - b),
		);
	});
});

describe('The licence', () => {
	test('is MIT, in package.json and in LICENSE', () => {
		assert.equal(manifest.license, 'MIT');
		assert.match(read('LICENSE'), /^MIT License/);
	});
});
