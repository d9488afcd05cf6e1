import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { credentials, nodes, root } from './package.mts';

const page = (name: string): string => readFileSync(path.join(root, 'docs', name), 'utf8');

const { advice } = createRequire(import.meta.url)('../../dist/nodes/shared/failure.js') as {
	advice: Record<string, string>;
};

/** The first column of the tables below a heading. */
function firstColumn(markdown: string, heading: string): string[] {
	const section = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
	return [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
}

describe('The page on failures', () => {
	test('explains every kind of failure there is, and no other', () => {
		const explained = firstColumn(page('failures.md'), 'The kinds of failure');
		assert.deepEqual(explained.toSorted(), Object.keys(advice).sort());
	});
});

test('The README compares with the nodes of the n8n that the sandbox installs', () => {
	const lock = readFileSync(path.join(root, 'sandbox/n8n/package-lock.json'), 'utf8');
	const { packages } = JSON.parse(lock) as { packages: Record<string, { version?: string }> };
	const version = packages['node_modules/n8n-nodes-base']?.version ?? 'none';
	const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
	assert.ok(readme.includes(`n8n-nodes-base ${version})`), `look at the nodes of ${version} again`);
});

/** The entries of a drop-down, for a resource where there is one. */
function choices(fields: readonly INodeProperties[], name: string, resource?: string): string[] {
	const shown = fields.find((field) => {
		const resources = field.displayOptions?.show?.['resource'];
		return field.name === name && (resource === undefined || resources?.includes(resource));
	});
	const entries = (shown?.options ?? []) as INodePropertyOptions[];
	return entries.map((entry) => (resource === undefined ? String(entry.value) : entry.name));
}

const withCredentials = nodes.filter(({ node }) => node.description.credentials?.length === 1);

for (const { node } of withCredentials) {
	const { displayName, name, properties, group, credentials: needed = [] } = node.description;
	const service = displayName.replace(' Trigger', '');
	const file = `providers/${service.toLowerCase().replaceAll(' ', '-')}.md`;

	describe(`The page on ${displayName}`, () => {
		test('says where each field of the credential is found', () => {
			const own = credentials.find(({ credential }) => credential.name === needed[0]?.name);
			const fields = own?.credential.properties.filter(({ type }) => type !== 'hidden') ?? [];
			assert.ok(fields.length > 0, name);
			for (const field of fields) assert.ok(page(file).includes(`**${field.displayName}**`));
		});

		if (group.includes('trigger')) return;

		test('says what each operation asks, and of none that there is not', () => {
			const wanted = choices(properties, 'resource').flatMap((resource) =>
				choices(properties, 'operation', resource).map(
					(operation) => `${resource.charAt(0).toUpperCase()}${resource.slice(1)}: ${operation}`,
				),
			);
			const rows = [...page(file).matchAll(/^\| (\w+: [^|]+) \|/gm)].map(([, row = '']) => row);
			const told = rows.flatMap((row) => {
				const [resource = '', operations = ''] = row.split(': ');
				return operations.split(', ').map((operation) => `${resource}: ${operation}`);
			});
			assert.deepEqual(told.toSorted(), wanted.toSorted());
		});
	});
}

describe('A link between pages leads to a file', () => {
	const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root });
	for (const file of pages) {
		test(file, () => {
			const text = readFileSync(path.join(root, file), 'utf8');
			const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
			const missing = targets
				.filter((target) => !/^(https?:|#)/.test(target))
				.map((target) => path.join(path.dirname(file), target.replace(/#.*/, '')))
				.filter((target) => !existsSync(path.join(root, target)));
			assert.deepEqual(missing, []);
		});
	}
});
