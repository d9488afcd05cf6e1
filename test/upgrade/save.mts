/**
 * Stores what the tests of upgrades need of a version: the package, and a workflow for every
 * operation, with its parameters as n8n's editor saves them, and what comes of it by the contract's
 * fixtures. Run it once for each version that is published, before it is, and never again for it:
 *   npm run save-version
 */
import { existsSync, globSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as WorkflowParts from 'n8n-workflow';
import type { INode, INodeParameters } from 'n8n-workflow';

import { createSimulator } from '../../sandbox/simulator/simulator.mts';
import { seedsFor } from '../../sandbox/start/credentials.mts';
import { pack } from '../../sandbox/start/package.mts';
import type { OperationFixture, ProviderFixture } from '../contract/types.mts';
import { manifest, nodes, root } from '../nodes/package.mts';
import { placesOf, SUBJECT, TRIGGER, type Saved } from './saved.mts';

const { NodeHelpers } = createRequire(import.meta.url)('n8n-workflow') as typeof WorkflowParts;

const here = fileURLToPath(new URL('./', import.meta.url));
const places = placesOf(manifest.version);
const { folder } = places;
if (existsSync(folder)) throw new Error(`${folder} is there: a published version is stored once.`);

const simulator = await createSimulator();
const seeds = seedsFor(simulator.credentials);
await simulator.close();

const saved: Saved[] = [];
for (const file of globSync('../contract/fixtures/*.mts', { cwd: here }).toSorted()) {
	const module = (await import(pathToFileURL(path.join(here, file)).href)) as object;
	for (const fixture of Object.values(module).filter(isFixture)) {
		saved.push(...fixture.operations.map((operation) => save(fixture, operation)));
	}
}
mkdirSync(folder, { recursive: true });
writeFileSync(places.workflows, `${JSON.stringify(saved, null, '\t')}\n`);
const archive = await pack(root, folder, new AbortController().signal);
renameSync(path.join(folder, archive), places.package);
console.log(`${saved.length} workflows in ${path.relative(process.cwd(), folder)}`);

function isFixture(value: unknown): value is ProviderFixture {
	return value instanceof Object && 'operations' in value && 'provider' in value;
}

function save(fixture: ProviderFixture, operation: OperationFixture): Saved {
	const { provider, credential } = fixture;
	const name = `${provider} ${operation.resource}: ${operation.operation}`;
	const [exchanges = []] = Object.values(operation.wire);
	const trigger = node(TRIGGER, 'n8n-nodes-base.manualTrigger');
	const subject = node(SUBJECT, `${manifest.name}.${provider}`);
	const { id, name: credentialName } = storedCredential(credential);
	subject.credentials = { [credential]: { id, name: credentialName } };
	subject.parameters = parametersOf(subject, provider, operation);
	return {
		name,
		provider,
		workflow: {
			nodes: [trigger, subject],
			connections: { [TRIGGER]: { main: [[{ node: SUBJECT, type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1' },
		},
		answers: exchanges.map(({ answer }) => answer),
		results: operation.results,
	};
}

function node(name: string, type: string): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}

function storedCredential(type: string): { id: string; name: string } {
	const found = seeds.find((seed) => seed.type === type);
	if (found === undefined) throw new Error(`The sandbox has no credential of type ${type}`);
	return found;
}

/** The editor saves what differs from the defaults, and what is shown. */
function parametersOf(
	subject: INode,
	provider: string,
	operation: OperationFixture,
): INodeParameters {
	const { description } =
		nodes.find(({ node: one }) => one.description.name === provider)?.node ?? {};
	if (description === undefined) throw new Error(`The package has no node ${provider}`);
	const { resource, operation: name, parameters } = operation;
	const all = { resource, operation: name, simplify: false, ...parameters };
	const { properties } = description;
	const kept = NodeHelpers.getNodeParameters(properties, all, false, false, subject, description);
	return kept ?? {};
}
