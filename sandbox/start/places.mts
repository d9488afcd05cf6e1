import path from 'node:path';

/** Where things lie. Of n8n's folder, only its package.json, lockfile and .npmrc are in git. */
export interface Places {
	root: string;
	/** The example workflows. */
	workflows: string;
	/** What says which n8n to install, and holds all of the following. */
	n8n: string;
	/** An installation that has not ended; thrown away when it does not end well. */
	installing: string;
	installed: string;
	/** n8n's user folder: the database, the key, the community packages, our own notes. */
	data: string;
	/** Says which examples were imported. */
	imported: string;
	/** Where n8n keeps community packages. */
	nodes: string;
	installLog: string;
	n8nLog: string;
	/** Says from which sources `dist` was built. */
	built: string;
	/** There while the sandbox runs. */
	running: string;
	/** Everything of queue mode: the databases, and a user folder for each n8n process. */
	queue: string;
}

/** The places under the repository's folder. */
export function placesIn(root: string): Places {
	const n8n = path.join(root, 'sandbox', 'n8n');
	const data = path.join(n8n, 'data');
	return {
		root,
		workflows: path.join(root, 'sandbox', 'workflows'),
		n8n,
		installing: path.join(n8n, 'installing'),
		installed: path.join(n8n, 'installed'),
		...userPlaces(data, path.join(n8n, 'n8n.log')),
		installLog: path.join(n8n, 'install.log'),
		built: path.join(n8n, 'built.json'),
		running: path.join(n8n, 'running.json'),
		queue: path.join(n8n, 'queue'),
	};
}

/** The places of an n8n that has its user folder there. */
export function userPlaces(
	data: string,
	n8nLog = path.join(data, 'n8n.log'),
): Pick<Places, 'data' | 'imported' | 'nodes' | 'n8nLog'> {
	const imported = path.join(data, 'imported-examples.json');
	return { data, imported, nodes: path.join(data, '.n8n', 'nodes'), n8nLog };
}

/** There while queue mode runs. */
export function queueNote({ queue }: Places): string {
	return path.join(queue, 'running.json');
}
