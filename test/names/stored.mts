import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { credentials, nodes } from '../nodes/package.mts';
import { namesOfCredential, namesOfNode, type Names } from './names.mts';

const folder = fileURLToPath(new URL('stored/', import.meta.url));

/** Today's names, by `node <name>` or `credential <name>`; package.json says which there are. */
export function namesToday(): Map<string, Names> {
	return new Map([
		...nodes.map(
			({ node: { description } }) =>
				[`node ${description.name}`, namesOfNode(description)] as const,
		),
		...credentials.map(
			({ credential }) => [`credential ${credential.name}`, namesOfCredential(credential)] as const,
		),
	]);
}

const fileOf = (subject: string) => `${subject.replace(' ', '.')}.json`;

/** The names that were stored, one file each. */
export function namesStored(): Map<string, Names> {
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
	return new Map(
		files.map((file) => {
			const subject = file.replace('.', ' ').replace(/\.json$/, '');
			return [subject, JSON.parse(readFileSync(folder + file, 'utf8')) as Names] as const;
		}),
	);
}

/** Stores the names of a node or credential. */
export function store(subject: string, names: Names): void {
	writeFileSync(folder + fileOf(subject), `${JSON.stringify(names, undefined, '\t')}\n`);
}
