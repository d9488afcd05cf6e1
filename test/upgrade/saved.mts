import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { IConnections, IDataObject, INode } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import type { Exchange } from '../contract/types.mts';

/** The node that starts a saved workflow, and the one that it is about. */
export const TRIGGER = 'When clicking ‘Execute workflow’';
export const SUBJECT = 'Subject';

/** A workflow as n8n saved it with an earlier version of the package, and what came of it then. */
export interface Saved {
	/** Such as "proTexting message: send". */
	name: string;
	provider: ProviderName;
	workflow: { nodes: INode[]; connections: IConnections; settings: IDataObject };
	/** What the provider answers, request by request. */
	answers: Array<Exchange['answer']>;
	results: IDataObject[];
}

const store = fileURLToPath(new URL('./versions/', import.meta.url));

/** Where save.mts puts what belongs to a version: its workflows, and the package as npm has it. */
export function placesOf(version: string) {
	const folder = path.join(store, version);
	return {
		folder,
		workflows: path.join(folder, 'workflows.json'),
		package: path.join(folder, 'package.tgz'),
	};
}

/** The versions that save.mts has stored, the newest last. */
export function storedVersions(): string[] {
	return readdirSync(store).toSorted(new Intl.Collator('en', { numeric: true }).compare);
}

/** The newest of them. */
export function lastVersion(): string {
	const last = storedVersions().at(-1);
	if (last === undefined) throw new Error(`No version is stored in ${store}`);
	return last;
}

/** The workflows that save.mts wrote when that version was the newest. */
export function savedBy(version: string): Saved[] {
	return JSON.parse(readFileSync(placesOf(version).workflows, 'utf8')) as Saved[];
}

/** A word of the one provider whose words are not documented may have its meaning by now. */
const isKnownNow = (field: string, before: unknown, now: IDataObject | undefined): boolean =>
	field === 'deliveryState' &&
	before === 'unknown' &&
	now?.['provider'] === 'voipCommunications' &&
	typeof now[field] === 'string';

/** What of a result is no longer as it was. Fields may be added. */
export function lostFields(before: readonly IDataObject[], now: readonly IDataObject[]): string[] {
	if (before.length !== now.length) return [`${now.length} results instead of ${before.length}`];
	return before.flatMap((result, index) =>
		Object.entries(result)
			.filter(([field, value]) => !isDeepStrictEqual(value, now[index]?.[field]))
			.filter(([field, value]) => !isKnownNow(field, value, now[index]))
			.map(([field, value]) => `${field}: ${say(now[index]?.[field])} instead of ${say(value)}`),
	);
}

const say = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** The node that a saved workflow is about. */
export function subjectOf({ name, workflow }: Saved): INode {
	const subject = workflow.nodes.find((node) => node.name === SUBJECT);
	if (subject === undefined) throw new Error(`${name} has no node "${SUBJECT}"`);
	return subject;
}
