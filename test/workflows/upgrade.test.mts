/** A real n8n installs the package, and a later version of it, while it has workflows with it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import { seedsFor } from '../../sandbox/start/credentials.mts';
import { field } from '../../sandbox/start/rest.mts';
import { manifest } from '../nodes/package.mts';
import { answerAsThen } from '../upgrade/perform.mts';
import {
	lastVersion,
	lostFields,
	savedBy,
	subjectOf,
	SUBJECT,
	TRIGGER,
	type Saved,
} from '../upgrade/saved.mts';
import { Api } from './api.mts';
import { openN8n, type N8n } from './n8n.mts';
import { createRegistry, type Registry } from './registry.mts';
import { outputOf } from './stage.mts';

/** The version that was published last; what is built here comes after it. */
const PREVIOUS = lastVersion();
const NEXT =
	manifest.version === PREVIOUS
		? PREVIOUS.replace(/\d+$/, (patch) => `${Number(patch) + 1}-next`)
		: manifest.version;

const all = savedBy(PREVIOUS).map((saved, index) => ({ saved, id: `saved-${index}` }));

describe(`n8n upgrades the package from ${PREVIOUS}`, { timeout: 300_000 }, () => {
	let simulator: Simulator;
	let registry: Registry;
	let n8n: N8n;
	let api: Api;

	before(async () => {
		simulator = await createSimulator();
		registry = await createRegistry(PREVIOUS, NEXT);
		n8n = await openN8n(seedsFor(simulator.credentials), { isBare: true, env: registry.env });
		api = new Api(n8n);
	});
	after(async () => {
		await n8n?.close();
		await registry?.close();
		await simulator?.close();
	});

	/** What n8n lists under Settings → Community Nodes. */
	const installed = async (): Promise<unknown[]> => {
		const list = await n8n.rest.get('/community-packages');
		assert.ok(Array.isArray(list));
		return list.map((one) => [
			field(one, 'packageName'),
			field(one, 'installedVersion'),
			field(one, 'failedLoading'),
		]);
	};
	const perform = async (saved: Saved, id: string): Promise<IDataObject[]> => {
		answerAsThen(simulator, saved);
		const execution = await api.until(await api.execute(id, TRIGGER), () => true);
		assert.equal(execution.error, undefined);
		return outputOf(execution, SUBJECT);
	};

	test('it installs the package as it does from npm', async () => {
		await n8n.rest.post('/community-packages', { name: manifest.name, version: PREVIOUS });
		assert.deepEqual(await installed(), [[manifest.name, PREVIOUS, false]]);
	});

	test('it takes workflows with every operation', async () => {
		for (const { saved, id } of all) {
			await n8n.rest.post('/workflows', { ...saved.workflow, name: saved.name, id });
		}
	});

	for (const { saved, id } of all) {
		test(`before it, ${saved.name} runs with the results that were stored`, async () => {
			assert.deepEqual(lostFields(saved.results, await perform(saved, id)), []);
		});
	}

	test('it puts the later version in its place', async () => {
		await n8n.rest.patch('/community-packages', { name: manifest.name, version: NEXT });
		assert.deepEqual(await installed(), [[manifest.name, NEXT, false]]);
	});

	for (const { saved, id } of all) {
		test(`${saved.name} loads as it was saved, and runs with the same results`, async () => {
			const { nodes } = await api.workflow(id);
			const subject = nodes.find(({ name }) => name === SUBJECT);
			assert.deepEqual(subject?.parameters, subjectOf(saved).parameters);
			assert.deepEqual(lostFields(saved.results, await perform(saved, id)), []);
		});
	}

	test('after a restart, they run still', async () => {
		await n8n.killAndRestart();
		const [first] = all;
		assert.ok(first);
		assert.deepEqual(lostFields(first.saved.results, await perform(first.saved, first.id)), []);
	});
});
