import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ICredentialType, INodeType } from 'n8n-workflow';

/** The folder of the package as it is published. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

interface Manifest {
	name: string;
	version: string;
	dependencies?: Record<string, string>;
	devDependencies: Record<string, string>;
	peerDependencies: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

export const manifest = JSON.parse(
	readFileSync(path.join(root, 'package.json'), 'utf8'),
) as Manifest;

type Classes = Record<string, new () => object>;

/** What `require` of the package gives. */
export const classes = createRequire(import.meta.url)(path.join(root, 'index.js')) as Classes;

/** `dist/nodes/Enswitch/Enswitch.node.js` is the class Enswitch. */
export const classOf = (file: string): string => path.basename(file).split('.')[0] ?? '';

/** Every node of the package, with the folder that it lies in. */
export const nodes = manifest.n8n.nodes.map((file) => {
	const Class = classes[classOf(file)];
	if (!Class) throw new Error(`index.js exports no ${classOf(file)}`);
	return { file: path.join(root, file), node: new Class() as INodeType };
});

/** Every credential of the package. */
export const credentials = manifest.n8n.credentials.map((file) => {
	const Class = classes[classOf(file)];
	if (!Class) throw new Error(`index.js exports no ${classOf(file)}`);
	return { file: path.join(root, file), credential: new Class() as ICredentialType };
});

/** The names of icons that are not there. */
export function missingIcons(icon: unknown, file: string): string[] {
	const { light = '', dark = '' } = (icon ?? {}) as { light?: string; dark?: string };
	return [light, dark].filter(
		(name) =>
			!name.startsWith('file:') ||
			!existsSync(path.join(path.dirname(file), name.slice('file:'.length))),
	);
}
