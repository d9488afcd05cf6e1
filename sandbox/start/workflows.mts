import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { isCode } from './trouble.mts';
import { field, Refused, type Rest } from './rest.mts';

/** What of a workflow's file goes to n8n: the rest is of the n8n that it came from. */
const TAKEN = ['name', 'nodes', 'connections', 'settings', 'pinData', 'meta'];
/** The longest id that n8n stores. */
const ID_LENGTH = 36;

/**
 * Imports the example workflows that n8n has not. Those that it has are the person's by now.
 * @param warn gets a sentence about a file that n8n does not take
 */
export async function seedWorkflows(
	rest: Rest,
	folder: string,
	warn: (sentence: string) => void,
): Promise<void> {
	for (const file of await filesIn(folder)) {
		try {
			const workflow = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as unknown;
			await seed(rest, workflow, idOf(workflow, file));
		} catch (error) {
			if (!(error instanceof Refused) && !(error instanceof SyntaxError)) throw error;
			warn(`The example ${file} could not be imported: ${error.message}`);
		}
	}
}

async function filesIn(folder: string): Promise<string[]> {
	try {
		const names = await readdir(folder);
		return names.filter((name) => name.endsWith('.json')).sort();
	} catch (error) {
		if (isCode(error, 'ENOENT')) return [];
		throw error;
	}
}

function idOf(workflow: unknown, file: string): string {
	const id = field(workflow, 'id');
	return typeof id === 'string' ? id : path.parse(file).name.slice(0, ID_LENGTH);
}

async function seed(rest: Rest, workflow: unknown, id: string): Promise<void> {
	if (await exists(rest, id)) return;
	const taken = TAKEN.map((name) => [name, field(workflow, name)] as const);
	const given = taken.filter(([, value]) => value !== undefined);
	const created = await rest.post('/workflows', { ...Object.fromEntries(given), id });
	if (field(workflow, 'active') !== true) return;
	const versionId = field(created, 'versionId');
	await rest.post(`/workflows/${id}/activate`, { versionId });
}

async function exists(rest: Rest, id: string): Promise<boolean> {
	try {
		await rest.get(`/workflows/${encodeURIComponent(id)}`);
		return true;
	} catch (error) {
		if (error instanceof Refused && [403, 404].includes(error.status)) return false;
		throw error;
	}
}
