import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { ESLint, type Linter } from 'eslint';

import { manifest, root } from './package.mts';

/** Rules of n8n's older plugin that n8n itself switches off for community nodes, or has replaced. */
const off: Readonly<Record<string, string>> = {
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'for slugs; here it is an address',
	'n8n-nodes-base/cred-class-field-type-options-password-missing':
		'replaced by credential-password-field',
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node':
		'replaced by node-connection-type-literal',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'replaced by node-connection-type-literal',
	'n8n-nodes-base/node-param-type-options-max-value-present': 'providers have limits',
};

type Rules = Readonly<Record<string, unknown>>;

// It has no types.
const { configs: base } = createRequire(import.meta.url)('eslint-plugin-n8n-nodes-base') as {
	configs: Record<'community' | 'credentials' | 'nodes', { rules: Rules }>;
};

/** The rules that are on for a file. */
async function rulesFor(file: string): Promise<Rules> {
	const config = (await new ESLint({ cwd: root }).calculateConfigForFile(file)) as Linter.Config;
	const entries = Object.entries(config.rules ?? {});
	return Object.fromEntries(entries.filter(([, setting]) => [setting].flat()[0] !== 0));
}

const community = Object.keys(n8nCommunityNodesPlugin.rules ?? {}).map(
	(name) => `@n8n/community-nodes/${name}`,
);
const sourceOf = (file: string): string => file.replace(/^dist\/(.*)\.js$/, '$1.ts');

describe("n8n's lint rules are on", () => {
	const files: Array<[file: string, rules: string[]]> = [
		['package.json', [...community, ...Object.keys(base.community.rules)]],
		...manifest.n8n.nodes.map((file): [string, string[]] => [
			sourceOf(file),
			[...community, ...Object.keys(base.nodes.rules)],
		]),
		...manifest.n8n.credentials.map((file): [string, string[]] => [
			sourceOf(file),
			[...community, ...Object.keys(base.credentials.rules)],
		]),
	];
	for (const [file, rules] of files) {
		test(`for ${file}, all but those that n8n switches off`, async () => {
			const on = await rulesFor(file);
			assert.ok(community.length > 40);
			assert.deepEqual(
				rules.filter((rule) => !(rule in on) && !(rule in off)),
				[],
			);
			if (file.endsWith('.ts')) {
				assert.deepEqual(on['@typescript-eslint/no-unused-vars'], [2], 'as strict as n8n-node');
			}
		});
	}
});
