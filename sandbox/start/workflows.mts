import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { isCode } from './trouble.mts';
import { field, Refused, type Rest } from './rest.mts';

/** What of a workflow's file goes to n8n: the rest is of the n8n that it came from. */
const TAKEN = ['name', 'nodes', 'connections', 'settings', 'pinData', 'meta'];
/** The longest id that n8n stores. */
const ID_LENGTH = 36;

/**
 * Imports the example workflows that were never imported. The others are the person's by now: to
 * change, or to delete.
 * @param folder holds their files
 * @param note the file that says which were imported
 * @param warn gets a sentence about a file that n8n does not take
 */
export async function seedWorkflows(
	rest: Rest,
	folder: string,
	note: string,
	warn: (sentence: string) => void,
): Promise<void> {
	const imported = new Set(await readNote(note));
	// n8n lists first what was made last.
	for (const file of (await filesIn(folder)).reverse()) {
		try {
			const workflow = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as unknown;
			const id = idOf(workflow, file);
			if (!imported.has(id)) await seed(rest, workflow, id);
			imported.add(id);
		} catch (error) {
			if (!(error instanceof Refused) && !(error instanceof SyntaxError)) throw error;
			warn(`The example ${file} could not be imported: ${error.message}`);
		}
	}
	await writeFile(note, JSON.stringify([...imported]));
}

async function readNote(note: string): Promise<string[]> {
	try {
		return JSON.parse(await readFile(note, 'utf8')) as string[];
	} catch {
		// The first start.
		return [];
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
