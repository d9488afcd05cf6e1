/** What GitHub runs on a change and on a tag, and what CI runs anywhere. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const manifest = JSON.parse(read('package.json')) as {
	engines: { node: string };
	scripts: Record<string, string>;
};

interface Workflow {
	on: { push?: { tags?: string[] } };
	permissions: Record<string, string>;
	jobs: Record<
		string,
		{ strategy?: { matrix: { node: number[] } }; steps: Array<{ run?: string }> }
	>;
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
