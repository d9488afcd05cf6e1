import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IConnections, INode } from 'n8n-workflow';

/** A workflow as a file holds it and as n8n gives it back. */
export interface SavedWorkflow {
	id: string;
	name: string;
	active: boolean;
	versionId?: string;
	nodes: INode[];
	connections: IConnections;
	pinData: Record<string, unknown[]>;
}

const folder = fileURLToPath(new URL('../../sandbox/workflows/', import.meta.url));

/** The examples, as a person downloads them. */
export const examples = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.sort()
	.map((name) => {
		const content = readFileSync(path.join(folder, name), 'utf8');
		return { name, content, workflow: JSON.parse(content) as SavedWorkflow };
	});
