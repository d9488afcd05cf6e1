import type { Names } from './names.mts';

type Manifest = { n8n: { nodes: string[]; credentials: string[] } };

/** package.json with the node and the credential, by which n8n finds them. */
export function listInManifest(text: string, { pascal }: Names): string {
	const manifest = JSON.parse(text) as Manifest;
	const { n8n } = manifest;
	n8n.nodes = [...n8n.nodes, `dist/nodes/${pascal}/${pascal}.node.js`].toSorted();
	n8n.credentials = [...n8n.credentials, `dist/credentials/${pascal}Api.credentials.js`].toSorted();
	return JSON.stringify(manifest, undefined, 2);
}

/** The simulator's list with the provider at its end. */
export function listInSimulator(text: string, { camel }: Names): string {
	const imported = `import { ${camel} } from './providers/${camel}/setup.mts';`;
	const before = text.lastIndexOf('\nimport ');
	const listed = text.replace(/^(export const PROVIDERS = \{[^}]*)(?=^\};)/m, `$1\t${camel},\n`);
	if (before < 0 || listed === text)
		throw new Error('The list of simulated providers is not there.');
	return `${listed.slice(0, before)}\n${imported}${listed.slice(before)}`;
}
