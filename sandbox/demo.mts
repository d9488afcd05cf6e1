/**
 * `npm run demo`: n8n's own engine runs one workflow per provider against the simulator, and
 * prints what was sent, scheduled, sent as a campaign, reported and deleted.
 */
import type { IConnections, INode } from 'n8n-workflow';

import { demonstrations, type Demonstration } from './demo/workflows.mts';
import { table, toRow, type Row } from './demo/table.mts';
import { createEngine, type Engine, type StoredCredential } from './engine/engine.mts';
import { createSimulator } from './simulator/simulator.mts';

const START = 'People';
/** Beside the list of people: a beginning with one item, for what needs no list. */
const ONCE = 'Start Once';

function nodesOf(
	{ provider, credential, steps }: Demonstration,
	stored: StoredCredential,
): INode[] {
	const plain = (name: string, type: string, y: number): INode => ({
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion: 1,
		position: [0, y],
		parameters: {},
	});
	const own = steps.map(
		({ name, parameters }, place): INode => ({
			id: name,
			name,
			type: `n8n-nodes-sms-gateways.${provider}`,
			typeVersion: 1,
			position: [200 * (place + 1), 0],
			parameters,
			credentials: { [credential]: stored },
		}),
	);
	const once: INode = { ...plain(ONCE, 'noOp', 200), executeOnce: true };
	return [plain(START, 'manualTrigger', 0), once, ...own];
}

function connectionsOf({ steps }: Demonstration): IConnections {
	const links: IConnections = { [START]: { main: [[{ node: ONCE, type: 'main', index: 0 }]] } };
	for (const { name, after = START } of steps) {
		const outputs = (links[after] ??= { main: [[]] }).main;
		outputs?.[0]?.push({ node: name, type: 'main', index: 0 });
	}
	return links;
}

async function perform(
	engine: Engine,
	demonstration: Demonstration,
	stored: StoredCredential,
): Promise<Row[]> {
	const result = await engine.runWorkflow({
		name: demonstration.provider,
		nodes: nodesOf(demonstration, stored),
		connections: connectionsOf(demonstration),
		pinData: { [START]: demonstration.people },
	});
	if (result.status !== 'success') throw new Error(result.error?.message ?? result.status);
	return demonstration.steps.flatMap(({ name }) =>
		(result.node(name).outputs[0] ?? []).map(({ json }) => toRow(name, json)),
	);
}

// Phones answer at once, so that a report has something to say.
const simulator = await createSimulator({ timings: { sentAfterMs: 0, deliveredAfterMs: 0 } });
const engine = await createEngine();
try {
	for (const demonstration of demonstrations) {
		const { provider, displayName, credential } = demonstration;
		const stored = engine.addCredential(credential, simulator.credentials[provider]);
		const rows = await perform(engine, demonstration, stored);
		console.log(`\n${displayName}\n${table(rows)}`);
	}
	const phones = new Set(simulator.ledger.map(({ phone }) => phone)).size;
	console.log(
		`\n${simulator.ledger.length} messages reached ${phones} simulated phones. Nothing left this machine.`,
	);
} finally {
	await engine.close();
	await simulator.close();
}
