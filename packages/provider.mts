import { existsSync, globSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type {
	ICredentialType,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import type { Manifest } from './manifest.mts';

/** A class file of the built package, and what it describes. */
interface Built<T> {
	/** As the manifest names it. */
	file: string;
	type: T;
}

/** One service, with all that its own package holds. */
export interface Provider {
	/** The name of the package. */
	name: string;
	displayName: string;
	/** Its folder under `nodes/`. */
	folder: string;
	/** Its action node comes first. */
	nodes: Array<Built<INodeType>>;
	credentials: Array<Built<ICredentialType>>;
}

/**
 * Every folder under `nodes/` that says what is true of a provider, with its built nodes.
 * @param root the repository's folder, built
 */
export function providersOf(root: string, { n8n }: Manifest): Provider[] {
	const nodes = n8n.nodes.map((file) => load<INodeType>(root, file));
	const credentials = n8n.credentials.map((file) => load<ICredentialType>(root, file));
	const folders = globSync('nodes/*/provider.ts', { cwd: root }).map((file) => path.dirname(file));
	return folders.toSorted().map((folder) => {
		const own = nodes.filter(({ file }) => file.startsWith(`dist/${folder}/`));
		const action = own.find(({ type }) => !type.description.group.includes('trigger'));
		if (action === undefined) throw new Error(`package.json names no action node of ${folder}`);
		const { displayName } = action.type.description;
		const needed = own.flatMap(({ type }) => type.description.credentials ?? []);
		const names = new Set(needed.map(({ name }) => name));
		return {
			name: `n8n-nodes-${displayName.toLowerCase().replaceAll(' ', '-')}`,
			displayName,
			folder,
			nodes: [action, ...own.filter((node) => node !== action)],
			credentials: credentials.filter(({ type }) => names.has(type.name)),
		};
	});
}

/** The page about a provider, from the repository's folder. */
export function pageOf({ name }: Provider): string {
	return `docs/providers/${name.replace('n8n-nodes-', '')}.md`;
}

/** What a node can do, as its form names it: `Message: Send`. */
export function operationsOf({
	properties,
}: INodeTypeDescription): Array<{ name: string; does: string }> {
	return choices(properties, 'resource').flatMap((resource) =>
		choices(properties, 'operation', resource.value).map(({ name, description }) => ({
			name: `${resource.name}: ${name}`,
			does: description ?? '',
		})),
	);
}

function choices(
	properties: readonly INodeProperties[],
	name: string,
	resource?: INodePropertyOptions['value'],
): INodePropertyOptions[] {
	const shown = properties.find(({ name: own, displayOptions }) => {
		const resources = displayOptions?.show?.['resource'];
		return own === name && (resource === undefined || resources?.includes(resource));
	});
	return (shown?.options ?? []).filter((one): one is INodePropertyOptions => 'value' in one);
}

/** The source of a built file. */
export function sourceOf(file: string): string {
	return file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
}

function load<T>(root: string, file: string): Built<T> {
	if (!existsSync(path.join(root, file))) throw new Error(`${file} is not built`);
	const require = createRequire(path.join(root, 'package.json'));
	const [Class] = Object.values(require(`./${file}`) as Record<string, new () => T>);
	if (Class === undefined) throw new Error(`${file} exports no class`);
	return { file, type: new Class() };
}
