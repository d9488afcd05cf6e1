import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { storedVersions } from '../upgrade/saved.mts';
import { withUnreleased } from './changelog.mts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const manifest = JSON.parse(read('package.json')) as {
	version: string;
	license: string;
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

	test('has nothing of a version whose workflows and package are not stored', () => {
		const stored = storedVersions();
		assert.deepEqual(
			versions.filter((version) => !stored.includes(version)),
			[],
			'run npm run save-version, with the version in package.json',
		);
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

test('The pages that name the packed package name this version', () => {
	const pages = globSync('docs/**/*.{md,yml}', { cwd: root });
	const named = pages.flatMap((page) =>
		[...read(page).matchAll(/n8n-nodes-sms-gateways-([\d.]+)\.tgz/g)].map(([, version]) => version),
	);
	assert.ok(named.length > 1);
	assert.deepEqual([...new Set(named)], [manifest.version]);
});

describe('A tag', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'sms-gateways-release-'));
	after(() => rmSync(folder, { recursive: true, force: true }));
	/** @param unreleased what stands in the changelog above its versions */
	const check = (
		tag: string,
		{ version = tag, unreleased = '', homepage = 'https://x.org' } = {},
	) => {
		const changelog = withUnreleased(read('CHANGELOG.md'), unreleased);
		writeFileSync(path.join(folder, 'CHANGELOG.md'), changelog);
		writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ version, homepage }));
		const run = spawnSync(process.execPath, [path.join(root, '.ci/release.mjs'), tag], {
			cwd: folder,
		});
		return { code: run.status, says: String(run.stderr) };
	};
	const [, top = ''] = /^## \[(\d[^\]]*)\]/m.exec(read('CHANGELOG.md')) ?? [];

	test('is published when package.json and the changelog say the same', () => {
		assert.deepEqual(check(top), { code: 0, says: '' });
	});

	test('is not published when package.json has another version', () => {
		const { code, says } = check(top, { version: '0.0.1' });
		assert.equal(code, 1);
		assert.match(says, /package\.json has 0\.0\.1: set it with npm version/);
		assert.doesNotMatch(says, /CHANGELOG/);
	});

	test('is not published when the changelog has no entry for it', () => {
		const { code, says } = check('99.0.0');
		assert.equal(code, 1);
		assert.match(says, /CHANGELOG\.md has .* on top: give what is Unreleased its version/);
	});

	test('is not published when there is none', () => {
		assert.equal(check('').code, 1);
	});

	for (const [name, how, says] of [
		[
			'while a change is under Unreleased',
			{ unreleased: '### Added\n\n- A change.\n\n' },
			/under Unreleased: move them to the version/,
		],
		[
			'while an address is a placeholder',
			{ homepage: 'https://example.com/package' },
			/example\.com: enter your own/,
		],
	] as const) {
		test(`is not published ${name}`, () => {
			const outcome = check(top, how);
			assert.equal(outcome.code, 1);
			assert.match(outcome.says, says);
		});
	}
});

describe('The licence', () => {
	test('is MIT, in package.json and in LICENSE', () => {
		assert.equal(manifest.license, 'MIT');
		assert.match(read('LICENSE'), /^MIT License/);
	});
});
