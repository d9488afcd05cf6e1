/** Workflows that were saved with earlier versions go on as they did. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type * as WorkflowParts from 'n8n-workflow';

import { createEngine, type Engine } from '../../sandbox/engine/engine.mts';
import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import { seedsFor } from '../../sandbox/start/credentials.mts';
import { nodes } from '../nodes/package.mts';
import { perform } from './perform.mts';
import { lostFields, savedBy, storedVersions, subjectOf } from './saved.mts';

const { NodeHelpers } = createRequire(import.meta.url)('n8n-workflow') as typeof WorkflowParts;

for (const version of storedVersions()) {
	describe(`A workflow of version ${version}`, () => {
		let engine: Engine;
		let simulator: Simulator;

		before(async () => {
			simulator = await createSimulator();
			const credentials = seedsFor(simulator.credentials).map(({ type, data }) => [type, data]);
			engine = await createEngine({ credentials: Object.fromEntries(credentials) });
		});
		after(async () => {
			await engine.close();
			await simulator.close();
		});

		for (const saved of savedBy(version)) {
			const subject = subjectOf(saved);

			test(`keeps every parameter: ${saved.name}`, () => {
				const { description } =
					nodes.find(({ node }) => node.description.name === saved.provider)?.node ?? {};
				assert.ok(description);
				const { properties } = description;
				const all = NodeHelpers.getNodeParameters(
					properties,
					subject.parameters,
					true,
					false,
					subject,
					description,
				);
				for (const [name, value] of Object.entries(subject.parameters)) {
					assert.deepEqual(all?.[name], value, name);
				}
				const full = { ...subject, parameters: all ?? {} };
				assert.equal(NodeHelpers.getNodeParametersIssues(properties, full, description), null);
			});

			test(`runs with the same results: ${saved.name}`, async () => {
				const results = await perform(engine, simulator, saved);
				assert.deepEqual(lostFields(saved.results, results), []);
			});
		}
	});
}
