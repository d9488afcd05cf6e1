import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { INodeProperties } from 'n8n-workflow';

import { webOf, type Manifest } from '../../packages/manifest.mts';
import { pageOf, providersOf, type Provider } from '../../packages/provider.mts';
import { nodes, root } from '../nodes/package.mts';

/** A file of the repository. */
export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A built file, as a node sees it. */
export const built = createRequire(path.join(root, 'dist/nodes/'));

const manifest = JSON.parse(read('package.json')) as Manifest;

/** The repository's address on the web. */
export const repository = webOf(manifest);

/** A file of the repository that a full address leads to, or else the link as it is. */
export const fileOf = (link: string): string =>
	link.replace(new RegExp(`^${repository.replaceAll('.', '\\.')}/(?:blob|raw)/main/`), '');

/** Every provider with its nodes, its credential and its page. */
export const providers = providersOf(root, manifest).map((provider) => ({
	...provider,
	file: pageOf(provider),
	page: read(pageOf(provider)),
}));

/** Nodes that are no triggers, of all providers. */
export const actions = providers.flatMap(({ nodes }) => nodes.slice(0, 1).map(descriptionOf));

/** The node in which the provider is a parameter. */
export const gateway = nodes
	.map(({ node }) => node.description)
	.filter(({ name }) => name === 'smsGateway');

/** Nodes that begin a workflow, of all providers. */
export const triggers = providers.flatMap(({ nodes }) => nodes.slice(1).map(descriptionOf));

function descriptionOf({ type }: Provider['nodes'][number]) {
	return type.description;
}

/** What stands under a heading of the second level. */
export function sectionOf(page: string, heading: string): string {
	return page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
}

/** The cells of all tables under a heading; what divides a table's head from its body is left out. */
export function rowsOf(page: string, heading: string): string[][] {
	const tables = sectionOf(page, heading).split(/\n(?!\|)/);
	return tables
		.flatMap((table) => table.split(/^\|[-|]+\|$/m)[1]?.split('\n') ?? [])
		.filter((line) => line.startsWith('|'))
		.map((line) => line.slice(1, line.lastIndexOf('|')).split('|'))
		.map((cells) => cells.map((cell) => cell.trim()));
}

/** What stands between back-ticks. */
export const codes = (cell = ''): string[] =>
	[...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** A cell without the signs that make it bold. */
export const label = (cell = ''): string => cell.replaceAll('**', '');

/** The fields of a form, but for what only tells something. */
export const fieldsOf = (properties: readonly INodeProperties[]): INodeProperties[] =>
	properties.filter(({ type }) => type !== 'notice' && type !== 'hidden');

/** What a collection offers. */
export const inner = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options.filter((one): one is INodeProperties => 'type' in one);
